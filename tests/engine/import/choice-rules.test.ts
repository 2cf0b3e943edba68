import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import type { Input } from '#shared/contract.ts';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';

let engine: Engine;
let folder: string;
beforeEach(async () => {
  folder = freshFolder();
  engine = await openEngine(join(folder, 'home'));
});
afterEach(() => engine.close());

const columns = '客户入库单号,目的仓,理货规则,用客户箱号,发货地址代码,箱号,箱数,重量,长,宽,高,SKU,每箱数量'.split(',');
const cells = (key: string, rule: string) => `${key},SYD01,${rule},是,NB,01,1,12.5,60,40,35,S1,20`.split(',');

/** A sheet with these rules in its lines; `reversed`: the same headers in another order, `more`: others. */
function sheet(name: string, rules: readonly string[], { reversed = false, more = '' } = {}): string {
  const rows = [columns, ...rules.map((rule, at) => cells(`${name}-${at}`, rule))];
  const lines = rows.map((row, at) => [
    ...(reversed ? row.toReversed() : row),
    ...(more ? [at === 0 ? more : 'x'] : []),
  ]);
  const path = join(folder, `${name}.csv`);
  writeFileSync(path, lines.map((row) => row.join(',')).join('\n'));
  return path;
}

type Scope = Input<'edits.mapChoice'>['scope'];

async function imported(...sheetOf: Parameters<typeof sheet>) {
  const { id: run } = await importOne(engine, sheet(...sheetOf));
  const codes = async () =>
    (await engine.call('problems.window', { run, field: 'tallyRule' })).items.map(({ code, line, params }) => [
      code,
      line,
      params,
    ]);
  return { run, codes };
}

async function teach(scope: Scope) {
  const { run, codes } = await imported('first', ['散货', '单箱', '散货']);
  expect((await codes()).map(([code]) => code)).toEqual(['choice.unknown', 'choice.unknown']);
  await engine.call('edits.mapChoice', { run, field: 'tallyRule', text: '散货', code: '1', scope });
  expect(await codes()).toEqual([]);
}

const unknown = (line: number) => ['choice.unknown', line, { value: '散货' }];
const remembered = (line: number) => ['choice.remembered', line, { value: '散货', chosen: '1' }];

test.each([
  ['cells', [unknown(1), unknown(2)], [unknown(1), unknown(2)]],
  ['layout', [remembered(1), remembered(2)], [unknown(1), unknown(2)]],
  ['always', [remembered(1), remembered(2)], [remembered(1), remembered(2)]],
] as const)(
  'a word taught for %s holds there and nowhere else, and every cell it reaches says so',
  async (scope, same, other) => {
    await teach(scope);
    const alike = await imported('alike', ['散货', ' 散货 ', '单件'], { reversed: true });
    expect((await alike.codes()).filter(([code]) => code !== 'cell.normalised')).toEqual(same);
    const stranger = await imported('stranger', ['散货', '散货'], { more: '柜号' });
    expect(await stranger.codes()).toEqual(other);
  },
);

test('what a layout was taught goes before what all were, and is sent', async () => {
  await teach('layout');
  const stranger = await imported('stranger', ['散货'], { more: '柜号' });
  await engine.call('edits.mapChoice', {
    run: stranger.run,
    field: 'tallyRule',
    text: '散货',
    code: '2',
    scope: 'always',
  });
  const bodies = async (run: string) => {
    const { items } = await engine.call('orders.window', { run });
    const [first] = items;
    return JSON.parse((await engine.call('orders.get', { order: first?.id ?? 0 })).body ?? '{}').tallyRule;
  };
  expect(await bodies((await imported('alike', ['散货'])).run)).toBe(1);
  expect(await bodies((await imported('another', ['散货'], { more: '柜号' })).run)).toBe(2);
});

test('an edit judges a cell by the layout of its own sheet', async () => {
  await teach('layout');
  for (const [name, more, code] of [
    ['alike', '', 'choice.remembered'],
    ['stranger', '柜号', 'choice.unknown'],
  ] as const) {
    const { run, codes } = await imported(name, ['单件'], { more });
    await engine.call('edits.apply', { run, cells: [{ line: 1, field: 'tallyRule', value: '散货' }] });
    expect((await codes()).map(([found]) => found)).toEqual([code]);
  }
});

test('a rule of a layout is listed with its headers, and forgotten by itself', async () => {
  await teach('layout');
  const { run, codes } = await imported('alike', ['散货']);
  const [rule, ...others] = await engine.call('choices.list', {});
  expect(others).toEqual([]);
  expect(rule).toMatchObject({ kind: 'overseas-inbound', field: 'tallyRule', text: '散货', code: '1' });
  expect(rule?.headers?.toSorted()).toEqual(columns.map((header) => header.toLowerCase()).toSorted());
  const { code: _, ...named } = rule ?? { kind: '', field: '', text: '', code: '', headers: null };
  expect(await engine.call('choices.delete', { ...named, headers: null })).toEqual({ deleted: false });
  expect(await engine.call('choices.delete', named)).toEqual({ deleted: true });
  expect(await codes()).toEqual([unknown(1)]);
  expect((await engine.call('runs.get', { run })).counts).toMatchObject({ ready: 0, incomplete: 1 });
});

test('another office that imports the layout knows the words taught for it, and only there', async () => {
  await teach('layout');
  const { run } = await imported('again', ['散货']);
  const out = join(folder, 'layouts.json');
  await engine.call('imports.confirmColumns', { run });
  await engine.call('layouts.export', { out });
  const other = await openEngine(join(folder, 'other'));
  // What was imported before the words were is judged by them, too.
  const { id: before } = await importOne(other, sheet('before', ['散货']));
  const told = async (id: string) =>
    (await other.call('problems.window', { run: id, field: 'tallyRule' })).items.map(({ code }) => code);
  expect(await told(before)).toEqual(['choice.unknown']);
  expect(await other.call('layouts.import', { path: out })).toMatchObject({ added: 1 });
  expect(await told(before)).toEqual(['choice.remembered']);
  expect(await told((await importOne(other, sheet('like', ['散货'], { reversed: true }))).id)).toEqual([
    'choice.remembered',
  ]);
  expect(await told((await importOne(other, sheet('unlike', ['散货'], { more: '柜号' }))).id)).toEqual([
    'choice.unknown',
  ]);
  await other.close();
});

test('a layout of a run is saved with its words, and an import that reads by it alone knows them', async () => {
  await teach('layout');
  const { run } = await imported('again', ['散货']);
  const out = join(folder, 'layout.json');
  await engine.call('layouts.ofRun', { run, out });
  const other = await openEngine(join(folder, 'other'));
  const { layouts } = await other.call('layouts.read', { path: out });
  const path = sheet('like', ['散货', '单件']);
  const { runs } = await other.call('imports.create', { importId: 'i', paths: [path], hints: { layouts } });
  expect(runs[0]?.counts).toMatchObject({ ready: 2, incomplete: 0 });
  expect(await other.call('choices.list', {})).toEqual([]);
  await other.close();
});
