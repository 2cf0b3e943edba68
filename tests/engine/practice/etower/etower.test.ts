import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { call, createOrders, goodDetail, goodOrder, stored } from '../etower-client.ts';
import { practice, temporaryFolder } from '../practice-server.ts';

const clock = () => Date.now();

test('an accepted order gets a number of the form in the sample', async () => {
  const { url } = await practice({ clock });
  const day = new Date().toISOString().slice(2, 10).replaceAll('-', '');
  expect(await createOrders(url, goodOrder('CA-1'), goodOrder('CA-2'))).toEqual(
    [1, 2].map((number) => ({
      code: '0',
      data: { orderNo: `E10000${day}00000${number}O`, referenceNo: `CA-${number}` },
      errors: '',
      message: '',
      messageId: '',
      success: true,
      warnList: '',
    })),
  );
});

test('a reference is taken once: sent again, in one batch or later, it exists', async () => {
  const { url } = await practice();
  const [first, second] = await createOrders(url, goodOrder('CA-1'), goodOrder('CA-1'));
  const [third] = await createOrders(url, goodOrder('CA-1', { tallyRule: 9 }));
  expect(first?.success).toBe(true);
  for (const again of [second, third]) {
    expect(again).toMatchObject({ code: '0005', data: '', success: false });
    expect(again?.errors).toEqual([{ code: '600904', message: 'referenceNo:CA-1,Already exists in the system' }]);
  }
  expect(await stored(url, 'CA-1')).toEqual(['CA-1']);
});

test('each element of a batch stands for itself, and a refused one is not stored', async () => {
  const { url } = await practice();
  const answers = await createOrders(
    url,
    goodOrder('A'),
    goodOrder('B', { warehouseCode: 'x'.repeat(21) }),
    7,
    goodOrder('C'),
  );
  expect(answers.map(({ success }) => success)).toEqual([true, false, false, true]);
  expect(answers[1]?.errors).toEqual([
    { code: 'practice.length', message: 'referenceNo:B,warehouseCode may have 20 characters, has 21' },
  ]);
  expect(await stored(url, 'A', 'B', 'C')).toEqual(['A', 'C']);
  expect((await createOrders(url, goodOrder('B')))[0]?.success).toBe(true);
});

test('two requests at once with one reference store it once', async () => {
  const { url } = await practice();
  const answers = await Promise.all(Array.from({ length: 20 }, () => createOrders(url, goodOrder('CA-1'))));
  expect(answers.filter(([answer]) => answer?.success)).toHaveLength(1);
});

test('poList finds by number and by reference, each order once, with numbers as text', async () => {
  const { url } = await practice();
  const details = [goodDetail(), goodDetail({ sku: 'SKU-2' }), goodDetail({ boxNo: '2', boxQty: 1 })];
  const [answer] = await createOrders(url, goodOrder('CA-1', { packingDetails: details }));
  const orderNo = answer?.data.orderNo ?? '';
  const asked = { orderNoList: [orderNo, 'E0O'], referenceNoList: ['CA-1', 'CA-2'] };
  const reply = JSON.parse((await call(url, 'poList', asked)).text);
  expect(reply).toMatchObject({ code: '0', success: true });
  expect(reply.data).toMatchObject([
    {
      orderNo,
      referenceNo: 'CA-1',
      status: '100',
      statusMsg: 'Draft',
      boxNumber: '3',
      totalVolumeDeclared: '0.217800',
      packingDetails: [
        { sku: 'SKU-1', forecastAmount: 40, putAwayQty: '' },
        { sku: 'SKU-2', forecastAmount: 40, putAwayQty: '' },
        { sku: 'SKU-1', forecastAmount: 20, putAwayQty: '' },
      ],
    },
  ]);
});

test('inventory knows every SKU but those that say no', async () => {
  const { url } = await practice();
  const reply = await call(url, 'inventory', { skuList: ['SKU-1', 'NOSUCH-1', 'SKU-2', 'SKU-1'] });
  expect(JSON.parse(reply.text).data.map(({ sku }: { sku: string }) => sku)).toEqual(['SKU-1', 'SKU-2']);
});

test.each([
  ['po', {}],
  ['po', []],
  ['po', Buffer.from('[{"referenceNo":')],
  ['po', Buffer.from([0x5b, 0x22, 0xff, 0x22, 0x5d])],
  ['poList', []],
  ['poList', {}],
  ['poList', { orderNoList: [1] }],
  ['poList', { referenceNos: ['A'] }],
  ['inventory', { skuList: [] }],
  ['inventory', { skuList: 'SKU-1' }],
])('%s refuses %j as a whole', async (name, body) => {
  const { url } = await practice();
  const reply = await call(url, name, body);
  expect(reply.status).toBe(400);
  expect(JSON.parse(reply.text)).toMatchObject({ code: '0005', success: false });
});

test('the ledger keeps the order, and of its files what proves them', async () => {
  const ledgerPath = join(temporaryFolder(), 'ledger.ndjson');
  const { url } = await practice({ ledgerPath });
  const bytes = Buffer.from('%PDF-1.7 invoice');
  const attachments = [{ attachName: 'invoice', attachType: 'pdf', attachData: bytes.toString('base64') }];
  const order = goodOrder('CA-1', { attachments });
  await createOrders(url, order);
  const record = JSON.parse(readFileSync(ledgerPath, 'utf8'));
  expect(record).toMatchObject({ partner: 'etower', kind: 'po', reference: 'CA-1' });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const kept = [{ attachName: 'invoice', attachType: 'pdf', attachData: { sha256, size: bytes.length } }];
  expect(record.body).toEqual({ ...order, attachments: kept });
});
