import { expect, test } from 'vitest';
import { createEtowerProducts } from '#engine/partners/etower/products.ts';
import { etowerSettings } from '#shared/partners/etower.ts';
import { nodePorts } from '../../../../electron/hosts/node/ports.ts';
import { practice } from '../../practice/practice-server.ts';

const signal = new AbortController().signal;
const outgoing = (key: string, more: object = {}) => ({
  key,
  attachments: [],
  body: {
    ...{ sku: key, skuNameCn: '灯', skuNameEn: 'Lamp', hsCode: '9405', grossWeight: '0.85', estimateWeightUnit: 'KG' },
    ...{ productLength: '30', productWidth: '20', productHeight: '15.5', estimateDimensionUnit: 'CM' },
    ...{
      invoiceValue: '12.50',
      currency: 'USD',
      shippingBagPacked: '0',
      productMaterial: 'ABS',
      productUsage: 'Light',
    },
    ...{ batterySize: '0', otherAttributes: '7' },
    ...more,
  },
});

function clientFor(fetch: typeof globalThis.fetch, baseUrl = 'https://warehouse.example', more: object = {}) {
  return createEtowerProducts({
    ports: { ...nodePorts(), fetch },
    settings: etowerSettings.parse({ baseUrl, ...more }),
    credentials: { token: 'practice-token', key: 'practice-key' },
  });
}

const answering = (json: unknown, status = 200) =>
  clientFor((async () => new Response(JSON.stringify(json), { status })) as typeof fetch);

test('the practice warehouse registers each SKU once, and says of each what became of it', async () => {
  const { url } = await practice();
  const client = clientFor(fetch, url);
  expect(client.ordersPerRequest).toBe(30);
  const first = await client.send([outgoing('A'), outgoing('B', { currency: 'dollars' })], signal);
  expect(first.type === 'answered' && [...first.answers]).toEqual([
    ['A', { type: 'accepted', partnerNo: 'UBI00000001S', data: { barcode: 'UBI00000001S' } }],
    ['B', { type: 'rejected', messages: [expect.objectContaining({ text: expect.stringContaining('ISO 4217') })] }],
  ]);
  const again = await client.send([outgoing('A')], signal);
  expect(again.type === 'answered' && again.answers.get('A')).toMatchObject({ type: 'exists' });
});

test('never more than 30 in a request', () => {
  expect(() => clientFor(fetch, 'https://x.example', { productListSize: 31 })).toThrow();
});

const good = (sku: string) => ({ code: '0', data: { barcode: `UBI${sku}S`, sku }, errors: '', success: true });
const repeated = { code: '0005', data: 'B', errors: [{ code: '100025', message: 'SKU:B,Repeated' }] };

test('answers are matched by SKU, whatever their place; one that is not named is unknown', async () => {
  const result = await answering([repeated, good('A')]).send([outgoing('A'), outgoing('B'), outgoing('C')], signal);
  expect(result.type === 'answered' && Object.fromEntries(result.answers)).toEqual({
    A: { type: 'accepted', partnerNo: 'UBIAS', data: { barcode: 'UBIAS' } },
    B: { type: 'exists', partnerNo: null, data: {} },
  });
});

test.each([
  [[good('A'), good('A')], { type: 'unknown', reason: 'contradictory' }],
  [[{ ...good('A'), errors: [{ code: '1', message: 'x' }] }], { type: 'unknown', reason: 'contradictory' }],
  [
    [{ code: '0005', data: '', errors: [{ code: '9', message: 'SKU:A,hsCode wrong' }] }],
    { type: 'rejected', messages: [{ code: '9', text: 'SKU:A,hsCode wrong' }] },
  ],
  [[good('X')], undefined],
])('%j says of A: %j', async (json, expected) => {
  const result = await answering(json).send([outgoing('A')], signal);
  expect(result.type === 'answered' && result.answers.get('A')).toEqual(expected);
});

test('what is no answer leaves all unknown, a refused request rejects all', async () => {
  expect(await answering('<html>').send([outgoing('A')], signal)).toMatchObject({
    type: 'unknown',
    reason: 'unreadable',
  });
  expect(await answering([good('A')], 500).send([outgoing('A')], signal)).toMatchObject({ type: 'unknown' });
  const refused = await answering({ code: '0005', message: 'bad' }, 400).send([outgoing('A')], signal);
  expect(refused.type === 'answered' && refused.answers.get('A')).toMatchObject({ type: 'rejected' });
});
