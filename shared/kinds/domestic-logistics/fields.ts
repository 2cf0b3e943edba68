import type { FieldSet } from '../../sheets/field.ts';
import type { Order, OrderLine } from '../kind.ts';
import { imageUrlField, lineItemFields, titleAliases } from '../xport/line-items.ts';

const orderFields = {
  tmallOrderId: {
    type: 'text',
    level: 'order',
    required: true,
    label: { zh: '平台订单号', en: 'Tmall Order ID' },
    aliases: [
      '订单号',
      '天猫订单号',
      '淘宝订单号',
      '采购订单号',
      '订单编号',
      'Order No',
      'Order Number',
      'Platform Order No',
      'Taobao Order ID',
    ],
    hint: {
      zh: '同一个订单号的行是一张单；请把单元格设为文本格式',
      en: 'Rows with the same number are one order; set the cell to text format',
    },
    example: '2205699990001234567',
  },
  orderId: {
    type: 'text',
    level: 'order',
    label: { zh: '订单ID', en: 'Order ID' },
    aliases: [
      '国际订单ID',
      '国际订单号',
      'Xport订单ID',
      'Xport订单号',
      '下单返回的订单ID',
      'Xport Order ID',
      'Xport Order No',
      'International Order ID',
    ],
    hint: {
      zh: '国际下单时对方给的编号；用本程序下的单可以不填，会自动带出',
      en: 'The number that booking returned; filled in by itself for orders booked with this program',
    },
    example: '21',
  },
} as const satisfies FieldSet;

/** One line per parcel; lines of the same goods belong together. */
const lineFields = {
  ...lineItemFields,
  title: {
    type: 'text',
    free: true,
    level: 'line',
    label: { zh: '商品名称', en: 'Title' },
    aliases: titleAliases,
    example: '白色短袖',
    wire: 'lineItem.title',
  },
  imageUrl: imageUrlField,
  internationalNo: {
    type: 'text',
    level: 'line',
    label: { zh: '国际单号', en: 'International Tracking No' },
    aliases: [
      '国际运单号',
      '国际物流单号',
      '国际快递单号',
      '国际面单号',
      '跨境运单号',
      'International Logistic No',
      'International Waybill No',
      'International Logistics Number',
    ],
    hint: {
      zh: '国际运单号；用本程序下的单可以不填，会自动带出',
      en: 'The international waybill; filled in by itself for orders booked with this program',
    },
    example: 'FARJP2408000013YQ',
    wire: 'logisticInfos.logisticNumer',
  },
  domesticNo: {
    type: 'text',
    level: 'line',
    own: true,
    required: true,
    label: { zh: '国内单号', en: 'Domestic Tracking No' },
    aliases: [
      '国内运单号',
      '国内物流单号',
      '国内快递单号',
      '快递单号',
      '运单号',
      '物流单号',
      '包裹单号',
      'Domestic Logistic No',
      'Domestic Waybill No',
      'Tracking No',
      'Tracking Number',
    ],
    hint: { zh: '一个包裹一行', en: 'One row per parcel' },
    example: 'SF1234521212678',
    wire: 'domesticLogisticInfo.logisticNumer',
  },
  logisticCompanyName: {
    type: 'text',
    free: true,
    level: 'line',
    required: true,
    label: { zh: '快递公司', en: 'Domestic Carrier' },
    aliases: [
      '物流公司',
      '快递',
      '国内物流公司',
      '国内快递公司',
      '承运商',
      '快递名称',
      'Carrier',
      'Courier',
      'Logistic Company',
      'Logistics Company',
    ],
    example: '顺丰',
    wire: 'domesticLogisticInfo.logisticCompanyName',
  },
  rtsTime: {
    type: 'unix-seconds',
    level: 'line',
    label: { zh: '揽收时间', en: 'Collection Time' },
    aliases: [
      '揽件时间',
      '发货时间',
      '国内发货时间',
      '发出时间',
      '出库时间',
      'RTS Time',
      'Pickup Time',
      'Ready To Ship Time',
      'Collected At',
      'Shipped At',
    ],
    hint: {
      zh: '日期和时间（北京时间），也可以填 10 位的 Unix 秒数',
      en: 'Date and time in China (GMT+8), or Unix seconds of ten digits',
    },
    example: '2026-08-05 10:00:00',
    wire: 'domesticLogisticInfo.rtsTime',
  },
} as const satisfies FieldSet;

/** In the order of the template's columns. */
export const fields = { ...orderFields, ...lineFields } as const;

export type DomesticOrder = Order<typeof fields>;
export type ParcelLine = OrderLine<typeof fields>;

/** Lines (parcels) of an order by the goods in them, in order of first appearance; lines that do not say which are left out. */
export function byGoods({ lines }: DomesticOrder): readonly (readonly ParcelLine[])[] {
  const named = lines.filter(({ values }) => values.itemId !== undefined && values.skuId !== undefined);
  return [...Map.groupBy(named, ({ values }) => goodsKey(values)).values()];
}

/** Lines with the same key carry the same goods. */
export function goodsKey({ itemId, skuId }: { readonly itemId?: unknown; readonly skuId?: unknown }): string {
  return JSON.stringify([itemId, skuId]);
}
