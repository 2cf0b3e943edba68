import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { read, utils, write } from 'xlsx';
import { createEngine, type Engine } from '#engine/engine.ts';
import { nodePorts } from '../../electron/hosts/node/ports.ts';
import { kinds } from '../fixtures/toy-kind/registry.ts';
import { freshFolder } from './engine-fixture.ts';

// Adding a kind takes one folder and one line in a registry; everything else is derived from it.
let folder: string;
let engine: Engine;
/** What the clock says that the engine is lent. */
let now: number;

beforeEach(async () => {
  folder = freshFolder();
  now = Date.now();
  const ports = nodePorts();
  engine = await createEngine({
    dataDir: join(folder, 'home'),
    ports: { ...ports, clock: { ...ports.clock, now: () => now } },
    kinds: { list: kinds, module: new URL('../fixtures/toy-kind/registry.ts', import.meta.url).href },
  });
});
afterEach(() => engine.close());

function workbook(name: string, rows: readonly (readonly (string | number)[])[]): string {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), 'Sheet1');
  const path = join(folder, name);
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }));
  return path;
}

const headers = ['票号', '库房', '货号', '件数'];

test('a template, whose first sheet is ready to be filled in', async () => {
  const out = join(folder, 'template.xlsx');
  await engine.call('templates.write', { kind: 'toy-cartons', out, lang: 'en' });
  const book = read(readFileSync(out));
  const [first = ''] = book.SheetNames;
  const [header] = utils.sheet_to_json<string[]>(book.Sheets[first] ?? {}, { header: 1 });
  expect(header?.map((text) => text.replace(/[*\s]/g, ''))).toEqual(['Ticket', 'Depot', 'Article', 'Pieces']);
});

test('recognition, checking with its own words, an error report, and submission', async () => {
  const path = workbook('cartons.xlsx', [
    headers,
    ['T-1', 'MEL02', 'A-1', 12],
    ['T-1', 'MEL02', 'A-2', 6],
    ['T-2', 'MEL02', 'A-1', 1000],
    ...['A-1', 'A-2', 'A-3', 'A-4'].map((article) => ['T-3', 'MEL02', article, 1]),
  ]);
  const { runs } = await engine.call('imports.create', { importId: 'toy', paths: [path] });
  const [run] = runs;
  expect(run).toMatchObject({ kind: 'toy-cartons', counts: { orders: 3, lines: 7, ready: 1, errors: 2 } });

  const { items } = await engine.call('problems.window', { run: run?.id ?? '' });
  expect(items.map(({ code, row, column }) => [code, row, column])).toEqual([
    ['number.tooLarge', 4, '件数'],
    ['toy.tooMany', 5, '票号'],
  ]);

  const out = join(folder, 'marked.xlsx');
  await engine.call('reports.write', { run: run?.id ?? '', type: 'errors', out, lang: 'en' });
  const marked = read(readFileSync(out)).Sheets.Sheet1;
  expect(marked?.E5?.v).toContain('A ticket has at most 3 cartons');

  await engine.call('submissions.start', { run: run?.id ?? '', confirmWarnings: true });
  const { counts } = await engine.call('submissions.settled', { run: run?.id ?? '' });
  expect(counts).toMatchObject({ accepted: 1, incomplete: 2 });
});

test('a rule that depends on the day is judged by the engine’s clock, on import and on every edit', async () => {
  now = new Date(2026, 5, 2, 12).getTime();
  const path = workbook('arrivals.xlsx', [
    ['预约号', '到仓日期'],
    ['B-1', '2026-06-01'],
    ['B-2', '2026-06-02'],
  ]);
  const { runs } = await engine.call('imports.create', { importId: 'toy', paths: [path], kind: 'toy-arrivals' });
  const run = runs[0]?.id ?? '';
  const found = async () => {
    const { items } = await engine.call('problems.window', { run });
    return items.map(({ code, row, params }) => [code, row, params.eta]);
  };
  expect(await found()).toEqual([['toy.past', 2, '2026-06-01']]);

  now = new Date(2026, 5, 4, 12).getTime();
  await engine.call('edits.apply', { run, cells: [{ line: 2, field: 'eta', value: '2026-06-03' }] });
  expect(await found()).toEqual([
    ['toy.past', 2, '2026-06-01'],
    ['toy.past', 3, '2026-06-03'],
  ]);
});
