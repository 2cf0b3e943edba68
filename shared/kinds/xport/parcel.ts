import type { FieldSet, ValuesAt } from '../../sheets/field.ts';
import { given } from '../json.ts';
import type { JsonObject } from '../kind.ts';

/** The three ids that together name a parcel, in every call of Xport's warehouse. Text: they have up to 19 digits. */
export const parcelFields = {
  out_order_id: {
    type: 'text',
    level: 'order',
    required: true,
    label: { zh: '外部订单号', en: 'Out Order ID' },
    words: [
      'external order number|id|code? id? number?',
      'client order number|id|code number? id?',
      'reference number? client? order? external? @0.75',
      'external number|id|code @0.85',
      'order number|id|code @0.5',
      'platform order number|id|code @0.7',
      'external reference number?',
      'external order',
      'client order @0.7',
    ],
    looks: 'long-id',
    hint: { zh: '请把单元格设为文本格式', en: 'Set the cell to text format' },
    example: '205569999000',
  },
  alibaba_order_id: {
    type: 'text',
    level: 'order',
    required: true,
    label: { zh: '1688订单号', en: 'Alibaba Order ID' },
    words: [
      'alibaba order|deal number|id|code order? number? id? purchase?',
      'alibaba number|id @0.9',
      'alibaba order @0.9',
      'purchase order number|id @0.6',
      'order number|id @0.45',
    ],
    looks: 'long-id',
    hint: {
      zh: '请把单元格设为文本格式，否则 19 位的订单号会丢失后几位',
      en: 'Set the cell to text format, or its 19 digits get lost',
    },
    example: '2887421737338134260',
  },
  logistics_tracking_number: {
    type: 'text',
    level: 'order',
    required: true,
    label: { zh: '快递单号', en: 'Logistics Tracking Number' },
    words: [
      'ship number @0.8',
      'waybill number|id|code? carrier? parcel? domestic? old? order? number?',
      'carrier number|id|order number? order? domestic? old? @0.9',
      'waybill parcel? domestic? @0.9',
      'parcel number|id|order number? @0.75',
      'old order number @0.6',
    ],
    looks: 'waybill',
    example: 'YT7565691026776',
  },
} as const satisfies FieldSet;

export const parcelKey = ['out_order_id', 'alibaba_order_id', 'logistics_tracking_number'] as const;

/** The three ids as they stand in every body. */
export function parcelIds(values: ValuesAt<typeof parcelFields, 'order'>): JsonObject {
  const { out_order_id, alibaba_order_id, logistics_tracking_number } = values;
  return given({ out_order_id, alibaba_order_id, logistics_tracking_number });
}

export const companyField = {
  type: 'text',
  free: true,
  level: 'order',
  label: { zh: '快递公司', en: 'Logistics Company Name' },
  words: ['carrier company? name? domestic? new? ship? pickup?', 'company ship @0.7', 'forwarder company? name? @0.7'],
  looks: 'carrier',
  example: '圆通',
  wire: 'logistics_company_name',
} as const satisfies FieldSet[string];
