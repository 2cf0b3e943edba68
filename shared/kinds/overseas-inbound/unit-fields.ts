import type { FieldSet } from '../../sheets/field.ts';

/** What the numbers beside them are in. The partner takes kilograms and centimetres only; `units.ts` says what follows. */
export const unitFields = {
  declaredWeightUnit: {
    type: 'text',
    free: true,
    unasked: true,
    level: 'line',
    label: { zh: '重量单位', en: 'Weight Unit' },
    aliases: [
      '申报重量单位',
      '毛重单位',
      '单箱重量单位',
      '箱重单位',
      'Declared Weight Unit',
      'Unit of Weight',
      'Weight UOM',
    ],
    hint: { zh: '只能是 KG；别的单位要先换算', en: 'KG only; other units are converted first' },
    example: 'KG',
  },
  declareDimensionUnit: {
    type: 'text',
    free: true,
    unasked: true,
    level: 'line',
    label: { zh: '尺寸单位', en: 'Dimension Unit' },
    aliases: [
      '申报尺寸单位',
      '箱子申报尺寸单位',
      '长度单位',
      '长宽高单位',
      '外箱尺寸单位',
      'Declare Dimension Unit',
      'Declared Dimension Unit',
      'Dimensions Unit',
      'Size Unit',
      'Length Unit',
      'Unit of Dimension',
      'Dimension UOM',
    ],
    hint: { zh: '只能是 CM；别的单位要先换算', en: 'CM only; other units are converted first' },
    example: 'CM',
  },
} as const satisfies FieldSet;
