import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { importOne, openEngine } from '../engine-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

test('pasted cells become a run like those of a file', async () => {
  const text = 'Reference No,SKU,Box No\nPO-1,"A,1",01\nPO-1,B,02\n';
  const { runs, refused } = await engine.call('imports.create', {
    importId: 'paste',
    pasted: { name: 'pasted.csv', text },
    kind: 'overseas-inbound',
  });
  expect(refused).toEqual([]);
  expect(runs).toMatchObject([{ files: [{ name: 'pasted.csv' }], counts: { orders: 1, lines: 2 } }]);
  const { items } = await engine.call('lines.window', { run: runs[0]?.id ?? '' });
  expect(items[0]?.cells).toMatchObject({ sku: { text: 'A,1' }, boxNo: { text: '01' } });
});

test('a file that is kept under another name is called by its own', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'dockhand-name-')), 'short~1.csv');
  await writeFile(path, 'Reference No,SKU,Box No\nPO-1,A,01\n');
  const name = `${'单'.repeat(150)}.csv`;
  const { runs } = await engine.call('imports.create', {
    importId: 'named',
    paths: [path],
    names: { [path]: name },
    kind: 'overseas-inbound',
  });
  expect(runs).toMatchObject([{ files: [{ name }] }]);
});

test('a sheet with unknown headers is shown, and read once a person says what it is', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'dockhand-unknown-')), 'unknown.csv');
  await writeFile(path, 'alpha,beta,gamma\nPO-1,W1,2\nPO-2,W2,3\n');
  const first = await engine.call('imports.create', { importId: 'one', paths: [path] });
  expect(first.runs).toEqual([]);
  const [refused] = first.refused;
  expect(refused).toMatchObject({ code: 'unknownKind', path });
  const [sheet] = refused?.sheets ?? [];
  expect(sheet?.columns).toMatchObject([
    { header: 'alpha', field: null, samples: ['PO-1', 'PO-2'] },
    { header: 'beta' },
    { header: 'gamma' },
  ]);
  const { runs } = await engine.call('imports.create', {
    importId: 'two',
    paths: [path],
    choices: [
      {
        file: 0,
        sheet: sheet?.sheet ?? '',
        kind: 'overseas-inbound',
        columns: { 0: 'referenceNo', 1: 'warehouseCode' },
      },
    ],
  });
  expect(runs).toMatchObject([{ kind: 'overseas-inbound', counts: { orders: 2, lines: 2 } }]);
});

test('what an order names as its attachment is found in a folder below, a workbook like any other file', async () => {
  const samples = resolve(import.meta.dirname, '../../../resources/samples');
  const folder = await mkdtemp(join(tmpdir(), 'dockhand-batch-'));
  await mkdir(join(folder, 'papers'));
  await cp(join(samples, 'overseas-two-sheets.xls'), join(folder, 'orders.xls'));
  for (const name of ['packing-list.pdf', 'invoice.xlsx']) await cp(join(samples, name), join(folder, 'papers', name));
  // Of the same name and size, but nobody's attachment.
  const other = await readFile(join(folder, 'papers', 'invoice.xlsx'));
  other.fill(0, 0, 8);
  await mkdir(join(folder, 'zz'));
  await writeFile(join(folder, 'zz', 'invoice.xlsx'), other);
  const { runs, refused } = await engine.call('imports.create', { importId: 'batch', paths: [folder] });
  expect(refused.map(({ path }) => path)).toEqual([join(folder, 'zz', 'invoice.xlsx')]);
  const run = runs[0]?.id ?? '';
  const { items } = await engine.call('orders.window', { run, search: 'PO-2026-0001' });
  const { attachments } = await engine.call('orders.get', { order: items[0]?.id ?? 0 });
  expect(attachments.map(({ name }) => name).sort()).toEqual(['invoice.xlsx', 'packing-list.pdf']);
});

test('a workbook that Excel encrypted by itself is imported, and handed back as one that needs no password', async () => {
  const path = resolve(import.meta.dirname, '../../fixtures/workbooks/default_password_agile.xlsx');
  const run = await importOne(engine, path);
  expect(run.counts).toMatchObject({ orders: 60, lines: 60 });
  const choices = [{ file: 0, sheet: '入库' }];
  const again = await engine.call('imports.remap', { importId: 'again', run: run.id, choices });
  const id = again.runs[0]?.id ?? '';
  const out = join(await mkdtemp(join(tmpdir(), 'dockhand-handed-back-')), 'errors.xlsx');
  await engine.call('reports.write', { run: id, type: 'errors', format: 'xlsx', out, lang: 'zh' });
  expect((await readFile(out)).subarray(0, 2).toString()).toBe('PK');
});
