import { type ProblemOf, problemWith } from '../../problem.ts';
import type { Choice, FieldSet, ValuesAt } from '../../sheets/field.ts';
import { asNumber, givenAny } from '../json.ts';
import type { JsonObject, KindTexts } from '../kind.ts';

/** Free text at the partner; these are offered, others are sent as typed. */
const statuses: readonly Choice[] = [
  {
    code: '质检通过',
    label: { zh: '质检通过', en: 'Passed' },
    aliases: ['通过', '合格', '质检合格', '已通过', '良品', '正常', 'pass', 'ok', 'qualified', 'inspection passed'],
  },
  {
    code: '质检不通过',
    label: { zh: '质检不通过', en: 'Failed' },
    aliases: [
      '不通过',
      '未通过',
      '不合格',
      '质检不合格',
      '质检未通过',
      '不良品',
      '次品',
      'fail',
      'ng',
      'unqualified',
      'rejected',
      'inspection failed',
    ],
  },
];

/**
 * What the inspection found (`quality_inspection_info`). The vendor names no units; its sample (0.4, 23 × 34 × 56) can
 * only be kilograms and centimetres.
 */
export const inspectionFields = {
  status: {
    type: 'choice',
    choices: statuses,
    open: true,
    level: 'order',
    label: { zh: '质检结果', en: 'Inspection Status' },
    words: [
      'inspection result|status result? status?',
      'result inspection?',
      'inspection @0.95',
      'status @0.6',
      'quality status|result @0.8',
      'parcel inspection result|status',
    ],
    hint: { zh: '质检通过 或 质检不通过；也可以写别的', en: 'Passed or failed; other words are sent as they are' },
    example: '质检通过',
    wire: 'quality_inspection_info.status',
  },
  weight: {
    type: 'decimal',
    precision: 10,
    scale: 4,
    unit: 'kg',
    level: 'order',
    label: { zh: '重量', en: 'Weight' },
    words: ['weight parcel|package actual? gross?', 'weight actual? gross? @0.9'],
    hint: { zh: '公斤', en: 'Kilograms' },
    beside: 'parcel',
    example: '0.4',
    wire: 'quality_inspection_info.weight',
  },
  length: {
    type: 'decimal',
    precision: 9,
    scale: 3,
    unit: 'cm',
    level: 'order',
    label: { zh: '长', en: 'Length' },
    words: ['length parcel|package|carton size? actual?', 'length size? actual? @0.95'],
    hint: { zh: '厘米', en: 'Centimetres' },
    beside: 'parcel',
    example: '23',
    wire: 'quality_inspection_info.length',
  },
  width: {
    type: 'decimal',
    precision: 9,
    scale: 3,
    unit: 'cm',
    level: 'order',
    label: { zh: '宽', en: 'Width' },
    words: ['width parcel|package|carton size? actual?', 'width size? actual? @0.95'],
    hint: { zh: '厘米', en: 'Centimetres' },
    beside: 'parcel',
    example: '34',
    wire: 'quality_inspection_info.width',
  },
  height: {
    type: 'decimal',
    precision: 9,
    scale: 3,
    unit: 'cm',
    level: 'order',
    label: { zh: '高', en: 'Height' },
    words: ['height parcel|package|carton size? actual?', 'height size? actual? @0.95', 'depth @0.7'],
    hint: { zh: '厘米', en: 'Centimetres' },
    beside: 'parcel',
    example: '56',
    wire: 'quality_inspection_info.height',
  },
  failed_remark: {
    type: 'text',
    free: true,
    level: 'order',
    label: { zh: '不合格说明', en: 'Failed Remark' },
    words: [
      'failure reason|remark|title inspection? remark?',
      'inspection remark|reason',
      'failure inspection? @0.6',
      'reason @0.6',
      'remark @0.5',
    ],
    hint: { zh: '质检不通过时说明原因', en: 'Why the inspection failed' },
    example: '白色领口有污点',
    wire: 'quality_inspection_info.failed_remark',
  },
  images: {
    type: 'urls',
    level: 'order',
    label: { zh: '图片', en: 'Images' },
    // A picture of goods is mostly the shop's.
    words: [
      'image inspection|parcel link? parcel? goods? actual? inbound?',
      'image link? !goods @0.95',
      'image goods link? actual? inbound? @0.7',
    ],
    hint: { zh: '对方能打开的公网网址', en: 'Links that the partner can open from outside' },
    example: 'https://img.example.com/a.jpg',
    wire: 'quality_inspection_info.images',
  },
  failed_images: {
    type: 'urls',
    level: 'order',
    label: { zh: '不合格图片', en: 'Failed Images' },
    words: ['failure image link? inspection?'],
    hint: { zh: '对方能打开的公网网址', en: 'Links that the partner can open from outside' },
    example: 'https://img.example.com/bad.jpg',
    wire: 'quality_inspection_info.failed_images',
  },
} as const satisfies FieldSet;

type Inspection = ValuesAt<typeof inspectionFields, 'order'>;

/** `quality_inspection_info`; undefined when nothing of it is filled. The vendor's sample has the width as text. */
export function inspectionInfo(values: Inspection): JsonObject | undefined {
  return givenAny({
    status: values.status,
    weight: asNumber(values.weight),
    length: asNumber(values.length),
    width: values.width,
    height: asNumber(values.height),
    failed_remark: values.failed_remark,
    images: values.images,
    failed_images: values.failed_images,
  });
}

export const inspectionTexts = {
  'inspection.unexplained': {
    zh: '质检结果是“{{status}}”，但没有填「{{field}}」。建议写明原因',
    en: 'The inspection result is “{{status}}” but “{{field}}” is blank. Better say why',
  },
} as const satisfies KindTexts;

const problem = problemWith(inspectionTexts);

/** Parts of a status that say an inspection failed, in whatever words (lower case). */
const failedWords: readonly string[] = [
  '不通过',
  '未通过',
  '不合格',
  '不良',
  '次品',
  '失败',
  '拒收',
  'fail',
  'reject',
  'unqualified',
  'not pass',
  'defect',
];

/** A failing status that nobody explains is worth a second look. */
export function checkInspection(values: Inspection): readonly ProblemOf<typeof inspectionTexts>[] {
  const { status = '', failed_remark } = values;
  const words = status.toLowerCase();
  if (failed_remark !== undefined || !failedWords.some((word) => words.includes(word))) return [];
  return [problem('inspection.unexplained', { severity: 'warning', field: 'failed_remark', params: { status } })];
}
