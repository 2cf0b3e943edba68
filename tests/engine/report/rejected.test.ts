import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { read, utils } from 'xlsx';
import type { Engine } from '#engine/engine.ts';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';
import { inboundCsv } from '../inbound-csv.ts';
import { json, serve } from '../partners/support/socket-server.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

test('what the partner says about a rejected order stands in its row of the error report', async () => {
  const partner = await serve((_request, response) => {
    const errors = [{ code: '600100', message: 'referenceNo:R-2,sku is not registered' }];
    json(response, [{ code: '0005', data: '', errors, success: false }]);
  });
  onTestFinished(() => partner.close());
  const account = await engine.call('accounts.save', {
    partner: 'etower',
    name: 'real',
    settings: { baseUrl: partner.url },
    secrets: { token: 't', key: 'k' },
  });
  const { id: run } = await importOne(engine, inboundCsv([{ referenceNo: '' }, { referenceNo: 'R-2' }]));
  await engine.call('runs.target', { run, target: 'production', account: account.id });
  await engine.call('submissions.start', { run });
  const { counts } = await engine.call('submissions.settled', { run });
  expect(counts).toMatchObject({ rejected: 1 });
  const { items } = await engine.call('problems.window', { run, code: 'partner.rejected' });
  expect(items).toMatchObject([{ row: 3, field: 'sku', column: 'SKU' }]);

  const out = join(freshFolder(), 'errors.xlsx');
  await engine.call('reports.write', { run, type: 'errors', format: 'xlsx', out, lang: 'en' });
  const book = read(readFileSync(out));
  const rows = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1 });
  expect(rows[2]?.join('|')).toMatch(/sku is not registered/);
});

test('a refusal that cannot be read is told as one without words, with its status kept as evidence', async () => {
  const partner = await serve((_request, response) => {
    response.writeHead(404, { 'content-type': 'text/html' });
    response.end('<html>no such page</html>');
  });
  onTestFinished(() => partner.close());
  const { id: account } = await engine.call('accounts.save', {
    partner: 'etower',
    name: 'real',
    settings: { baseUrl: partner.url },
    secrets: { token: 't', key: 'k' },
  });
  const { id: run } = await importOne(engine, inboundCsv([{}]));
  await engine.call('runs.target', { run, target: 'production', account });
  await engine.call('submissions.start', { run });
  const { counts } = await engine.call('submissions.settled', { run });
  expect(counts).toMatchObject({ rejected: 1, unknown: 0 });
  const { items } = await engine.call('problems.window', { run, severity: 'error' });
  expect(items).toMatchObject([{ code: 'partner.rejectedSilently', params: { code: 'HTTP 404' } }]);
  const [order] = (await engine.call('orders.window', { run })).items;
  const { attempts } = await engine.call('orders.get', { order: order?.id ?? 0 });
  expect(attempts).toMatchObject([{ purpose: 'send', status: 404, result: 'rejected', practice: false }]);
});
