import type { FieldSet } from '../../sheets/field.ts';
import type { Order, OrderLine } from '../kind.ts';
import { addressFields } from './address-fields.ts';
import { attachmentFields } from './attachment-fields.ts';
import { lineFields } from './line-fields.ts';
import { shipperFields } from './shipper-fields.ts';
import { unitFields } from './unit-fields.ts';

/** Once per order. Limits: the field table of eTower's `POST /api/supplier-service/v1/b2b/po`. */
const orderFields = {
  referenceNo: {
    type: 'text',
    max: 50,
    level: 'order',
    required: true,
    label: { zh: '客户入库单号', en: 'Reference No' },
    words: [
      'external order number|id|code? @0.8',
      'forecast number|id @0.7',
      'inbound order number|id|code? destination? warehouse? client? first-leg?',
      'inbound number|id|code destination? warehouse? @0.85',
      'reference number|id|code? client? inbound? order? number? code? shipment?',
      'reference number|id|code? purchase order? number? @0.93',
      'inbound order number|id|code? client? number? id? reference? purchase? destination?',
      'inbound number|id|code client? @0.9',
      'first-leg order|number number? @0.8',
      'order number|id|code client? reference? shipment? number? id? @0.95',
      'purchase order number? client? id? code? reference? order? @0.85',
      'purchase number @0.85',
      'shipment id|number|code order|id|number|code|reference? client? platform?',
      'shipment order|reference? client? @0.9 !name',
      'bill number @0.6',
      'order client @0.7',
      'order @0.5',
      'number client @0.6',
      'batch shipment|ship number @0.6',
      'forecast order number? @0.8',
    ],
    looks: 'reference',
    hint: {
      zh: '本单唯一的编号；同一个编号的行属于同一张入库单',
      en: 'The order’s own unique number; rows with the same number are one order',
    },
    example: 'IB2606-001',
  },
  warehouseCode: {
    type: 'text',
    max: 20,
    warehouse: true,
    level: 'order',
    required: true,
    label: { zh: '目的仓', en: 'Warehouse Code' },
    words: [
      'warehouse code|number|id destination|receiver|inbound? code? number? id? name? client?',
      'warehouse destination|receiver|inbound? !name !order @0.95',
      'warehouse name destination|receiver|inbound? @0.65',
      'location code? destination? inbound? @0.65',
      'destination code|number|id @0.7',
      'destination @0.5',
    ],
    hint: { zh: '仓库给的仓库代码，不是仓库名称', en: 'The code the warehouse gave, not its name' },
    example: 'SYD01',
  },
  tallyRule: {
    type: 'choice',
    choices: [
      {
        code: '1',
        label: { zh: '单件', en: 'By piece' },
        aliases: [
          '逐件',
          '按件',
          '单件理货',
          '按件理货',
          '逐件理货',
          '件',
          'piece',
          'pieces',
          'piece by piece',
          'per piece',
          'by item',
          'item',
          'pcs',
        ],
      },
      {
        code: '2',
        label: { zh: '单箱', en: 'By box' },
        aliases: [
          '按箱',
          '整箱',
          '逐箱',
          '单箱理货',
          '按箱理货',
          '整箱理货',
          '箱',
          'box',
          'boxes',
          'per box',
          'by carton',
          'carton',
          'ctn',
        ],
      },
    ],
    level: 'order',
    required: true,
    label: { zh: '理货规则', en: 'Tally Rule' },
    words: ['tally rule? type? receiver? inbound?', 'rule tally'],
    hint: { zh: '单件：逐件清点；单箱：按箱清点', en: 'By piece: every piece is counted; by box: boxes are counted' },
    example: '单箱',
  },
  useShipperBoxNo: {
    type: 'boolean',
    level: 'order',
    required: true,
    label: { zh: '用客户箱号', en: 'Use Shipper Box No' },
    aliases: ['使用客户箱号发送海外仓'],
    words: ['use carton|mark number|code? client? shipper? number? carton?', 'use carton @0.7'],
    hint: { zh: '填 是 或 否', en: 'Yes or no' },
    example: '是',
  },
  shippedDate: {
    type: 'datetime',
    level: 'order',
    label: { zh: '发出日期', en: 'Ship Date' },
    words: [
      'ship date expect? actual?',
      'shipment date @0.8',
      'ship expect? @0.8',
      'create ship date @0.7',
      'sail date? expect? actual? @0.7',
    ],
    hint: { zh: '只填日期时按当天 00:00:00', en: 'A date alone means 00:00:00 of that day' },
    example: '2026-06-22',
  },
  eta: {
    type: 'datetime',
    level: 'order',
    label: { zh: '预计到仓', en: 'ETA' },
    words: [
      'deadline date warehouse? @0.6',
      'expect arrive|deliver date? warehouse? inbound? destination?',
      'arrive date warehouse? inbound? @0.85',
      // To the warehouse, or by the maker.
      'deliver date warehouse|inbound|destination @0.85',
      'deliver date @0.7',
      'expect handover date? @0.6',
      'handover date @0.6',
      'expect inbound date? @0.85',
      'expect date @0.6',
      'expect receiver date? @0.7',
      'destination arrive date @0.7',
      'inbound date @0.6',
    ],
    hint: { zh: '只填日期时按当天 00:00:00', en: 'A date alone means 00:00:00 of that day' },
    example: '2026-07-01',
  },
  orderRemark: {
    type: 'text',
    max: 200,
    free: true,
    level: 'order',
    label: { zh: '入库单备注', en: 'Order Remark' },
    aliases: ['备注', 'Remark', 'Remarks'],
    words: ['order remark inbound?', 'remark @0.6'],
    hint: {
      zh: '仓库的字段表里已没有它，样例里还有：默认发送，可在账号设置里关闭',
      en: 'No longer in the warehouse’s field table, but in its sample: sent unless the account’s settings say otherwise',
    },
    example: '6月备货',
  },
  attachments: {
    type: 'files',
    level: 'order',
    label: { zh: '附件', en: 'Attachments' },
    words: ['attachment name? order?'],
    hint: {
      zh: '文件名，用分号隔开，最多 5 个；文件放在表格旁边或所选附件文件夹里',
      en: 'File names separated by semicolons, at most 5; beside the workbook or in the chosen folder',
    },
    example: 'packing-list.pdf; invoice.xlsx',
  },
} as const satisfies FieldSet;

/** In the order of the template's columns; what it does not ask for comes last. */
export const fields = {
  ...orderFields,
  ...shipperFields,
  ...addressFields,
  ...lineFields,
  ...unitFields,
  ...attachmentFields,
} as const;

export type InboundOrder = Order<typeof fields>;
export type InboundLine = OrderLine<typeof fields>;
