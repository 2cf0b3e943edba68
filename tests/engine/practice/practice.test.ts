import { connect } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '#engine/practice/json.ts';
import { startPractice } from '#engine/practice/practice.ts';
import { call, createOrders, goodDetail, goodOrder, stored } from './etower-client.ts';
import { practice, temporaryFolder } from './practice-server.ts';

/** What comes back over a bare connection until the server ends it. */
function converse(port: number, ...pieces: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    let received = '';
    const socket = connect(port, '127.0.0.1', () => {
      for (const piece of pieces) socket.write(piece);
    });
    socket.on('data', (chunk) => {
      received += chunk;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(received));
  });
}

test('tells where each partner is', async () => {
  const server = await practice();
  expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
  expect(server.addresses).toMatchObject({ etower: server.url });
});

test('a path that no partner has is 404', async () => {
  const { url } = await practice();
  expect((await call(url, 'nothing', {})).status).toBe(404);
});

test('a port in use and a ledger in use are refused politely', async () => {
  const folder = temporaryFolder();
  const ledgerPath = join(folder, 'ledger.ndjson');
  const server = await practice({ ledgerPath });
  await expect(startPractice({ ledgerPath })).rejects.toMatchObject({ code: 'practice.ledgerInUse' });
  const other = join(folder, 'other.ndjson');
  await expect(startPractice({ ledgerPath: other, port: server.port })).rejects.toMatchObject({
    code: 'practice.portInUse',
    params: { port: server.port },
  });
  // Neither failure kept hold of a ledger.
  await practice({ ledgerPath: other });
  expect((await createOrders(server.url, goodOrder('A')))[0]?.success).toBe(true);
});

test('what was stored is known after a restart', async () => {
  const ledgerPath = join(temporaryFolder(), 'ledger.ndjson');
  const first = await practice({ ledgerPath });
  const [accepted] = await createOrders(first.url, goodOrder('A'));
  await first.close();
  const second = await practice({ ledgerPath });
  const [again, next] = await createOrders(second.url, goodOrder('A'), goodOrder('B'));
  expect(again?.errors).toMatchObject([{ code: '600904' }]);
  expect(next?.data.orderNo).not.toBe(accepted?.data.orderNo);
  expect(await stored(second.url, 'A', 'B')).toEqual(['A', 'B']);
});

test('a request that is too large is 413, whether it says so or not', async () => {
  const { url, port } = await practice({ maxBodyBytes: 1000 });
  expect((await call(url, 'po', [goodOrder('A', { remark: 'x'.repeat(1000) })])).status).toBe(413);
  const head = 'POST /api/supplier-service/v1/b2b/po HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n';
  expect(await converse(port, head, `400\r\n${'x'.repeat(1024)}\r\n`)).toMatch(/^HTTP\/1.1 413 /);
});

test('a client that never finishes its request is cut off', async () => {
  const { port } = await practice({ requestTimeoutMs: 300 });
  expect(await converse(port, 'POST /api/supplier-service/v1/b2b/po HTTP/1.1\r\nHost: x\r\n')).toMatch(
    /^HTTP\/1.1 408 /,
  );
  const head = 'POST /api/supplier-service/v1/b2b/po HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n';
  expect(await converse(port, head, 'x')).toMatch(/^(HTTP\/1.1 408 |$)/);
});

test('what is no HTTP is 400, and the server lives on', async () => {
  const { url, port } = await practice();
  expect(await converse(port, '\u0000\u0001garbage\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /);
  expect((await createOrders(url, goodOrder('A')))[0]?.success).toBe(true);
});

test('whatever is sent, signed, gets an answer and never a 5xx', async () => {
  const { url } = await practice();
  const json = fc.jsonValue().map((value): Json | Buffer => Buffer.from(JSON.stringify(value)));
  const orders = fc
    .dictionary(fc.constantFrom(...Object.keys(goodOrder('A')), '__proto__', 'attachments'), fc.jsonValue())
    .map((order) => Buffer.from(JSON.stringify([{ ...goodOrder('A'), ...order }])));
  const details = fc
    .dictionary(fc.constantFrom(...Object.keys(goodDetail()), 'constructor'), fc.jsonValue())
    .map((detail) =>
      Buffer.from(JSON.stringify([{ ...goodOrder('A'), packingDetails: [{ ...goodDetail(), ...detail }] }])),
    );
  const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('po', 'poList', 'inventory'),
      fc.oneof(json, orders, details, bytes),
      async (name, body) => {
        const reply = await call(url, name, body);
        expect([200, 400]).toContain(reply.status);
        JSON.parse(reply.text);
      },
    ),
    { numRuns: 400 },
  );
  const deep = Buffer.from(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
  expect((await call(url, 'po', deep)).status).toBe(200);
});
