import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createEtowerMasterData } from '#engine/partners/etower/master-data.ts';
import { etowerSettings } from '#shared/partners/etower.ts';
import { nodePorts } from '../../../../electron/hosts/node/ports.ts';
import { practice } from '../../practice/practice-server.ts';

const signal = new AbortController().signal;

function clientAt(baseUrl: string, more: object = {}) {
  return createEtowerMasterData({
    ports: nodePorts(),
    settings: etowerSettings.parse({ baseUrl, ...more }),
    credentials: { token: 'practice-token', key: 'practice-key' },
  });
}

/** A server that answers everything with one JSON, and tells what it was asked. */
async function answering(json: unknown, status = 200) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      asked.push(`${request.method} ${request.url} ${Buffer.concat(chunks).toString()}`);
      response.writeHead(status).end(typeof json === 'string' ? json : JSON.stringify(json));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { client: clientAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), asked };
}

test('the practice warehouse lists its warehouses to a signed GET without a query', async () => {
  const { url } = await practice();
  const result = await clientAt(url).warehouses(signal);
  expect(result).toMatchObject({ type: 'answered', status: 200 });
  const found = result.type === 'answered' ? result.found : [];
  expect(found).toContainEqual({ code: 'SYD01', name: 'Sydney', country: 'AU', active: true });
  expect(found).toContainEqual({ code: 'OLD01', name: 'Closed', country: 'AU', active: false });
  expect(await clientAt(url).knownSkus(['A', 'NOSUCH-1'], signal)).toEqual({
    type: 'answered',
    status: 200,
    found: new Set(['A']),
  });
});

test('what is called: the list below b2c, stock below b2b, each as its page says', async () => {
  const { client, asked } = await answering({ code: '0', data: [] });
  await client.warehouses(signal);
  await client.knownSkus(['A', 'B'], signal);
  expect(asked).toEqual([
    'GET /api/supplier-service/v1/b2c/warehouseServiceList ',
    'POST /api/supplier-service/v1/b2b/inventory {"skuList":["A","B"]}',
  ]);
});

test('either name of the stock list, numbers as text, services off, no services, odd countries', async () => {
  const stock = await answering({
    code: 0,
    data: [
      { sku: 7, warehouseInventoryInfo: [] },
      { sku: 'B', warehouseInventoryDTOList: '' },
    ],
  });
  expect(await stock.client.knownSkus(['7', 'B', 'C'], signal)).toMatchObject({ found: new Set(['7', 'B']) });
  const { client } = await answering({
    code: '0',
    data: [
      { warehouseCode: 'A', warehouseName: null, countryCode: 'au', serviceList: '' },
      {
        warehouseCode: 'B',
        warehouseName: 'b',
        countryCode: 'Australia',
        serviceList: [{ active: 0 }, { active: '1' }],
      },
      { warehouseCode: 'C', countryCode: '', serviceList: [{ active: '0' }] },
      { warehouseCode: '' },
    ],
  });
  expect(await client.warehouses(signal)).toMatchObject({
    found: [
      { code: 'A', name: '', country: 'AU', active: true },
      { code: 'B', country: '', active: true },
      { code: 'C', active: false },
    ],
  });
});

test.each([
  [{ code: '0005', message: 'no', data: '' }, 200, { type: 'refused', code: '0005', message: 'no' }],
  ['<html>', 200, { type: 'unknown', reason: 'unreadable' }],
  [{ code: '0', data: { odd: 1 } }, 200, { type: 'unknown', reason: 'unreadable' }],
  [{}, 500, { type: 'unknown', reason: 'http-500' }],
])('%j with %i says nothing about any warehouse or SKU', async (json, status, expected) => {
  const { client } = await answering(json, status);
  expect(await client.warehouses(signal)).toMatchObject(expected);
  expect(await client.knownSkus(['A'], signal)).toMatchObject(expected);
});
