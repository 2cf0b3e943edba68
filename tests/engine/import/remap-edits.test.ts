import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import type { SheetChoice } from '#shared/contract/recognition.ts';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';

const headers = ['入库参考号', '目的仓', '箱号', '箱数', '毛毛', '外箱尺寸', 'SKU', '单箱数量', '花色'];
const sides = ['lengthDeclared', 'widthDeclared', 'heightDeclared'];

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

/** Two orders; the second line of each leaves its order's cells blank, or says them again. */
async function imported({ above = [], blank = false }: { above?: string[]; blank?: boolean } = {}) {
  const row = (key: string, box: string, weight: string) =>
    [...(blank && box === 'C2' ? ['', ''] : [key, 'SYD01']), box, '2', weight, '60*40*30', 'YP-1', '10', '红'].join();
  const lines = [row('IB-1', 'C1', '8.5'), row('IB-1', 'C2', '9.5'), row('IB-2', 'C1', '8.5'), row('IB-2', 'C2', '10')];
  const path = join(freshFolder(), 'own.csv');
  writeFileSync(path, [...above, headers.join(), ...lines].join('\n'));
  return (await importOne(engine, path)).id;
}

let imports = 0;

async function remap(run: string, said: Partial<SheetChoice>, lose = false) {
  const [file] = await engine.call('imports.recognition', { run });
  const sheet = file?.sheets[0]?.sheet ?? '';
  imports += 1;
  const choices = [{ file: 0, sheet, ...said }];
  const { runs, unkept } = await engine.call('imports.remap', { importId: `r${imports}`, run, choices, lose });
  return { run: runs[0]?.id ?? '', unkept };
}

const linesOf = async (run: string) => (await engine.call('lines.window', { run, offset: 0, limit: 50 })).items;
const textsOf = async (run: string, field: string) => (await linesOf(run)).map(({ cells }) => cells[field]?.text ?? '');
async function edit(run: string, at: number, field: string, value: string) {
  const line = (await linesOf(run))[at]?.id ?? 0;
  await engine.call('edits.apply', { run, cells: [{ line, field, value }] });
}
/** Columns by their place in the header. */
const [weight, size, colour] = [4, 5, 8];

test('what was typed into a cell stays there when another column is told its field, as one step of undo', async () => {
  const run = await imported();
  await edit(run, 1, 'productQty', '12');
  await edit(run, 2, 'sku', 'YP-2');
  const { run: next, unkept } = await remap(run, { columns: { [weight]: 'weightDeclared' } });
  expect(unkept).toEqual([]);
  expect(await textsOf(next, 'productQty')).toEqual(['10', '12', '10', '10']);
  expect(await textsOf(next, 'sku')).toEqual(['YP-1', 'YP-1', 'YP-2', 'YP-1']);
  expect(await textsOf(next, 'weightDeclared')).toEqual(['8.5', '9.5', '8.5', '10']);
  await engine.call('edits.undo', { run: next });
  expect(await textsOf(next, 'productQty')).toEqual(['10', '10', '10', '10']);
  expect(await textsOf(next, 'sku')).toEqual(['YP-1', 'YP-1', 'YP-1', 'YP-1']);
});

test('a value that was typed follows its column to another field, and is read as that is read', async () => {
  const run = (await remap(await imported(), { columns: { [weight]: 'weightDeclared' } })).run;
  await edit(run, 0, 'weightDeclared', '11');
  const inPounds = { field: 'weightDeclared', unit: 'lb' as const };
  const pounds = (await remap(run, { readings: { [weight]: inPounds } })).run;
  expect(await textsOf(pounds, 'weightDeclared')).toEqual(['4.99', '4.309', '3.856', '4.536']);
  const asText = (await remap(pounds, { columns: { [weight]: 'remark' } })).run;
  expect(await textsOf(asText, 'remark')).toEqual(['4.99 kg', '9.5', '8.5', '10']);
});

test('a converted value that was edited says its unit, and stays what it was under another reading', async () => {
  const inPounds = { field: 'weightDeclared', unit: 'lb' as const };
  const run = (await remap(await imported(), { readings: { [weight]: inPounds } })).run;
  await edit(run, 0, 'weightDeclared', '5 kg');
  const again = (await remap(run, { readings: { [weight]: inPounds }, columns: { [colour]: null } })).run;
  expect(await textsOf(again, 'weightDeclared')).toEqual(['5', '4.309', '3.856', '4.536']);
  const ounces = (await remap(again, { readings: { [weight]: { field: 'weightDeclared', unit: 'oz' } } })).run;
  expect((await textsOf(ounces, 'weightDeclared'))[0]).toBe('5');
});

test('a bare number in a column of pounds stays asked about until its unit is told', async () => {
  const inPounds = { field: 'weightDeclared', unit: 'lb' as const };
  const run = (await remap(await imported(), { readings: { [weight]: inPounds } })).run;
  const asked = async (of: string) => {
    const [line] = await linesOf(of);
    const { items } = await engine.call('problems.window', { run: of, offset: 0, limit: 200 });
    return items.filter((it) => it.line === line?.id && it.code === 'number.whichUnit').map(({ field }) => field);
  };
  await edit(run, 0, 'weightDeclared', '5');
  expect(await asked(run)).toEqual(['weightDeclared']);
  const again = (await remap(run, { readings: { [weight]: inPounds }, columns: { [colour]: null } })).run;
  expect(await textsOf(again, 'weightDeclared')).toEqual(['5', '4.309', '3.856', '4.536']);
  expect(await asked(again)).toEqual(['weightDeclared']);
  const ounces = (await remap(again, { readings: { [weight]: { field: 'weightDeclared', unit: 'oz' } } })).run;
  expect((await textsOf(ounces, 'weightDeclared'))[0]).toBe('5');
  expect(await asked(ounces)).toEqual(['weightDeclared']);
  const asText = (await remap(ounces, { columns: { [weight]: 'remark' } })).run;
  expect(await textsOf(asText, 'remark')).toEqual(['5', '9.5', '8.5', '10']);
});

