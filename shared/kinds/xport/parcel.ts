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
    aliases: [
      '外部单号',
      '客户订单号',
      '商家订单号',
      '外部订单ID',
      'Outer Order ID',
      'External Order ID',
      'External Order No',
      'Out Order No',
    ],
    hint: { zh: '请把单元格设为文本格式', en: 'Set the cell to text format' },
    example: '205569999000',
  },
  alibaba_order_id: {
    type: 'text',
    level: 'order',
    required: true,
    label: { zh: '1688订单号', en: 'Alibaba Order ID' },
    aliases: [
      '阿里订单号',
      '阿里巴巴订单号',
      '1688单号',
      '1688订单ID',
      '1688订单编号',
      '1688 Order No',
      '1688 Order ID',
      'Alibaba Order No',
    ],
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
    aliases: [
      '运单号',
      '物流单号',
      '国内快递单号',
      '包裹单号',
      '快递号',
      'Tracking Number',
      'Tracking No',
      'Waybill No',
      'Logistics No',
    ],
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
  aliases: ['物流公司', '快递', '快递名称', '承运商', 'Carrier', 'Courier', 'Logistics Company', 'Courier Company'],
  example: '圆通',
  wire: 'logistics_company_name',
} as const satisfies FieldSet[string];
