import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import type { Input } from '#shared/contract.ts';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

const content: Input<'layouts.save'> = {
  name: '义乌装箱单',
  kind: 'overseas-inbound',
  headers: ['外箱尺寸', '毛重g'],
  columns: {
    外箱尺寸: { field: null, fields: ['lengthDeclared', 'widthDeclared', 'heightDeclared'] },
    毛重g: { field: 'weightDeclared', unit: 'g' },
  },
  constants: { tallyRule: '1' },
  cells: [{ label: '入库单号', field: 'referenceNo' }],
  sheets: { 库存: 'ignored' },
  ends: '合计',
  boxRows: [{ label: '毛重', field: 'weightDeclared', unit: 'g' }],
  unused: ['备注'],
  noOrders: [{ referenceNo: '本周合并', boxQty: null }],
};

const written = (text: unknown, name = 'layouts.json') => {
  const path = join(freshFolder(), name);
  writeFileSync(path, typeof text === 'string' ? text : JSON.stringify(text));
  return path;
};

const file = (...layouts: readonly object[]) => ({ dockhand: 'layouts', version: 1, layouts });

test('what was remembered of a run can be forgotten and remembered again as it was', async () => {
  const { id: run } = await importOne(engine, 'overseas-merged-cells.xlsx');
  await engine.call('submissions.start', { run, confirmWarnings: true });
  await engine.call('submissions.settled', { run });
  const rules = async () => {
    const { id } = await importOne(engine, 'overseas-merged-cells.xlsx');
    const [of] = await engine.call('imports.recognition', { run: id });
    return new Set(of?.sheets[0]?.columns.map(({ rule }) => rule));
  };
  const [layout] = await engine.call('layouts.list', {});
  if (!layout) throw new Error('nothing remembered');
  expect(layout.name).toBe('overseas-merged-cells');
  const { savedAt: _, usedAt: __, ...kept } = layout;
  expect(await rules()).toContain('remembered');
  await engine.call('layouts.delete', { id: kept.id });
  expect(await rules()).not.toContain('remembered');
  expect(await engine.call('layouts.save', kept)).toMatchObject(kept);
  expect(await rules()).toContain('remembered');
  await expect(engine.call('layouts.save', { ...kept, columns: { a: { field: 'nothing' } } })).rejects.toMatchObject({
    code: 'field.unknown',
  });
});

test('a layout is given another name, but not one that is taken', async () => {
  const { id } = await engine.call('layouts.save', content);
  await engine.call('layouts.save', { ...content, name: '另一种', headers: ['a'] });
  expect(await engine.call('layouts.rename', { id, name: ' 新名字 ' })).toMatchObject({ id, name: '新名字' });
  await expect(engine.call('layouts.rename', { id, name: '另一种' })).rejects.toMatchObject({
    code: 'layout.nameTaken',
    params: { name: '另一种' },
  });
  await expect(engine.call('layouts.rename', { id: 'gone', name: 'x' })).rejects.toMatchObject({
    code: 'layout.unknown',
  });
});

test('what one office exports another imports, whole', async () => {
  await engine.call('layouts.save', content);
  const out = join(freshFolder(), 'layouts.json');
  const { path } = await engine.call('layouts.export', { out });
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(file(content));
  const other = await openEngine();
  expect(await other.call('layouts.import', { path })).toEqual({ added: 1, replaced: 0, kept: 0, conflicts: [] });
  expect(await other.call('layouts.list', {})).toMatchObject([content]);
  await other.close();
});

test('nothing is exported where nothing is remembered', async () => {
  const out = join(freshFolder(), 'layouts.json');
  await expect(engine.call('layouts.export', { out })).rejects.toMatchObject({ code: 'layout.none' });
});

test('one of the same name, or for the same headers, is replaced or left as was said, and till then nothing is kept', async () => {
  await engine.call('layouts.save', { ...content, constants: {} });
  const path = written(file(content, { ...content, name: 'new', headers: ['b'] }));
  const before = await engine.call('layouts.list', {});
  expect(await engine.call('layouts.import', { path })).toEqual({
    added: 0,
    replaced: 0,
    kept: 0,
    conflicts: ['义乌装箱单'],
  });
  expect(await engine.call('layouts.list', {})).toEqual(before);
  expect(await engine.call('layouts.import', { path, conflicts: 'keep' })).toMatchObject({ added: 1, kept: 1 });
  const constants = async () => (await engine.call('layouts.list', {})).map(({ name, constants: of }) => [name, of]);
  expect(Object.fromEntries(await constants())).toEqual({ 义乌装箱单: {}, new: { tallyRule: '1' } });
  expect(await engine.call('layouts.import', { path, conflicts: 'replace' })).toMatchObject({ replaced: 2 });
  expect(Object.fromEntries(await constants())).toMatchObject({ 义乌装箱单: { tallyRule: '1' } });
  const renamed = written(file({ ...content, name: 'of the same headers' }));
  expect(await engine.call('layouts.import', { path: renamed })).toMatchObject({ conflicts: ['of the same headers'] });
});

test.each([
  ['no JSON', 'PK\u0003\u0004', 'layoutFile.unreadable'],
  ['JSON of somebody else', { layouts: [] }, 'layoutFile.unreadable'],
  ['a list', [], 'layoutFile.unreadable'],
  ['a newer version', { ...file(content), version: 2 }, 'layoutFile.newer'],
  ['a version that is none', { ...file(content), version: 'x' }, 'layoutFile.invalid'],
  ['nothing in it', file(), 'layoutFile.invalid'],
  ['columns that are none', file({ ...content, columns: { a: 'sku' } }), 'layoutFile.invalid'],
  ['a unit that is none', file({ ...content, columns: { a: { field: 'sku', unit: 'stone' } } }), 'layoutFile.invalid'],
  ['more than anybody has', file(...Array.from({ length: 501 }, () => content)), 'layoutFile.invalid'],
  ['a kind that is not known', file({ ...content, kind: 'parcels' }), 'kind.unknown'],
  ['a field that is not known', file({ ...content, constants: { __proto__x: '1' } }), 'field.unknown'],
  [
    'a part that is not known',
    file({ ...content, columns: { a: { field: null, fields: ['sku', 'x'] } } }),
    'field.unknown',
  ],
  ['rows of boxes of no field', file({ ...content, boxRows: [{ label: '毛重', field: 'x' }] }), 'field.unknown'],
  ['rows that are no orders by no field', file({ ...content, noOrders: [{ x: '合计' }] }), 'field.unknown'],
  ['a word of no field', file({ ...content, words: [{ field: 'x', text: '散货', code: '1' }] }), 'field.unknown'],
  [
    'a word that means nothing',
    file({ ...content, words: [{ field: 'tallyRule', text: '散货', code: '77' }] }),
    'field.unknown',
  ],
  ['far too much', `{"dockhand":"layouts","a":"${'a'.repeat(20_000_000)}"}`, 'layoutFile.tooLarge'],
] as const)('a file with %s is refused, and nothing of it is kept', async (_, text, code) => {
  await expect(engine.call('layouts.import', { path: written(text) })).rejects.toMatchObject({ code });
  expect(await engine.call('layouts.list', {})).toEqual([]);
});

test('a file that is not there is refused like one that cannot be read', async () => {
  await expect(engine.call('layouts.read', { path: join(freshFolder(), 'none.json') })).rejects.toMatchObject({
    code: 'layoutFile.unreadable',
  });
});
