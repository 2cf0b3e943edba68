import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { importOne, openEngine } from '../engine-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

const common = {
  referenceNo: 'V1',
  warehouseCode: 'SYD01',
  tallyRule: '1',
  useShipperBoxNo: 'true',
  shipperWarehouseCode: 'NB',
  boxNo: '1',
  boxQty: '1',
  weightDeclared: '12.5',
  lengthDeclared: '60',
  widthDeclared: '40',
  heightDeclared: '30',
  SKU: 'S',
  productQty: '1',
};
const pdf = Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64');

/** Imports rows that have the partner's own names as headers. */
async function imported(...rows: readonly Readonly<Record<string, string>>[]) {
  const all = rows.map((row) => ({ ...common, ...row }));
  const names = [...new Set(all.flatMap((row) => Object.keys(row)))];
  const lines = all.map((row: Readonly<Record<string, string>>) => names.map((name) => row[name] ?? '').join(','));
  const folder = mkdtempSync(join(tmpdir(), 'dockhand-vendor-'));
  const path = join(folder, 'orders.csv');
  writeFileSync(join(folder, 'beside.pdf'), '%PDF-1.4\n');
  writeFileSync(path, [names.join(','), ...lines].join('\n'));
  const run = await importOne(engine, path);
  const { items } = await engine.call('problems.window', { run: run.id });
  const orders = await engine.call('orders.window', { run: run.id });
  const bodies = await Promise.all(
    orders.items.map(async ({ id }) => JSON.parse((await engine.call('orders.get', { order: id })).body ?? 'null')),
  );
  return { run, problems: items.map(({ code, field }) => `${code} ${field}`), bodies };
}

test('an order carries the file that its columns spell out', async () => {
  const { problems, bodies } = await imported({ attachName: 'a.pdf', attachData: pdf, attachType: 'pdf' });
  expect(problems).toEqual([]);
  expect(bodies).toMatchObject([{ attachments: [{ attachName: 'a.pdf', attachType: 'pdf' }] }]);
});

test('of several lines each may bring a file; the same one again is sent once', async () => {
  const other = Buffer.from('%PDF-1.5\n').toString('base64');
  const { problems, bodies } = await imported(
    { attachName: 'a', attachData: pdf, attachType: '.PDF' },
    { boxNo: '2', attachName: 'b.pdf', attachData: other },
    { boxNo: '3', attachName: 'a', attachData: pdf, attachType: '.PDF' },
  );
  expect(problems).toEqual([]);
  expect(bodies).toMatchObject([{ attachments: [{ attachName: 'a.pdf' }, { attachName: 'b.pdf' }] }]);
});

test('a name without content is a file to look for; content without a name is called after the order', async () => {
  const { problems, bodies } = await imported(
    { attachName: 'beside', attachType: 'pdf' },
    { boxNo: '2', attachData: pdf, attachType: 'pdf' },
  );
  expect(problems).toEqual([]);
  expect(bodies).toMatchObject([{ attachments: [{ attachName: 'beside.pdf' }, { attachName: 'V1-2.pdf' }] }]);
});

test.each([
  [{ attachName: 'a.xlsx', attachData: pdf }, 'attachment.contentMismatch attachData'],
  [{ attachName: 'a.pdf', attachData: pdf, attachType: 'xlsx' }, 'attachment.contentMismatch attachData'],
  [{ attachName: 'a.pdf', attachData: 'no base64!' }, 'attachment.badBase64 attachData'],
  [{ attachName: 'gone', attachType: 'pdf' }, 'attachment.notFound attachName'],
])('%o is an error on its cell', async (cells, problem) => {
  expect((await imported(cells)).problems).toEqual([problem]);
});

test('the partner’s names of dates are understood', async () => {
  const { problems, bodies } = await imported({ shippedDateDate: '2026-06-22', etaDate: '2026-06-26' });
  expect(problems).toEqual([]);
  expect(bodies).toMatchObject([{ shippedDate: '2026-06-22 00:00:00', eta: '2026-06-26 00:00:00' }]);
});

test('pounds and inches: nothing is sent before the conversion is accepted, then kilograms and centimetres are', async () => {
  const units = { weightDeclared: '22', declaredWeightUnit: 'LB', declareDimensionUnit: 'INCH' };
  const { run, problems, bodies } = await imported({
    ...units,
    lengthDeclared: '10',
    widthDeclared: '1',
    heightDeclared: '1',
  });
  expect(problems.sort()).toEqual([
    'unit.converts lengthDeclared',
    'unit.rounds heightDeclared',
    'unit.rounds weightDeclared',
    'unit.rounds widthDeclared',
  ]);
  expect(bodies).toEqual([null]);
  for (;;) {
    const { items } = await engine.call('problems.window', { run: run.id, severity: 'error' });
    const [first] = items;
    if (!first) break;
    await engine.call('edits.fix', { run: run.id, problem: first.id });
  }
  const { items } = await engine.call('orders.window', { run: run.id });
  const { body } = await engine.call('orders.get', { order: items[0]?.id ?? 0 });
  const box = { weightDeclared: 9.979, lengthDeclared: 25.4, widthDeclared: 2.5, heightDeclared: 2.5 };
  expect(JSON.parse(body ?? '')).toMatchObject({
    packingDetails: [{ ...box, declaredWeightUnit: 'KG', declareDimensionUnit: 'CM' }],
  });
});
