import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { nonceString, sign } from '#engine/partners/xport/sign.ts';
import { json } from '../support/socket-server.ts';
import { clientOf, outgoing, signal } from './xport-client.ts';

const NOW = 1_700_000_000_000;
const demo = { accessKey: 'demo-access-key', accessSecret: 'demo-access-secret' };

/** The vectors of the contract page. */
test.each([
  ['ABCDEFGHIJKLMNOPQRSTUVWXYZ012345', 'C5482417D038615D51673E82D12E50AF'],
  ['', 'B1BF5BD89DA378EB71EA625252D269F2'],
])('the signature with nonce %o is %s', (nonce, signature) => {
  expect(sign(demo, '1700000000', nonce)).toBe(signature);
});

test('a nonce is 32 letters and digits, another one each time', () => {
  const nonces = Array.from({ length: 200 }, nonceString);
  for (const nonce of nonces) expect(nonce).toMatch(/^[A-Za-z0-9]{32}$/);
  expect(new Set(nonces).size).toBe(nonces.length);
  // No character is left out for ever.
  expect(new Set(nonces.join('')).size).toBe(62);
});

/** The request that sending one order of a kind makes. */
async function requestOf(kind: string, settings = {}) {
  const seen: { request: IncomingMessage; body: string }[] = [];
  const client = await clientOf(
    (request, response, body) => {
      seen.push({ request, body });
      json(response, { data: true });
    },
    kind,
    settings,
    () => NOW + 999,
  );
  await client.send([outgoing('1', { id: '2887421737338134260' })], signal);
  const [only] = seen;
  if (!only || seen.length !== 1) throw new Error(`${seen.length} requests`);
  return { ...only, url: new URL(only.request.url ?? '', 'http://x') };
}

test('every call carries the five headers; the body goes as JSON in UTF-8', async () => {
  const { request, body } = await requestOf('package-inbound');
  const { headers } = request;
  expect(headers).toMatchObject({
    'content-type': 'application/json',
    'access-key': 'practice-access-key',
    'user-id': 'practice-user',
    timestamp: '1700000000',
  });
  const nonce = String(headers['nonce-str']);
  const credentials = { accessKey: 'practice-access-key', accessSecret: 'practice-access-secret' };
  expect(headers.signature).toBe(sign(credentials, '1700000000', nonce));
  expect(body).toBe('{"id":"2887421737338134260"}');
});

test('open/pp calls repeat timestamp and signature in the query, unless the account says not to; wms calls never do', async () => {
  const { url, request } = await requestOf('freight-order');
  expect(url.searchParams.get('timestamp')).toBe(request.headers.timestamp);
  expect(url.searchParams.get('sign')).toBe(request.headers.signature);
  expect((await requestOf('freight-order', { querySign: false })).url.search).toBe('');
  expect((await requestOf('package-update')).url.search).toBe('');
});

test.each([
  ['freight-order', 'pathBook', '/open/pp/logistics/orderBookingFreight'],
  ['domestic-logistics', 'pathDomestic', '/open/pp/logistics/updateLogisticInfo'],
  ['package-inbound', 'pathPackageInbound', '/wms/package/inbound'],
  ['package-forecast', 'pathPackageForecast', '/wms/package/forecast'],
  ['package-update', 'pathPackageUpdate', '/wms/package/update'],
])('%s goes to %s, which the account can change', async (kind, setting, path) => {
  const { url, request } = await requestOf(kind);
  expect([request.method, url.pathname]).toEqual(['POST', `/api${path}`]);
  expect((await requestOf(kind, { [setting]: '/v2/other' })).url.pathname).toBe('/api/v2/other');
});
