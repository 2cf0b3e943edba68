import { distinct, textIn } from '../json.ts';
import { defineKind } from '../kind.ts';
import { announced } from './announced.ts';
import { fields } from './fields.ts';
import { toPayload } from './payload.ts';
import { checkOrder, texts } from './rules.ts';

/** Stock-in notifications to Cainiao's warehouses (`taobao.wlb.wms.stock.in.order.notify`). */
export const cainiaoStockIn = defineKind({
  id: 'cainiao-stock-in',
  partner: 'top',
  label: { zh: '菜鸟入库通知单', en: 'Cainiao stock-in notification' },
  titles: ['菜鸟', '入库通知', '入库通知单', 'cainiao', 'stock in', 'stock-in notification'],
  fields,
  key: ['order_code'],
  documents: {
    field: 'order_type',
    senders: { 501: 'buyer', 302: 'warehouse', 601: null },
    source: 'prev_order_code',
  },
  lineLabel: { zh: '货品明细行', en: 'item line' },
  texts,
  checkOrder,
  toPayload,
  announced,
  results: [
    {
      label: { zh: '菜鸟请求号', en: 'Cainiao request id' },
      type: 'id',
      values: ({ data }) => distinct([textIn(data, 'request_id')]),
    },
  ],
});
