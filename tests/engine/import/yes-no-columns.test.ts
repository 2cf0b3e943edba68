import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { fields } from '#shared/kinds/overseas-inbound/fields.ts';
import { isNegated } from '#shared/words/header-words.ts';
import { freshFolder, openEngine } from '../engine-fixture.ts';
import { goodLine } from '../inbound-csv.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

let imports = 0;

/** One order for each answer, below this header; it is given to the field by hand. */
async function imported(header: string, answers: readonly string[], values?: Readonly<Record<string, string>>) {
  const keys = Object.keys(goodLine) as (keyof typeof fields)[];
  const name = (key: keyof typeof fields) => (key === 'useShipperBoxNo' ? header : fields[key].label.zh);
  const rows = answers.map((useShipperBoxNo, at) => {
    const line = { ...goodLine, referenceNo: `R-${at}`, useShipperBoxNo };
    return keys.map((key) => line[key]).join();
  });
  const path = join(freshFolder(), 'orders.csv');
  writeFileSync(path, [keys.map(name).join(), ...rows].join('\n'));
  imports += 1;
  const readings = { [header]: { field: 'useShipperBoxNo', ...(values && { values }) } };
  const { runs } = await engine.call('imports.create', {
    importId: `answers-${imports}`,
    paths: [path],
    hints: { readings },
  });
  const [run] = runs;
  if (!run) throw new Error('no run');
  return run.id;
}

/** Order → what is sent; null for one with mistakes. */
async function sent(run: string) {
  const { items } = await engine.call('orders.window', { run });
  const bodies = await Promise.all(items.map(({ id }) => engine.call('orders.get', { order: id })));
  return bodies.map(({ body }) => JSON.parse(body ?? 'null')?.useShipperBoxNo ?? null);
}

const problems = async (run: string) => {
  const { items } = await engine.call('problems.window', { run, field: 'useShipperBoxNo' });
  return items.map(({ code, fix }) => [code, fix?.type === 'set' ? fix.cells[0]?.value : undefined]);
};

test('ones and zeros are yes and no, and the zeros are shown as what they were read as', async () => {
  const run = await imported('用客户箱号', ['1', '0', '1']);
  expect(await sent(run)).toEqual([true, false, true]);
  expect(await problems(run)).toEqual([['cell.normalised', undefined]]);
});

test.each([[['0', '0']], [['1', '2', '0']], [['是', '0']]])(
  'a 0 among %j is asked about, and offered as a no',
  async (answers) => {
    const run = await imported('用客户箱号', answers);
    expect(await problems(run)).toEqual(answers.filter((it) => it === '0').map(() => ['yesNo.unknown', '否']));
  },
);

test.each('是 否|Y N|yes no|√ ×|✓ ✗|true false|TRUE FALSE|有 无|1 2|要 不要|对 错'.split('|'))(
  '%s are yes and no',
  async (words) => {
    expect(await sent(await imported('用客户箱号', words.split(' ')))).toEqual([true, false]);
  },
);

test('below a header that asks for the opposite nothing is read as it stands; a person says what it means', async () => {
  const run = await imported('不用客户箱号', ['是', '×', 'maybe']);
  expect(await sent(run)).toEqual([null, null, null]);
  expect(await problems(run)).toEqual([
    ['yesNo.negated', '否'],
    ['yesNo.negated', '是'],
    ['yesNo.negated', undefined],
  ]);
  await engine.call('edits.apply', { run, cells: [{ line: 1, field: 'useShipperBoxNo', value: '否' }] });
  expect((await sent(run))[0]).toBe(false);
  const said = await imported('不用客户箱号', ['是', '否'], { 是: '否', 否: '是' });
  expect(await sent(said)).toEqual([false, true]);
});

test.each([
  [
    true,
    '不用客户箱号|不使用客户箱号|是否不用客户箱号|无需客户箱号|免用客户箱号|Not use shipper box no|Without box no',
  ],
  [true, "Don't use shipper box no|Non-shipper box no"],
  [
    false,
    '用客户箱号|是否用客户箱号|用客户箱号(不填为否)|用客户箱号，不用则留空|用客户箱号(非必填)|Use Shipper Box No|Note box no',
  ],
] as const)('a negation is heard: %s for %s', (is, headers) => {
  expect(headers.split('|').filter((header) => isNegated(header) !== is)).toEqual([]);
});
