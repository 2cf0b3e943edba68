import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { read, utils, write } from 'xlsx';
import type { Engine } from '#engine/engine.ts';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';
import { goodLine } from '../inbound-csv.ts';
import { all, edit, lineFields, ORDERS, orderFields, stateOf, without, workbook } from './handed-back-fixture.ts';
import { fillOf, rowsOf } from './report-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

async function failures(run: string, name = 'failed.xlsx'): Promise<readonly { path: string; notes: string[] }[]> {
  const out = join(freshFolder(), name);
  return (
    await engine.call('reports.write', { run, type: 'failures', format: name.endsWith('csv') ? 'csv' : 'xlsx', out })
  ).files;
}

const bad = { ...goodLine, referenceNo: 'R-2', boxQty: 'two' };
const rows = [
  goodLine,
  bad,
  { ...goodLine, boxNo: '02' },
  { ...bad, boxNo: '02', boxQty: '1' },
  { ...goodLine, referenceNo: 'R-3' },
];

/** Sends what is ready to the practice partner. */
async function send(run: string): Promise<void> {
  await engine.call('submissions.start', { run, confirmWarnings: true });
  await engine.call('submissions.settled', { run });
}

test('holds the rows of orders that did not succeed and no others, with marks, edits and added columns', async () => {
  const path = workbook([
    { name: 'Sheet1', columns: without('remark'), rows, title: ['六月发货'], extra: '内部' },
    { name: '别的', columns: ['sku'], rows: [] },
  ]);
  const run = await importOne(engine, path);
  await edit(engine, run, 7, 'remark', '易碎');
  await edit(engine, run, 7, 'sku', 'SKU-8');
  await send(run.id);
  const [file] = await failures(run.id);
  const out = file?.path ?? '';
  expect(file?.notes).toEqual([expect.stringContaining('只含没有成功的 2 行')]);
  const found = rowsOf(out, 'Sheet1');
  const header = found[2] ?? [];
  const at = (row: number, name: string) => found[row]?.[header.indexOf(name)];
  expect(found.map((row) => row[header.indexOf('客户入库单号')])).toEqual([
    '六月发货',
    '',
    '客户入库单号',
    'R-2',
    'R-2',
  ]);
  expect([at(4, '备注'), at(4, 'SKU'), at(3, '箱数')]).toEqual(['易碎', 'SKU-8', 'two']);
  expect(fillOf(out, `${utils.encode_col(header.indexOf('箱数'))}4`)).toBe('FFFF9A9B');
  expect(String(at(3, '入库通：错误说明'))).not.toBe('');
  expect(['客户入库单号', '备注'].map((name) => fillOf(out, `${utils.encode_col(header.indexOf(name))}3`))).toEqual([
    'FFDDEBF7',
    'FFDDEBF7',
  ]);

  const again = await importOne(engine, out);
  expect(again.counts).toMatchObject({ orders: 1, lines: 2, incomplete: 1 });
  const withoutRows = async (id: string) => (await stateOf(engine, id)).bodies.filter(({ key }) => key === 'R-2');
  expect(await withoutRows(again.id)).toEqual(await withoutRows(run.id));
  await edit(engine, again, 4, 'boxQty', '2');
  await send(again.id);
  expect((await engine.call('runs.get', { run: again.id })).counts).toMatchObject({ accepted: 1 });
});

test('holds both sheets of orders and their lines, and what is merged over some of the rows', async () => {
  const heads = [goodLine, bad].map((row) => ({ ...row, warehouseCode: row === bad ? '' : 'SYD01' }));
  const path = workbook([
    { name: ORDERS, columns: orderFields, rows: heads },
    {
      name: '明细',
      columns: ['referenceNo', ...lineFields],
      rows: rows.slice(0, 4).map((row, i) => ({ ...row, ...(i > 1 && { referenceNo: '' }) })),
    },
  ]);
  const book = read(readFileSync(path));
  // R-1 over one row, R-2 over three, of which the first stands above.
  const sheet = book.Sheets.明细;
  if (sheet) sheet['!merges'] = [{ s: { r: 2, c: 0 }, e: { r: 4, c: 0 } }];
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }));
  const run = await importOne(engine, path);
  expect(run.counts).toMatchObject({ orders: 2, lines: 4, incomplete: 1, ready: 1 });
  await send(run.id);
  const [file] = await failures(run.id);
  expect(rowsOf(file?.path ?? '', ORDERS).slice(1)).toHaveLength(1);
  expect(rowsOf(file?.path ?? '', '明细').slice(1)).toHaveLength(3);
  const again = await importOne(engine, file?.path ?? '');
  expect(again.counts).toMatchObject({ orders: 1, lines: 3, incomplete: 1 });
});

