import type { FieldSet } from '../sheets/field.ts';
import { given } from './json.ts';
import { defineKind } from './kind.ts';
import { companyField, parcelFields, parcelIds, parcelKey } from './xport/parcel.ts';

/** One line per item in the parcel. */
const itemFields = {
  offer_id: {
    type: 'text',
    level: 'line',
    required: true,
    label: { zh: '货源ID', en: 'Offer ID' },
    words: [
      'link id goods? alibaba? @0.85',
      'goods sku id alibaba',
      'offer id|number|code? goods? alibaba?',
      'goods id|number alibaba',
      'goods id|number @0.65',
      'alibaba offer id?',
      'goods code @0.6',
    ],
    looks: 'long-id',
    hint: { zh: '1688 的商品（offer）编号；请把单元格设为文本格式', en: 'The 1688 offer; set the cell to text format' },
    example: '688123456789',
  },
  sku_id: {
    type: 'text',
    level: 'line',
    label: { zh: 'SKU ID', en: 'SKU ID' },
    words: [
      'sku id goods? alibaba? offer?',
      'spec|sku id|number offer',
      'sku id offer alibaba?',
      'alibaba sku',
      'spec id|number|code goods? sku? alibaba? id?',
      'sku number|code goods? @0.85',
      'sku goods? @0.8',
    ],
    looks: 'long-id',
    example: '4970432383383',
  },
  quantity: {
    type: 'integer',
    min: 1,
    max: 2_147_483_647,
    own: true,
    level: 'line',
    required: true,
    label: { zh: '数量', en: 'Quantity' },
    words: [
      'qty goods? piece? purchase? order? buyer? planned? create? ship? source?',
      'qty total goods? piece? purchase? order? planned? @0.87',
      'piece goods? @0.8',
      'sku qty @0.8',
    ],
    example: '2',
  },
  title: {
    type: 'text',
    free: true,
    level: 'line',
    label: { zh: '商品名称', en: 'Title' },
    words: [
      'goods name|title title? platform? chinese? name? !declared',
      'goods chinese @0.9',
      'goods name declared @0.75',
      'goods @0.5',
      'title goods? chinese?',
      'chinese name @0.75',
      'name @0.6',
    ],
    looks: 'title',
    example: '白色短袖',
  },
} as const satisfies FieldSet;

/** In the order of the template's columns. */
const fields = { ...parcelFields, logistics_company_name: companyField, ...itemFields } as const;

/** Parcels on their way to the warehouse, with what is in them (`POST /wms/package/forecast`); inferred. */
export const packageForecast = defineKind({
  id: 'package-forecast',
  partner: 'xport',
  label: { zh: '包裹预报', en: 'Package forecast' },
  titles: ['包裹预报', '预报', '到货预报', 'package forecast', 'parcel forecast', 'forecast'],
  fields,
  key: parcelKey,
  lineLabel: { zh: '商品行', en: 'item line' },
  checkOrder: () => [],
  toPayload: ({ values, lines }) =>
    given({
      ...parcelIds(values),
      logistics_company_name: values.logistics_company_name,
      items: lines.map(({ values: { offer_id, sku_id, quantity, title } }) =>
        given({ offer_id, sku_id, quantity, title }),
      ),
    }),
  results: [],
});
