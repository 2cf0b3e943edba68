import { defineKind } from '#shared/kinds/kind.ts';

const text = { type: 'text', example: 'x' } as const;
const common = {
  partner: 'xport',
  titles: [],
  key: ['parcelNo'],
  lineLabel: { zh: '行', en: 'line' },
  checkOrder: () => [],
  toPayload: () => ({}),
} as const;
const parcel = {
  parcelNo: { ...text, level: 'order', required: true, label: { zh: '包裹号', en: 'Parcel No' } },
  weight: { ...text, level: 'order', label: { zh: '重量', en: 'Weight' } },
} as const;

/** Two kinds that share their key and a field, as the parcel kinds do; neither has details. */
export const parcelArrival = defineKind({
  ...common,
  id: 'parcel-arrival',
  label: { zh: '包裹到货', en: 'Parcel arrival' },
  titles: ['到货', 'arrival'],
  fields: { ...parcel, state: { ...text, level: 'order', label: { zh: '质检结果', en: 'State' } } },
});

export const parcelChange = defineKind({
  ...common,
  id: 'parcel-change',
  label: { zh: '包裹变更', en: 'Parcel change' },
  titles: ['变更', 'change'],
  fields: { ...parcel, company: { ...text, level: 'order', label: { zh: '物流公司', en: 'Company' } } },
});

/** Names that both levels use, and one that two fields of a level claim. */
export const bothLevels = defineKind({
  ...common,
  id: 'both-levels',
  label: { zh: '两级', en: 'Two levels' },
  key: ['no'],
  fields: {
    no: { ...text, level: 'order', required: true, label: { zh: '单号', en: 'No' } },
    remark: { ...text, level: 'order', label: { zh: '备注', en: 'Remark' } },
    lineRemark: { ...text, level: 'line', label: { zh: '行备注', en: 'Line remark' }, aliases: ['备注', 'Remark'] },
    left: { ...text, level: 'line', label: { zh: '左', en: 'Left' }, aliases: ['side'] },
    right: { ...text, level: 'line', label: { zh: '右', en: 'Right' }, aliases: ['side'] },
  },
});

/** A required field that the office's own table fills from another one. */
export const lookedUp = defineKind({
  ...common,
  id: 'looked-up',
  label: { zh: '查表', en: 'Looked up' },
  fields: {
    ...parcel,
    item: { ...text, level: 'order', required: true, label: { zh: '货品', en: 'Item' } },
    sku: { ...text, level: 'order', label: { zh: 'SKU', en: 'SKU' }, lookup: { table: 'sku-items', fills: 'item' } },
  },
});
