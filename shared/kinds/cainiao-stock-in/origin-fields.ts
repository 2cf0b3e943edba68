import type { FieldSet } from '../../sheets/field.ts';

/** What a return or a transfer says about where the goods come from. */
export const originFields = {
  prev_order_code: {
    type: 'text',
    level: 'order',
    wantedWhen: { field: 'order_type', is: ['501'] },
    label: { zh: '来源单号', en: 'Prev Order Code' },
    words: [
      'source order? number|code|id? number? return?',
      'old order number|code source?',
      'related order number|code @0.55',
      'deal order? number|id|code return? @0.7',
    ],
    looks: 'reference',
    hint: { zh: '销退入库填原销售订单号', en: 'Of a sales return: the number of the sale' },
    example: 'EC000003',
  },
  return_reason: {
    type: 'text',
    free: true,
    level: 'order',
    wantedWhen: { field: 'order_type', is: ['501'] },
    label: { zh: '退货原因', en: 'Return Reason' },
    words: ['return reason', 'reason @0.6'],
    hint: { zh: '销退入库填写', en: 'Of a sales return' },
    example: '消费者7天无理由退货',
  },
  tms_service_code: {
    type: 'text',
    level: 'order',
    label: { zh: '配送公司编码', en: 'TMS Service Code' },
    words: ['carrier code|number company?'],
    looks: 'reference',
    hint: { zh: '拒收退回的销退单：原单的配送公司编码', en: 'For a refused delivery: the carrier of the sale' },
    example: 'DBL',
  },
  tms_service_name: {
    type: 'text',
    free: true,
    level: 'order',
    label: { zh: '快递公司', en: 'TMS Service Name' },
    words: ['carrier company? name? return?', 'forwarder company? name? @0.6'],
    example: '德邦物流',
  },
  tms_order_code: {
    type: 'text',
    level: 'order',
    label: { zh: '运单号', en: 'TMS Order Code' },
    words: ['waybill number|id|code? carrier? number? return?', 'carrier order|number number? return?'],
    looks: 'waybill',
    hint: { zh: '拒收退回的销退单：原运单号', en: 'For a refused delivery: the waybill of the sale' },
    example: '292934291',
  },
} as const satisfies FieldSet;
