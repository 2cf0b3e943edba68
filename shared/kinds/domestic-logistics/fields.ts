import type { FieldSet } from '../../sheets/field.ts';
import type { Order, OrderLine } from '../kind.ts';
import { imageUrlField, lineItemFields } from '../xport/line-items.ts';

const orderFields = {
  tmallOrderId: {
    type: 'text',
    level: 'order',
    required: true,
    label: { zh: '平台订单号', en: 'Tmall Order ID' },
    words: [
      'order number|id|code platform? number? id? code? buyer? external? shop?',
      'order number|id|code source platform? number? id? code? shop? @0.8',
      'order deal number|id|code platform? number? id? code?',
      'deal number|id|code @0.6',
      'order platform @0.9',
      'order number|id|code client @0.8',
      'purchase order number? @0.7',
      'reference number? platform? order? client? @0.6',
      'order @0.5',
    ],
    looks: 'long-id',
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
    aliases: ['下单返回的订单ID'],
    words: ['xport order? number|id? id?', 'international order number|id|code', 'xport order'],
    looks: 'reference',
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
    wire: 'lineItem.title',
  },
  imageUrl: imageUrlField,
  internationalNo: {
    type: 'text',
    level: 'line',
    label: { zh: '国际单号', en: 'International Tracking No' },
    words: [
      'international ship number',
      'international waybill|carrier|order? number|id|code? order? number?',
      'waybill international number?',
      'order number @0.45',
      'number @0.45',
      'waybill number @0.5',
    ],
    looks: 'international-waybill',
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
    words: [
      'ship number domestic? @0.8',
      'waybill domestic? number|id|code? carrier? parcel? number?',
      'domestic order|carrier|waybill? number|id|code order? number?',
      'carrier order|number number? @0.9',
      'order number @0.5',
      'parcel number @0.7',
    ],
    looks: 'waybill',
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
    words: [
      'carrier company? name? domestic? new? ship? pickup?',
      'company ship @0.7',
      'forwarder company? name? @0.7',
    ],
    looks: 'carrier',
    example: '顺丰',
    wire: 'domesticLogisticInfo.logisticCompanyName',
  },
  rtsTime: {
    type: 'unix-seconds',
    level: 'line',
    label: { zh: '揽收时间', en: 'Collection Time' },
    aliases: ['Ready To Ship Time'],
    words: ['pickup date domestic? carrier?', 'ship date domestic? @0.95', 'ship @0.6', 'pickup @0.7'],
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
