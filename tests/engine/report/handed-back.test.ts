import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { read, utils, write } from 'xlsx';
import type { Engine } from '#engine/engine.ts';
import { importOne, openEngine } from '../engine-fixture.ts';
import { goodLine } from '../inbound-csv.ts';
import { all, edit, report, stateOf, without, workbook } from './handed-back-fixture.ts';
import { cellOf, noteOf, rowsOf } from './report-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

test('what was filled in where the sheet had no column gets a column that is known again', async () => {
  const path = workbook([
    { name: 'Sheet1', columns: without('useShipperBoxNo', 'remark'), rows: [goodLine, { ...goodLine, boxNo: '02' }] },
  ]);
  const run = await importOne(engine, path);
  await edit(engine, run, 2, 'useShipperBoxNo', '是');
  await edit(engine, run, 3, 'remark', '易碎');
  const out = await report(engine, run);
  const rows = rowsOf(out, 'Sheet1');
  const header = rows[0] ?? [];
  expect(header.slice(-3)).toEqual(['备注', '用客户箱号', '入库通：错误说明'].sort(byPlace(header)));
  expect(rows[1]?.[header.indexOf('用客户箱号')]).toBe('是');
  expect(rows[2]?.[header.indexOf('备注')]).toBe('易碎');
  const again = await importOne(engine, out);
  expect(await stateOf(engine, again.id)).toEqual(await stateOf(engine, run.id));
  expect(again.counts).toMatchObject({ ready: 1 });
});

function byPlace(header: readonly unknown[]) {
  return (a: string, b: string) => header.indexOf(a) - header.indexOf(b);
}

test('a choice keeps the words of its column, whatever mended it', async () => {
  const rows = [{ tallyRule: '散货' }, { tallyRule: '散货', boxNo: '02' }].map((row) => ({ ...goodLine, ...row }));
  const others = [{ ...goodLine, referenceNo: 'R-2', tallyRule: '按箱' }];
  const run = await importOne(engine, workbook([{ name: 'Sheet1', columns: all, rows: [...rows, ...others] }]));
  await engine.call('edits.mapChoice', { run: run.id, field: 'tallyRule', text: '散货', code: '1' });
  const out = await report(engine, run, 'xlsx', 'en');
  const column = all.indexOf('tallyRule');
  expect(rowsOf(out, 'Sheet1').map((row) => row[column])).toEqual(['理货规则', '单件', '单件', '按箱']);

  const other = await importOne(engine, workbook([{ name: 'Sheet1', columns: all, rows: others }]));
  await edit(engine, other, 2, 'tallyRule', '1');
  expect(rowsOf(await report(engine, other, 'xlsx', 'en'), 'Sheet1')[1]?.[column]).toBe('单件');
  const coded = [...others, ...rows].map((row) => ({ ...row, tallyRule: 2 }));
  const third = await importOne(engine, workbook([{ name: 'Sheet1', columns: all, rows: coded }]));
  await edit(engine, third, 2, 'tallyRule', '1');
  expect(rowsOf(await report(engine, third), 'Sheet1')[1]?.[column]).toBe(1);
  await edit(engine, third, 2, 'tallyRule', '整箱');
  expect(rowsOf(await report(engine, third), 'Sheet1')[1]?.[column]).toBe('整箱');
});

test('a line that was merged into another one does not come back', async () => {
  const rows = [goodLine, { ...goodLine, boxNo: '02' }, goodLine];
  const run = await importOne(engine, workbook([{ name: 'Sheet1', columns: all, rows }]));
  const { items } = await engine.call('problems.window', { run: run.id, code: 'box.duplicateSku' });
  await engine.call('edits.fix', { run: run.id, problem: items[0]?.id ?? 0 });
  const out = await report(engine, run);
  expect(rowsOf(out, 'Sheet1')[3]?.filter((text) => text !== '')).toEqual([]);
  expect(noteOf(out, 'A4')).toContain('已并入');
  const again = await importOne(engine, out);
  expect(await stateOf(engine, again.id)).toEqual(await stateOf(engine, run.id));
  const csv = await importOne(engine, await report(engine, run, 'csv'));
  expect((await stateOf(engine, csv.id)).bodies).toEqual((await stateOf(engine, run.id)).bodies);
});

test('the count of changed cells is that of cells that are others now', async () => {
  const run = await importOne(engine, workbook([{ name: 'Sheet1', columns: without('remark'), rows: [goodLine] }]));
  await edit(engine, run, 2, 'sku', 'SKU-9');
  await edit(engine, run, 2, 'boxNo', '7');
  await edit(engine, run, 2, 'boxNo', '01');
  await edit(engine, run, 2, 'productQty', '21');
  await engine.call('edits.undo', { run: run.id });
  await edit(engine, run, 2, 'remark', '易碎');
  const out = await report(engine, run);
  expect(JSON.stringify(rowsOf(out, '入库通 汇总'))).toContain('已修改 2 格');
  expect(noteOf(out, `${utils.encode_col(without('remark').indexOf('boxNo'))}2`)).toBe('');
});

