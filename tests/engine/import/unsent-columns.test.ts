import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { type AnyKind, fieldsOfAttachments } from '#shared/kinds/kind.ts';
import { kinds } from '#shared/kinds/registry.ts';
import type { Field } from '#shared/sheets/field.ts';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

type Row = Readonly<Record<string, string>>;

/** Imports rows of texts under the partner's own names of the fields, with files beside the sheet. */
async function imported(kind: AnyKind, rows: readonly Row[]) {
  const folder = freshFolder();
  for (const name of ['packing-list.pdf', 'other.pdf']) writeFileSync(join(folder, name), '%PDF-1.4\n');
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const quoted = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  const header = keys.map((key) => kind.fields[key]?.wire ?? key);
  const path = join(folder, 'orders.csv');
  writeFileSync(path, [header, ...rows.map((row) => keys.map((key) => row[key] ?? ''))].map(quoted).join('\n'));
  const run = await importOne(engine, path);
  const problems = await engine.call('problems.window', { run: run.id, limit: 500 });
  const orders = await engine.call('orders.window', { run: run.id, limit: 500 });
  const bodies = new Map<string, string | null>();
  for (const { id, key } of orders.items) bodies.set(key, (await engine.call('orders.get', { order: id })).body);
  return { run, problems: problems.items, bodies };
}

/** Another value that the field may have. */
function another({ example, ...field }: Field): string {
  switch (field.type) {
    case 'integer':
      return String(Number(example) + 1);
    case 'decimal':
      return String(Number(example) * 2);
    case 'boolean':
      return example === '否' ? '是' : '否';
    case 'choice':
      return field.choices.find(({ code, label }) => ![code, label.zh, label.en].includes(example))?.code ?? '';
    case 'datetime':
    case 'date':
    case 'unix-seconds':
      return '2026-08-09';
    case 'email':
      return 'other@example.com';
    case 'country':
      return example === 'DE' ? 'US' : 'DE';
    case 'urls':
      return 'https://img.example.com/another.jpg';
    case 'files':
      return 'other.pdf';
    case 'pairs':
      return 'other:3';
    case 'text':
      return example.replace(/.$/u, (last) => (last === '7' ? '8' : '7'));
  }
}

const data = Buffer.from('%PDF-1.5\n').toString('base64');

describe.each(kinds)('$id', (kind) => {
  const [first = '', ...restOfKey] = kind.key;
  const spelled = kind.attachments?.spelled;
  const good = Object.fromEntries(
    Object.entries(kind.fields).map(([key, { type, example }]) => [
      key,
      type === 'files' ? 'packing-list.pdf' : example,
    ]),
  );
  const full: Row = spelled
    ? { ...good, [spelled.name]: 'named.pdf', [spelled.data]: data, [spelled.type]: 'pdf' }
    : good;
  /** What is filled in instead of something else leaves that out: without each such field once. */
  const instead = Object.values(kind.fields).flatMap(({ requiredWhen }) =>
    requiredWhen && 'blank' in requiredWhen ? [requiredWhen.blank] : [],
  );
  const bases = [full, ...[...new Set(instead)].map((key) => ({ ...full, [key]: '' }))];
  const varied = Object.keys(kind.fields).filter((key) => key !== first);

  test('every field is sent, or its value is a problem, or it is said that it is not sent', async () => {
    const row = (base: Row, key: string): Row => ({ ...base, [first]: key });
    const variant = (base: Row, field: string) =>
      field === spelled?.data
        ? Buffer.from('%PDF-1.6\n').toString('base64')
        : another({ ...kind.fields[field], example: base[field] || good[field] } as Field);
    const rows = bases.flatMap((base, at) => [
      row(base, `B${at}`),
      ...varied.map((field, index) => row({ ...base, [field]: variant(base, field) }, `B${at}F${index}`)),
    ]);
    const { problems, bodies } = await imported(kind, rows);
    const find = (base: number, index: number | null) => {
      const id = index === null ? `B${base}` : `B${base}F${index}`;
      const [key, body] = [...bodies].find(([each]) => each === id || each.startsWith(`${id} `)) ?? [];
      return { body: body?.replaceAll(id, 'KEY') ?? null, said: problems.filter(({ order }) => order === key) };
    };
    expect(bodies.size).toBe(rows.length);
    expect(bases.flatMap((_, base) => find(base, null).said.filter(({ severity }) => severity === 'error'))).toEqual(
      [],
    );
    expect(find(0, null).body, 'the key is sent').toContain('KEY');

    const silent = varied.flatMap((field, index) => {
      const is = bases.map((_, base) => {
        const [plain, changed] = [find(base, null), find(base, index)];
        if (changed.body !== null && plain.body !== null && changed.body !== plain.body) return 'sent';
        if (changed.said.some(({ severity }) => severity === 'error')) return 'refused';
        if (
          kind.fields[field]?.unsent &&
          problems.some(({ code, field: of }) => code === 'column.notSent' && of === field)
        )
          return 'said';
        return changed.said.some(({ severity }) => severity === 'warning') ? 'warned' : 'silent';
      });
      return is.includes('silent') || is.every((each) => each === 'warned') ? [`${field}: ${is}`] : [];
    });
    expect(silent).toEqual([]);
  });

  test('declares nothing as not sent that is asked for by the key or the files', () => {
    const needed = [first, ...restOfKey, ...(kind.attachments ? fieldsOfAttachments(kind.attachments) : [])];
    expect(needed.filter((field) => kind.fields[field]?.unsent)).toEqual([]);
  });
});

test('what is said of a column stays when its lines are edited, checked again, or leave their order', async () => {
  const folder = freshFolder();
  const path = join(folder, 'orders.csv');
  const header =
    '客户入库单号,目的仓,理货规则,用客户箱号,发货地址代码,箱号,箱数,重量,长,宽,高,SKU,每箱数量,海关监管方式';
  const line = (box: string) => `R-1,SYD01,单件,是,NB,${box},1,12.5,60,40,35,S${box},20,9610`;
  writeFileSync(path, [header, line('01'), line('02')].join('\n'));
  const { id: run } = await importOne(engine, path);
  const said = async () =>
    (await engine.call('problems.window', { run, code: 'column.unused' })).items.map(({ severity, column }) => [
      severity,
      column,
    ]);
  const expected = [['warning', '海关监管方式']];
  expect(await said()).toEqual(expected);
  const [first] = (await engine.call('lines.window', { run })).items;
  const edit = (field: string, value: string) =>
    engine.call('edits.apply', { run, cells: [{ line: first?.id ?? 0, field, value }] });
  for (const [field, value] of [
    ['sku', 'OTHER'],
    ['weightDeclared', 'x'],
    ['referenceNo', ''],
    ['referenceNo', 'R-2'],
  ] as const) {
    const { counts } = await edit(field, value);
    expect({ field, said: await said(), warnings: counts.warnings }).toMatchObject({
      field,
      said: expected,
      warnings: 1,
    });
  }
  await engine.call('edits.undo', { run });
  await engine.call('runs.target', { run, target: 'practice' });
  expect(await said()).toEqual(expected);
});

test('a column of SKUs that only looks up item ids is said not to be sent', async () => {
  const kind = kinds.find(({ id }) => id === 'cainiao-stock-in');
  if (!kind) throw new Error('no such kind');
  const good = Object.fromEntries(Object.entries(kind.fields).map(([key, { example }]) => [key, example]));
  const { problems } = await imported(kind, [good]);
  expect(problems).toMatchObject([
    { code: 'column.notSent', severity: 'info', field: 'sku', params: { header: 'sku', count: 1 } },
  ]);
});
