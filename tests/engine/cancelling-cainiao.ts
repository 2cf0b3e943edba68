import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** What Cainiao says of the order that was to be cancelled; empty while it says nothing. */
export type Status = '' | 'WMS_CANCEL' | 'WMS_CONFIRMED' | 'WMS_REJECT';
export type Said = 'yes' | 'no' | 'S07' | 'ban' | 'cut' | 'session' | 'http429';

/** A Cainiao of the test's own, which cancels as it is told to, and tells of what it cancelled. */
export async function cancellingCainiao(said: { cancel: Said; status: Status }) {
  const asked: { method: string; fields: Record<string, string>; journaled: boolean }[] = [];
  let journaled = () => false;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const fields = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
      const method = (fields.method ?? '').replace('taobao.wlb.wms.', '');
      asked.push({ method, fields, journaled: journaled() });
      const answer = (body: object) => response.end(JSON.stringify(body));
      const good = (body: object) => answer({ [`wlb_wms_${method.replaceAll('.', '_')}_response`]: body });
      const { order_code } = fields;
      if (method === 'stock.in.order.notify') return good({ wl_success: true, order_code });
      if (method === 'cainiao.bill.query') {
        const order = { order_code: 'PO260600000', cn_order_code: 'LBX1', status: said.status, remark: '条码不符' };
        const list = said.status ? [{ ...order, modified_time: '2026-06-10 10:00:00' }] : [];
        return good({ total_count: list.length, order_info_list: list });
      }
      switch (said.cancel) {
        case 'yes':
          return good({ wl_success: 'true' });
        case 'no':
          return good({ wl_success: false, wl_error_code: 'E1', wl_error_msg: '已入库' });
        case 'S07':
          return good({ wl_success: false, wl_error_code: 'S07', wl_error_msg: '系统异常' });
        case 'ban':
          return answer({ error_response: { code: 7, sub_msg: 'This ban will last for 1 more seconds' } });
        case 'session':
          return answer({ error_response: { code: 27 } });
        case 'http429':
          return response.writeHead(429).end();
        case 'cut':
          return request.socket.destroy();
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const cancels = () => asked.filter(({ method }) => method === 'order.cancel.notify');
  return {
    gateway: `http://127.0.0.1:${(server.address() as AddressInfo).port}/router/rest`,
    cancels,
    whileAsked: (look: () => boolean) => {
      journaled = look;
    },
  };
}
