import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { read, utils } from 'xlsx';
import type { Engine } from '#engine/engine.ts';
import type { SheetChoice } from '#shared/contract/recognition.ts';
import { writeOwnLayout } from '../../own-layout.ts';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';

// An office's own workbook, on its first day and on the next one; it stands beside the checkout.
const CASES = resolve(import.meta.dirname, '../../../../shared/cases');
const isThere = existsSync(CASES);
if (!isThere) console.warn(`skipped: there is no ${CASES}`);

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

async function explained(name: string, choice: Omit<SheetChoice, 'file' | 'sheet'>, sheet = '装箱单') {
  const { id } = await importOne(engine, join(CASES, name));
  const { runs } = await engine.call('imports.remap', {
    importId: `explained ${name}`,
    run: id,
    choices: [{ file: 0, sheet, ...choice }],
  });
  const [run] = runs;
  if (!run) throw new Error('nothing was read');
  return run;
}

const recognised = async (run: string) => {
  const [file] = await engine.call('imports.recognition', { run });
  return file?.sheets[0];
};

describe.skipIf(!isThere)('an office’s own layout', () => {
  test('explained once on day one, it goes straight through on day two, and keeps 60*40*30 when it is handed back', async () => {
    const first = await explained('n-own-layout-day1.xlsx', {
      constants: { useShipperBoxNo: '是' },
      readings: { 4: { field: 'boxQty' }, 11: { field: 'country', values: { 中国: 'CN' } } },
    });
    await engine.call('imports.confirmColumns', { run: first.id });
    expect((await engine.call('runs.get', { run: first.id })).counts).toMatchObject({ ready: 8, incomplete: 0 });
    expect(await recognised(first.id)).toMatchObject({
      missing: [],
      constants: [{ field: 'useShipperBoxNo', value: '是', by: 'chosen' }],
    });

    const second = await importOne(engine, join(CASES, 'n-own-layout-day2.xlsx'));
    expect(second.counts).toMatchObject({ ready: 2, incomplete: 0 });
    const sheet = await recognised(second.id);
    expect(sheet?.columns.filter(({ likely }) => likely)).toEqual([]);
    expect(sheet).toMatchObject({ missing: [], constants: [{ by: 'layout' }], layout: { name: 'n-own-layout-day1' } });

    const { items } = await engine.call('lines.window', { run: second.id, offset: 0, limit: 1 });
    const [line] = items;
    if (!line) throw new Error('no line');
    await engine.call('edits.apply', {
      run: second.id,
      cells: [{ line: line.id, field: 'widthDeclared', value: '45' }],
    });
    const out = join(freshFolder(), 'back.xlsx');
    const { files } = await engine.call('reports.write', {
      run: second.id,
      type: 'errors',
      format: 'xlsx',
      out,
      lang: 'zh',
    });
    const book = read(readFileSync(files[0]?.path ?? out));
    const rows = utils.sheet_to_json<unknown[]>(book.Sheets.装箱单 ?? {}, { header: 1 });
    expect(rows.slice(2, 4).map((row) => row[6])).toEqual(['60*45*30', '50*40*35']);
    expect(rows[1]).not.toContain('宽');
    const again = await importOne(engine, files[0]?.path ?? out);
    expect(again.counts).toMatchObject({ ready: 2, incomplete: 0 });
  });

  test('numbers of a run of boxes are divided once a person says that they are totals', async () => {
    const { id } = await importOne(engine, join(CASES, 'b26-total-qty.xlsx'));
    const [file] = await engine.call('imports.recognition', { run: id });
    const [sheet] = file?.sheets ?? [];
    const asked = sheet?.questions?.filter(({ kind }) => kind === 'perTotal') ?? [];
    expect(asked.map(({ field, readings: [first] }) => [field, first?.examples[0]?.read])).toEqual([
      ['weightDeclared', '125 ÷ 10 = 12.5 kg'],
      ['productQty', '200 ÷ 10 = 20'],
    ]);
    const readings = Object.fromEntries(asked.map(({ index, field }) => [index, { field, per: 'total' as const }]));
    const run = await explained('b26-total-qty.xlsx', { readings }, sheet?.sheet);
    const { items } = await engine.call('lines.window', { run: run.id, offset: 0, limit: 1 });
    expect(items[0]?.cells).toMatchObject({ productQty: { text: '20' }, weightDeclared: { text: '12.5' } });
  });

  test('a unit column answers for its numbers once it is said to', async () => {
    const sheet = 'Sheet1';
    const weight = { field: 'weightDeclared', unitFrom: '重量单位' };
    const side = (field: string) => ({ field, unitFrom: '尺寸单位' });
    const readings = { 7: weight, 9: side('lengthDeclared'), 10: side('widthDeclared'), 11: side('heightDeclared') };
    const run = await explained('m-x1.xlsx', { readings }, sheet);
    const { items } = await engine.call('lines.window', { run: run.id, offset: 0, limit: 2 });
    expect(items.map(({ cells }) => cells)).toMatchObject([
      { weightDeclared: { text: '9.979' }, lengthDeclared: { text: '25.4' }, declaredWeightUnit: { text: 'KG' } },
      { weightDeclared: { text: '9.979' }, lengthDeclared: { text: '25.4' }, declareDimensionUnit: { text: 'CM' } },
    ]);
    expect(run.counts).toMatchObject({ ready: 2, incomplete: 0 });
  });
});

test('an office’s own list is understood alike as text and as a workbook: one column to confirm, one value to give', async () => {
  const understood = await Promise.all(
    ['own.csv', 'own.xlsx'].map(async (name) => {
      const { id } = await importOne(engine, writeOwnLayout(join(freshFolder(), name)));
      const { columns = [], missing, questions, cells } = (await recognised(id)) ?? {};
      return {
        columns: columns.map(({ header, field, reading, likely }) => [header, field, reading, likely]),
        missing,
        questions,
        cells,
      };
    }),
  );
  expect(understood[1]).toEqual(understood[0]);
  expect(understood[1]?.columns.filter(([, , , likely]) => likely)).toHaveLength(1);
  expect(understood[1]).toMatchObject({ missing: ['useShipperBoxNo'], questions: undefined });
});