test('with another count of boxes, a bare number in a column of totals in pounds stays asked about', async () => {
  const total = { readings: { [weight]: { field: 'weightDeclared', unit: 'lb' as const, per: 'total' as const } } };
  const run = (await remap(await imported(), total)).run;
  await edit(run, 0, 'weightDeclared', '5');
  await edit(run, 0, 'boxQty', '4');
  const again = (await remap(run, { ...total, columns: { [colour]: null } })).run;
  expect((await textsOf(again, 'weightDeclared'))[0]).toBe('5');
  expect((await textsOf(again, 'boxQty'))[0]).toBe('4');
  const [line] = await linesOf(again);
  const { items } = await engine.call('problems.window', { run: again, offset: 0, limit: 200 });
  expect(items.filter((it) => it.line === line?.id).map(({ code }) => code)).toContain('number.whichUnit');
});

test('a side that was edited stays in its cell, however that is split, and is named when the cell is not used', async () => {
  const split = (order: string[]) => ({ readings: { [size]: { field: null, fields: order } } });
  const run = (await remap(await imported(), split(sides))).run;
  await edit(run, 2, 'widthDeclared', '45');
  const turned = (await remap(run, split(sides.toReversed()))).run;
  expect(await textsOf(turned, 'widthDeclared')).toEqual(['40', '40', '45', '40']);
  expect(await textsOf(turned, 'lengthDeclared')).toEqual(['30', '30', '30', '30']);
  const unused = { columns: { [size]: null } };
  const { run: none, unkept } = await remap(turned, unused);
  expect(none).toBe('');
  expect(unkept).toMatchObject([{ file: 0, row: 4, field: 'widthDeclared', value: '45' }]);
  expect(await textsOf(turned, 'widthDeclared')).toEqual(['40', '40', '45', '40']);
  const lost = await remap(turned, unused, true);
  expect(await textsOf(lost.run, 'widthDeclared')).toEqual(['', '', '', '']);
});

test('an edited value for all rows stays on its lines, and is named when a column says the field now', async () => {
  const run = (await remap(await imported(), { constants: { remark: '盒' } })).run;
  await edit(run, 3, 'remark', '箱');
  const kept = (await remap(run, { constants: { remark: '袋' } })).run;
  expect(await textsOf(kept, 'remark')).toEqual(['袋', '袋', '袋', '箱']);
  const { unkept } = await remap(kept, { columns: { [colour]: 'remark' } });
  expect(unkept).toMatchObject([{ row: 5, field: 'remark', value: '箱' }]);
  const lost = await remap(kept, { columns: { [colour]: 'remark' } }, true);
  expect(await textsOf(lost.run, 'remark')).toEqual(['红', '红', '红', '红']);
});

test('where lines leave the cells of their order blank, an edited key keeps them together', async () => {
  const run = await imported({ blank: true });
  const before = await textsOf(run, 'referenceNo');
  await edit(run, 0, 'referenceNo', 'IB-9');
  const edited = await textsOf(run, 'referenceNo');
  expect(edited).not.toEqual(before);
  const next = (await remap(run, { columns: { [weight]: 'weightDeclared' } })).run;
  expect(await textsOf(next, 'referenceNo')).toEqual(edited);
});

test('a cell above the table that was edited stays edited on all its lines', async () => {
  const run = await imported({ above: ['装箱单', '预计到仓：2026-12-20,,制单：小陈'] });
  await edit(run, 0, 'eta', '2026-12-24');
  const next = (await remap(run, { columns: { [weight]: 'weightDeclared' } })).run;
  expect(await textsOf(next, 'eta')).toEqual(Array.from({ length: 4 }, () => '2026-12-24'));
});

test('a line that was merged into another one stays merged', async () => {
  const run = await imported();
  const [first, second] = await linesOf(run);
  await engine.call('edits.apply', {
    run,
    cells: [{ line: second?.id ?? 0, field: 'boxNo', value: first?.cells.boxNo?.text ?? '' }],
  });
  const { items } = await engine.call('problems.window', { run, offset: 0, limit: 200 });
  const merge = items.find(({ fix }) => fix?.type === 'merge-lines');
  await engine.call('edits.fix', { run, problem: merge?.id ?? 0, like: false });
  const quantities = await textsOf(run, 'productQty');
  expect(quantities).toHaveLength(3);
  const next = (await remap(run, { columns: { [weight]: 'weightDeclared' } })).run;
  expect(await textsOf(next, 'productQty')).toEqual(quantities);
});

test('a required field that was typed into every row is not asked for any more', async () => {
  const run = await imported();
  const missing = async () => (await engine.call('imports.recognition', { run }))[0]?.sheets[0]?.missing ?? [];
  expect(await missing()).toEqual(expect.arrayContaining(['useShipperBoxNo', 'weightDeclared']));
  for (const at of [0, 1, 2]) await edit(run, at, 'weightDeclared', '8.5');
  await edit(run, 0, 'useShipperBoxNo', '是');
  expect(await missing()).toEqual(expect.arrayContaining(['useShipperBoxNo', 'weightDeclared']));
  await edit(run, 3, 'weightDeclared', '9');
  await edit(run, 2, 'useShipperBoxNo', '是');
  expect(await missing()).not.toContain('weightDeclared');
  expect(await missing()).not.toContain('useShipperBoxNo');
});
