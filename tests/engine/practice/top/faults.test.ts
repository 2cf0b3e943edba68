import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseFaults } from '#engine/practice/practice.ts';
import { clientAt, outgoing, signal } from '../../partners/top/top-client.ts';
import { call, goodOrder as inbound } from '../etower-client.ts';
import { practice, temporaryFolder } from '../practice-server.ts';
import { goodOrder, post, signedForm } from './top-form.ts';

/** A practice Cainiao with these faults, a client of it, and the order codes that it has stored. */
async function troubled(spec: string) {
  const ledgerPath = join(temporaryFolder(), 'ledger.ndjson');
  const hangs = spec.startsWith('hang');
  const { url, addresses } = await practice({ ledgerPath, faults: parseFaults(spec) });
  const stored = () =>
    existsSync(ledgerPath)
      ? readFileSync(ledgerPath, 'utf8')
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line).reference)
      : [];
  return { url, client: clientAt(addresses.top ?? '', hangs ? { timeoutMs: 1000 } : {}), stored };
}

test.each([
  [
    'throttle',
    {
      code: 7,
      sub_code: 'accesscontrol.limited-by-app-access-count',
      sub_msg: 'This ban will last for 90 more seconds',
    },
  ],
  ['session', { code: 27 }],
  ['isp', { code: 15, sub_code: 'isp.remote-service-timeout' }],
])('%s is said in TOP’s envelope, and nothing is stored', async (fault, error) => {
  const { url, stored } = await troubled(`${fault}=1,first=1,retry-after=90`);
  expect((await post(url, signedForm(goodOrder('PO-1')))).error_response).toMatchObject(error);
  expect(stored()).toEqual([]);
  expect((await post(url, signedForm(goodOrder('PO-1')))).error_response).toBeUndefined();
});

test('isp-after stores the order and then says that the system failed', async () => {
  const { url, stored } = await troubled('isp-after=1,first=1');
  const reply = await post(url, signedForm(goodOrder('PO-1')));
  expect(reply.wlb_wms_stock_in_order_notify_response).toMatchObject({ wl_success: false, wl_error_code: 'S07' });
  expect(stored()).toEqual(['PO-1']);
});

test.each([
  ['throttle', 429],
  ['session', 401],
  ['isp', 500],
  ['isp-after', 500],
])('%s is HTTP %i at a partner without words of its own', async (fault, status) => {
  const { url } = await troubled(`${fault}=1,first=1`);
  expect((await call(url, 'po', [inbound('A')])).status).toBe(status);
});

test.each([
  ['', 'answered', 'accepted'],
  ['isp=1,first=1', 'unknown', 'accepted'],
  ['isp-after=1,first=1', 'unknown', 'exists'],
  ['http500=1,first=1', 'unknown', 'accepted'],
  ['http500-after=1,first=1', 'unknown', 'exists'],
  ['http429-after=1,first=1', 'throttled', 'exists'],
  ['http503-after=1,first=1', 'throttled', 'exists'],
  ['http504-after=1,first=1', 'unknown', 'exists'],
  ['http429-after-bare=1,first=1', 'throttled', 'exists'],
  ['http503-after-bare=1,first=1', 'unknown', 'exists'],
  ['cut-before=1,first=1', 'unknown', 'accepted'],
  ['cut-after=1,first=1', 'unknown', 'exists'],
  ['half-body=1,first=1', 'unknown', 'exists'],
  ['hang-after=1,first=1', 'unknown', 'exists'],
  ['non-json=1,first=1', 'unknown', 'exists'],
  ['http503=1,first=1', 'throttled', 'accepted'],
  ['http429=1,first=1', 'throttled', 'accepted'],
  ['throttle=1,first=1', 'throttled', 'accepted'],
  ['session=1,first=1', 'credentials', 'accepted'],
])('the client meets %j: first %s; sent again as it is, the order is there once', async (spec, type, then) => {
  const { client, stored } = await troubled(spec);
  expect((await client.send([outgoing('PO-1')], signal)).type).toBe(type);
  const again = await client.send([outgoing('PO-1')], signal);
  expect(again.type === 'answered' && again.answers.get('PO-1')?.type).toBe(spec === '' ? 'exists' : then);
  expect(stored()).toEqual(['PO-1']);
});

test('a clock that is wrong is told by how much', async () => {
  const { client } = await troubled('clock=-1200');
  const result = await client.send([outgoing('PO-1')], signal);
  if (result.type !== 'clock') throw new Error(result.type);
  expect(Math.abs(result.skewMs - 1_200_000)).toBeLessThan(5000);
});

test('a ban names its seconds', async () => {
  const { client } = await troubled('throttle=1,retry-after=90');
  expect(await client.send([outgoing('PO-1')], signal)).toEqual({
    type: 'throttled',
    waitMs: 90_000,
    status: 200,
    turnedAway: true,
  });
});

test('an order that the partner refuses is rejected in its words, which name the field', async () => {
  const { client } = await troubled('');
  const refused = await client.send([outgoing('PO-1', { ...outgoing('PO-1').body, order_type: 999 })], signal);
  expect(refused.type === 'answered' && refused.answers.get('PO-1')).toMatchObject({
    type: 'rejected',
    messages: [{ code: 'isv.invalid-parameter', text: expect.stringContaining('order_type') }],
  });
});