test('is written as CSV, too, and not at all where nothing failed', async () => {
  const run = await importOne(engine, workbook([{ name: 'Sheet1', columns: all, rows }], 'csv'));
  await send(run.id);
  const [file] = await failures(run.id, 'failed.csv');
  expect(
    readFileSync(file?.path ?? '', 'utf8')
      .trim()
      .split('\r\n'),
  ).toHaveLength(3);
  expect((await importOne(engine, file?.path ?? '')).counts).toMatchObject({ orders: 1, lines: 2 });

  const good = await importOne(
    engine,
    workbook([{ name: 'Sheet1', columns: all, rows: [{ ...goodLine, referenceNo: 'R-9' }] }]),
  );
  await send(good.id);
  expect(await failures(good.id)).toEqual([]);
});

test('leaves out what is at the partner already, though it was not sent from here', async () => {
  const first = await importOne(engine, workbook([{ name: 'Sheet1', columns: all, rows: [goodLine] }]));
  await send(first.id);
  const later = { ...goodLine, referenceNo: 'R-3' };
  const run = await importOne(
    engine,
    workbook([{ name: 'Sheet1', columns: all, rows: [goodLine, bad, later] }], 'csv'),
  );
  expect(run.standing.readyThere).toBe(1);
  const [file] = await failures(run.id, 'failed.csv');
  const text = readFileSync(file?.path ?? '', 'utf8');
  expect(['R-1', 'R-2', 'R-3'].filter((key) => text.includes(key))).toEqual(['R-2', 'R-3']);
});

const pdf = '%PDF-1.4 invoice';

test('a report that is dropped in from elsewhere has the files of its orders, whatever became of their place', async () => {
  const columns = [...all, 'attachments'];
  const path = workbook([
    {
      name: 'Sheet1',
      columns,
      rows: [
        { ...bad, attachments: 'invoice.pdf' },
        { ...goodLine, attachments: 'gone.pdf' },
      ],
    },
  ]);
  const folder = freshFolder();
  mkdirSync(join(folder, 'R-2'));
  for (const name of ['invoice.pdf', 'gone.pdf', join('R-2', 'list.pdf')])
    writeFileSync(join(folder, name), `${pdf} ${name}`);
  const { runs } = await engine.call('imports.create', {
    importId: 'with-files',
    paths: [path],
    attachmentsDir: folder,
  });
  const run = runs[0];
  if (!run) throw new Error('no run');
  const names = async (id: string) =>
    (await stateOf(engine, id)).bodies.map(({ key, attachments }) => [key, attachments.map(({ name }) => name).sort()]);
  expect(await names(run.id)).toEqual([
    ['R-1', ['gone.pdf']],
    ['R-2', ['invoice.pdf', 'list.pdf']],
  ]);
  writeFileSync(join(folder, 'gone.pdf'), '');
  const out = join(freshFolder(), 'errors.xlsx');
  await engine.call('reports.write', { run: run.id, type: 'errors', format: 'xlsx', out });
  const again = await importOne(engine, out);
  expect(await names(again.id)).toEqual(await names(run.id));
  const [failed] = await failures(run.id);
  expect(await names((await importOne(engine, failed?.path ?? '')).id)).toEqual(await names(run.id));

  // A name that the person took out of the cell stays away.
  const book = read(readFileSync(out));
  const cell = book.Sheets.Sheet1?.[`${utils.encode_col(columns.length - 1)}3`];
  if (cell) cell.v = '';
  const changed = join(freshFolder(), 'changed.xlsx');
  writeFileSync(changed, write(book, { type: 'buffer', bookType: 'xlsx' }));
  expect((await names((await importOne(engine, changed)).id))[0]).toEqual(['R-1', []]);
});
