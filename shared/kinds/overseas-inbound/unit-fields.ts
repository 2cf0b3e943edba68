import type { FieldSet } from '../../sheets/field.ts';

/** What the numbers beside them are in. The partner takes kilograms and centimetres only; `units.ts` says what follows. */
export const unitFields = {
  declaredWeightUnit: {
    type: 'text',
    free: true,
    unasked: true,
    level: 'line',
    label: { zh: '重量单位', en: 'Weight Unit' },
    words: ['unit weight carton|package? declared? gross?'],
    hint: { zh: '只能是 KG；别的单位要先换算', en: 'KG only; other units are converted first' },
    example: 'KG',
  },
  declareDimensionUnit: {
    type: 'text',
    free: true,
    unasked: true,
    level: 'line',
    label: { zh: '尺寸单位', en: 'Dimension Unit' },
    aliases: ['Size Unit'],
    words: ['unit size|length|width|height carton|package? declared?'],
    hint: { zh: '只能是 CM；别的单位要先换算', en: 'CM only; other units are converted first' },
    example: 'CM',
  },
} as const satisfies FieldSet;
