import { readFileSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { read } from 'xlsx';
import type { Engine } from '#engine/engine.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { freshFolder, importOne, openEngine } from '../../engine-fixture.ts';
import { inboundCsv } from '../../inbound-csv.ts';
import { json, serve } from '../../partners/support/socket-server.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

interface Partner {
  readonly partner: 'etower' | 'top' | 'xport';
  readonly settings: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly address: string;
}

const etower: Partner = { partner: 'etower', settings: {}, secrets: { token: 't', key: 'k' }, address: 'baseUrl' };

/** Sends a file to a partner that answers so, and returns the run. */
async function refusedRun(
  file: string,
  { partner, settings, secrets, address }: Partner,
  answer: (response: ServerResponse) => void,
): Promise<string> {
  const server = await serve((_request, response) => answer(response));
  onTestFinished(() => server.close());
  const account = await engine.call('accounts.save', {
    partner,
    name: 'real',
    settings: { ...settings, [address]: server.url },
    secrets: { ...secrets },
  });
  const { id: run } = await importOne(engine, file);
  await engine.call('runs.target', { run, target: 'production', account: account.id });
  await engine.call('submissions.start', { run, confirmWarnings: true });
  const { counts } = await engine.call('submissions.settled', { run });
  expect(counts).toMatchObject({ rejected: 1 });
  return run;
}

async function marked(run: string) {
  const { items } = await engine.call('problems.window', { run, code: 'partner.rejected' });
  return items.map(({ row, field, params }) => ({ row, field, message: params.message }));
}

/** A CSV file of a kind's own examples, each line with some cells changed. */
function example(kind: string, lines: readonly Readonly<Record<string, string>>[]): string {
  const fields = Object.entries(findKind(kind)?.fields ?? {}).filter(
    ([key, { type }]) => key !== 'sku' && type !== 'files',
  );
  const rows = lines.map((line) => fields.map(([key, field]) => `"${line[key] ?? field.example}"`).join(','));
  const path = join(freshFolder(), `${kind}.csv`);
  writeFileSync(path, [fields.map(([, { label }]) => label.zh).join(','), ...rows].join('\n'));
  return path;
}

const threeLines = () =>
  inboundCsv([
    { boxNo: '01', sku: 'SKU-A' },
    { boxNo: '02', sku: 'SKU-B' },
    { boxNo: '03', sku: 'SKU-C' },
  ]);

test.each(['SKU-B does not exist', 'SKU-B 不存在'])(
  'eTower: %s marks the cell of SKU-B in the grid, the error workbook and the result workbook',
  async (said) => {
    const errors = [{ code: '600100', message: `referenceNo:R-1,${said}` }];
    const run = await refusedRun(threeLines(), etower, (response) =>
      json(response, [{ code: '0005', data: '', errors, success: false }]),
    );
    const grid = await engine.call('lines.window', { run });
    const wrong = grid.items.map(({ problems }) => problems.filter(({ code }) => code === 'partner.rejected'));
    expect(wrong).toMatchObject([[], [{ field: 'sku', column: 'SKU', row: 3 }], []]);

    const out = join(freshFolder(), 'errors.xlsx');
    await engine.call('reports.write', { run, type: 'errors', format: 'xlsx', out, lang: 'en' });
    const book = read(readFileSync(out));
    const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
    const noted = Object.entries(sheet).filter(([, cell]) => Array.isArray(cell?.c) && cell.c.length > 0);
    expect(noted.map(([, cell]) => cell.v)).toEqual(['SKU-B']);
  },
);

test('Cainiao: each of several mistakes in one answer marks its own cell', async () => {
  const file = example('cainiao-stock-in', [
    { store_code: 'STORE-77', order_item_id: '1', item_id: '60123456789012340' },
    { store_code: 'STORE-77', order_item_id: '2', item_id: '60123456789012341' },
    { store_code: 'STORE-77', order_item_id: '3', item_id: '60123456789012342' },
  ]);
  const top: Partner = {
    partner: 'top',
    settings: {},
    secrets: { appKey: 'a', appSecret: 'b', session: 'c' },
    address: 'gateway',
  };
  const said = '货品ID 60123456789012341 不存在; 60123456789012342 has no stock; store_code must be active';
  const run = await refusedRun(file, top, (response) =>
    json(response, {
      error_response: { code: 50, msg: 'Remote service error', sub_code: 'isv.invalid-parameter', sub_msg: said },
    }),
  );
  expect(await marked(run)).toEqual([
    { row: 2, field: 'store_code', message: 'store_code must be active' },
    { row: 3, field: 'item_id', message: '货品ID 60123456789012341 不存在' },
    { row: 4, field: 'item_id', message: '60123456789012342 has no stock' },
  ]);
});

test('Xport: the item that is named', async () => {
  const file = example('package-forecast', [{ offer_id: '70000000001' }, { offer_id: '70000000002' }]);
  const xport: Partner = {
    partner: 'xport',
    settings: {},
    secrets: { accessKey: 'a', userId: 'b', accessSecret: 'c' },
    address: 'baseUrl',
  };
  const run = await refusedRun(file, xport, (response) =>
    json(response, { errorCode: 5001, errorMsg: 'offer 70000000002 下架', data: false }),
  );
  expect(await marked(run)).toEqual([{ row: 3, field: 'offer_id', message: 'offer 70000000002 下架' }]);
});
