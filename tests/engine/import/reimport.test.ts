import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { read, utils, write } from 'xlsx';
import type { Engine } from '#engine/engine.ts';
import { freshFolder, importOne, openEngine, samples } from '../engine-fixture.ts';
import { goodLine, inboundCsv } from '../inbound-csv.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

const runs = async () => (await engine.call('runs.list', {})).items;

test('a person’s word on a column is followed, and the new run takes the old one’s place', async () => {
  const { id } = await importOne(engine, inboundCsv([{}]));
  const [file] = await engine.call('imports.recognition', { run: id });
  const column = file?.sheets[0]?.columns.find(({ field }) => field === 'remark');
  const remapped = await engine.call('imports.remap', {
    importId: 'remap',
    run: id,
    choices: [{ file: 0, sheet: file?.sheets[0]?.sheet ?? '', columns: { [column?.index ?? 0]: null } }],
  });
  expect(remapped.runs).toHaveLength(1);
  expect((await runs()).map((run) => run.id)).toEqual(remapped.runs.map((run) => run.id));
});

test('what was sent is not read again', async () => {
  const { id: run } = await importOne(engine, inboundCsv([{}]));
  await engine.call('submissions.start', { run });
  await engine.call('submissions.settled', { run });
  const remap = engine.call('imports.remap', { importId: 'remap', run, choices: [{ file: 0, sheet: 'orders' }] });
  await expect(remap).rejects.toMatchObject({ code: 'run.sent' });
});

test('a run that is sent while its files are read again loses nothing: one of the two gives way', async () => {
  const { id: run } = await importOne(engine, inboundCsv([{}]));
  const remap = engine.call('imports.remap', { importId: 'remap', run, choices: [{ file: 0, sheet: 'orders' }] });
  const start = engine.call('submissions.start', { run });
  const [remapped, started] = await Promise.allSettled([remap, start]);
  expect(remapped.status).toBe('fulfilled');
  expect(started).toMatchObject({ status: 'rejected', reason: { code: 'run.unknown' } });
  expect((await runs()).map(({ counts }) => counts.ready)).toEqual([1]);
});

test('sheets of another kind stay with their own run', async () => {
  const path = join(freshFolder(), 'both.xlsx');
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([Object.keys(goodLine), Object.values(goodLine)]), 'Inbound');
  const source = read(readFileSync(join(samples, 'cainiao-stock-in.xlsx')));
  const stockIn = source.Sheets[source.SheetNames[0] ?? ''];
  if (stockIn) utils.book_append_sheet(book, stockIn, 'StockIn');
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }));
  const first = await engine.call('imports.create', { importId: 'first', paths: [path] });
  expect(first.runs.map(({ kind }) => kind)).toEqual(['overseas-inbound', 'cainiao-stock-in']);
  const inbound = first.runs[0]?.id ?? '';
  const choices = [{ file: 0, sheet: 'Inbound', headerRow: 1 }];
  const again = await engine.call('imports.remap', { importId: 'again', run: inbound, choices });
  expect(again.runs.map(({ kind }) => kind)).toEqual(['overseas-inbound']);
  expect((await runs()).map(({ kind }) => kind).toSorted()).toEqual(['cainiao-stock-in', 'overseas-inbound']);
});
