import type { FieldSet } from '../../sheets/field.ts';
import type { Order, OrderLine } from '../kind.ts';
import { orderTypes } from './choices.ts';
import { receiverFields, senderFields } from './contact-fields.ts';
import { itemFields } from './item-fields.ts';
import { originFields } from './origin-fields.ts';

/** Once per order. Names and duties: the parameter table of `taobao.wlb.wms.stock.in.order.notify`. */
const orderFields = {
  order_code: {
    type: 'text',
    level: 'order',
    required: true,
    label: { zh: '入库单号', en: 'Order Code' },
    words: [
      'inbound order number|id|code? client? number? code? purchase? cainiao? external?',
      'order number|id|code client? number? code? purchase? @0.95',
      'inbound number|code client? @0.9',
      'transfer order number|code? number? @0.95',
      'purchase order number? code? @0.9',
      'reference number? client? order? @0.6',
      'inbound order',
      'return inbound order number? id? code? @0.9',
      'shipment order|number|id number? @0.5',
      'return order number @0.6',
    ],
    looks: 'reference',
    hint: {
      zh: '本单唯一的编号；同一个编号的行属于同一张入库单，发送后不要换号重发',
      en: 'The order’s own unique number; rows with the same number are one order. Never send the same goods under a new one',
    },
    example: 'PO260600001',
  },
  store_code: {
    type: 'text',
    warehouse: true,
    level: 'order',
    required: true,
    label: { zh: '仓库编码', en: 'Store Code' },
    words: [
      'warehouse code|number|id destination|inbound|receiver? code? number? id? cainiao? name? external?',
      'warehouse destination|inbound|receiver? cainiao? !name @0.9',
      'warehouse return code? number? !name !shipper @0.75',
      'location code|number|id code? number? id? @0.9',
      'location @0.6',
    ],
    hint: { zh: '菜鸟给的仓库编码，不是仓库名称', en: 'The code Cainiao gave, not the warehouse’s name' },
    example: 'STORE_666110',
  },
  order_type: {
    type: 'choice',
    choices: orderTypes,
    level: 'order',
    required: true,
    label: { zh: '单据类型', en: 'Order Type' },
    aliases: ['业务类型'],
    words: ['order|inbound type|rule order? inbound?', 'return type inbound? order? @0.7', 'type @0.7'],
    hint: {
      zh: '普通入库 601、销退入库 501、调拨入库 302、其他入库 904、B2B入库 306',
      en: '601 normal, 501 sales return, 302 transfer, 904 other, 306 B2B',
    },
    example: '普通入库',
  },
  order_create_time: {
    type: 'datetime',
    level: 'order',
    required: true,
    label: { zh: '创建时间', en: 'Order Create Time' },
    words: [
      'create date order? inbound?',
      'order date create? inbound? purchase?',
      'date @0.5',
      'create @0.6',
      'transfer date @0.6',
    ],
    hint: { zh: '北京时间；只填日期时按当天 00:00:00', en: 'Beijing time; a date alone means 00:00:00 of that day' },
    example: '2026-06-01 08:30:00',
  },
  expect_start_time: {
    type: 'date',
    level: 'order',
    label: { zh: '预计开始', en: 'Expect Start Time' },
    words: [
      'expect start date? arrive? deliver?',
      'start arrive|deliver date? expect?',
      'expect arrive|deliver date? inbound? @0.6',
      'start date @0.7',
    ],
    hint: { zh: '预计最早哪天送到', en: 'The earliest day of delivery' },
    example: '20260610',
  },
  expect_end_time: {
    type: 'date',
    level: 'order',
    label: { zh: '预计结束', en: 'Expect End Time' },
    words: [
      'expect end date? arrive? deliver?',
      'end arrive|deliver date? expect?',
      'expect arrive|deliver date? @0.5',
      'end date @0.7',
    ],
    hint: { zh: '预计最晚哪天送到，不早于预计开始', en: 'The latest day of delivery, not before the earliest' },
    example: '20260612',
  },
  supplier_code: {
    type: 'text',
    level: 'order',
    label: { zh: '供应商编码', en: 'Supplier Code' },
    words: ['supplier code|number|id'],
    looks: 'reference',
    example: 'SUP-1',
  },
  supplier_name: {
    type: 'text',
    free: true,
    level: 'order',
    label: { zh: '供应商名称', en: 'Supplier Name' },
    words: ['supplier name? company?'],
    example: '义乌市某某有限公司',
  },
  inbound_type_desc: {
    type: 'text',
    free: true,
    level: 'order',
    label: { zh: '入库说明', en: 'Inbound Type Desc' },
    words: ['inbound reason|title', 'inbound remark @0.8', 'inbound type remark|title|reason'],
    hint: {
      zh: '原样告诉仓库的一句话，例如 加工归还、委外归还',
      en: 'Told to the warehouse as it is, such as goods back from processing',
    },
    example: '加工归还',
  },
  remark: {
    type: 'text',
    free: true,
    level: 'order',
    label: { zh: '备注', en: 'Remark' },
    words: ['remark order? inbound?', 'remark client order? @0.7'],
    example: '轻放',
  },
  order_flag: {
    type: 'text',
    pattern: /^\d+(?:\s*,\s*\d+)*$/,
    level: 'order',
    label: { zh: '订单标记', en: 'Order Flag' },
    aliases: ['订单标识'],
    words: ['flag order?'],
    looks: 'reference',
    hint: {
      zh: '数字，多个用英文逗号隔开：9 上门退货，13 收取发票',
      en: 'Numbers, several separated by commas: 9 return collected at the door, 13 collect the invoice',
    },
    example: '9',
  },
  extend_fields: {
    type: 'pairs',
    insideValues: { ';': '_', ':': '-' },
    level: 'order',
    label: { zh: '扩展属性', en: 'Extend Fields' },
    aliases: ['Extended Attributes'],
    words: ['extra order? attribute?'],
    hint: {
      zh: '写成 名称:内容;名称:内容。内容里的分号要写成下划线 _，冒号会换成横线 -',
      en: 'Written name:content;name:content. Write _ for a semicolon inside a content; a colon there becomes -',
    },
    example: 'a:1;b:2',
  },
} as const satisfies FieldSet;

/** In the order of the template's columns. */
export const fields = { ...orderFields, ...originFields, ...senderFields, ...receiverFields, ...itemFields } as const;

export type StockInOrder = Order<typeof fields>;
export type StockInLine = OrderLine<typeof fields>;
