import type { FieldSet } from '../sheets/field.ts';
import { given } from './json.ts';
import { defineKind } from './kind.ts';
import { titleAliases } from './xport/line-items.ts';
import { companyField, parcelFields, parcelIds, parcelKey } from './xport/parcel.ts';

/** One line per item in the parcel. */
const itemFields = {
  offer_id: {
    type: 'text',
    level: 'line',
    required: true,
    label: { zh: '货源ID', en: 'Offer ID' },
    aliases: ['商品ID', '1688商品ID', 'offerId', '货源编号', '商品编号', 'Item ID', 'Product ID'],
    hint: { zh: '1688 的商品（offer）编号；请把单元格设为文本格式', en: 'The 1688 offer; set the cell to text format' },
    example: '688123456789',
  },
  sku_id: {
    type: 'text',
    level: 'line',
    label: { zh: 'SKU ID', en: 'SKU ID' },
    aliases: ['SKU', 'SKU编号', '规格ID', '商品规格ID', 'Spec ID', 'Variant ID'],
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
    aliases: ['商品数量', '件数', 'Qty', 'Item Quantity', 'Pieces', 'Pcs'],
    example: '2',
  },
  title: {
    type: 'text',
    free: true,
    level: 'line',
    label: { zh: '商品名称', en: 'Title' },
    aliases: titleAliases,
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