test('an edit of a merged cell counts once', async () => {
  const path = workbook([
    { name: 'Sheet1', columns: all, rows: [goodLine, { ...goodLine, referenceNo: '', boxNo: '02' }] },
  ]);
  const book = read(readFileSync(path));
  const sheet = book.Sheets.Sheet1 ?? {};
  const column = all.indexOf('referenceNo');
  sheet['!merges'] = [{ s: { r: 1, c: column }, e: { r: 2, c: column } }];
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }));
  const run = await importOne(engine, path);
  await edit(engine, run, 3, 'referenceNo', 'R-9');
  const out = await report(engine, run);
  expect(JSON.stringify(rowsOf(out, '入库通 汇总'))).toContain('已修改 1 格');
  expect(await stateOf(engine, (await importOne(engine, out)).id)).toEqual(await stateOf(engine, run.id));
});

test('a code that looks like a date stays a code in a cell formatted as a date', async () => {
  const path = workbook([{ name: 'Sheet1', columns: all, rows: [{ ...goodLine, sku: 45_000 }] }]);
  const book = read(readFileSync(path), { cellNF: true });
  const address = `${utils.encode_col(all.indexOf('sku'))}2`;
  const cell = book.Sheets.Sheet1?.[address];
  if (cell) cell.z = 'yyyy-mm-dd';
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }));
  const run = await importOne(engine, path);
  await edit(engine, run, 2, 'sku', '2026-03-04');
  const out = await report(engine, run);
  expect(cellOf(out, 'Sheet1', address)).toMatchObject({ t: 's', v: '2026-03-04' });
  expect(await stateOf(engine, (await importOne(engine, out)).id)).toEqual(await stateOf(engine, run.id));
});

test('columns that a person chose are known again beside an added one', async () => {
  const columns = without('remark', 'sku');
  const path = workbook([{ name: 'Sheet1', columns, rows: [goodLine], extra: '我们的货' }]);
  const first = await importOne(engine, path);
  const { runs } = await engine.call('imports.remap', {
    run: first.id,
    importId: 'chosen',
    choices: [{ file: 0, sheet: 'Sheet1', columns: { [columns.length]: 'sku' } }],
  });
  const run = runs[0];
  if (!run) throw new Error('no run');
  await edit(engine, run, 2, 'remark', '易碎');
  const again = await importOne(engine, await report(engine, run));
  expect(await stateOf(engine, again.id)).toEqual(await stateOf(engine, run.id));
});

test('a rule for words under the same headers goes on beside an added column', async () => {
  const columns = without('remark');
  const taught = await importOne(
    engine,
    workbook([{ name: 'Sheet1', columns, rows: [{ ...goodLine, tallyRule: '散货' }] }]),
  );
  await engine.call('edits.mapChoice', {
    run: taught.id,
    field: 'tallyRule',
    text: '散货',
    code: '1',
    scope: 'layout',
  });
  const row = { ...goodLine, referenceNo: 'R-2', tallyRule: '散货' };
  const run = await importOne(engine, workbook([{ name: 'Sheet1', columns, rows: [row] }]));
  expect(run.counts).toMatchObject({ ready: 1 });
  await edit(engine, run, 2, 'remark', '易碎');
  const out = await report(engine, run);
  expect(rowsOf(out, 'Sheet1')[1]?.[columns.indexOf('tallyRule')]).toBe('散货');
  expect((await importOne(engine, out)).counts).toMatchObject({ ready: 1 });
});

test('what is filled in after a report came back stands beside its column of explanations, and comes back again', async () => {
  const columns = without('remark', 'useShipperBoxNo');
  const first = await importOne(
    engine,
    workbook([{ name: 'Sheet1', columns, rows: [goodLine, { ...goodLine, boxQty: 'two' }] }]),
  );
  await edit(engine, first, 2, 'useShipperBoxNo', '是');
  const second = await importOne(engine, await report(engine, first));
  await edit(engine, second, 3, 'remark', '易碎');
  await edit(engine, second, 2, 'useShipperBoxNo', '否');
  const out = await report(engine, second, 'xlsx', 'en');
  expect(rowsOf(out, 'Sheet1')[0]?.slice(-3)).toEqual(['用客户箱号', 'Dockhand: problems', 'Remark']);
  const third = await importOne(engine, out);
  expect(await stateOf(engine, third.id)).toEqual(await stateOf(engine, second.id));
  const csv = await importOne(engine, await report(engine, third, 'csv'));
  expect((await stateOf(engine, csv.id)).bodies).toEqual((await stateOf(engine, third.id)).bodies);
});

const CASE = fileURLToPath(new URL('../../../../shared/cases/n-missing-column.xlsx', import.meta.url));

test.skipIf(!existsSync(CASE))('n-missing-column: what was filled in comes back in a column of its own', async () => {
  const run = await importOne(engine, CASE);
  const { items } = await engine.call('lines.window', { run: run.id, limit: 1000 });
  const cells = items.map(({ id }) => ({ line: id, field: 'useShipperBoxNo', value: '否' }));
  await engine.call('edits.apply', { run: run.id, cells });
  const again = await importOne(engine, await report(engine, run));
  const state = await stateOf(engine, again.id);
  expect(state).toEqual(await stateOf(engine, run.id));
  expect(state.problems.join()).not.toContain('useShipperBoxNo');
});
