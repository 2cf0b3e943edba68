import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import type { SheetHints } from '#shared/contract/recognition.ts';
import { openEngine } from '../engine-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

let imports = 0;

/** What is asked about units, and the weights that are read. */
async function weights(
  lines: readonly string[],
  { kind = 'package-inbound', hints }: { kind?: string; hints?: SheetHints } = {},
) {
  imports += 1;
  const { runs } = await engine.call('imports.create', {
    importId: `units-${imports}`,
    pasted: { name: 'a.csv', text: lines.join('\n') },
    kind,
    ...(hints && { hints }),
  });
  const run = runs[0]?.id ?? '';
  const [file] = await engine.call('imports.recognition', { run });
  const questions = (file?.sheets[0]?.questions ?? []).filter((question) => question.kind === 'unit');
  const { items } = await engine.call('lines.window', { run, offset: 0, limit: 200 });
  const { items: unused } = await engine.call('problems.window', { run, code: 'column.unused' });
  return {
    asked: questions.map(({ field, readings }) => ({ field, readings })),
    read: items.map(({ cells }) => cells.weight?.text),
    unused,
  };
}

const header = '外部单号,来货快递单号,验货结果,毛重';
const of = (nth: number, weight: string, unit: string) =>
  `20556999900${nth},YT756569102677${nth},质检通过,${weight},${unit}`;

const asked = (name: string) => [
  {
    field: 'weight',
    readings: [
      {
        answer: { unitFrom: name },
        examples: [
          { typed: '10 LB', read: '4.5359 kg' },
          { typed: '12 KG', read: '12 kg' },
        ],
      },
      {
        answer: { unit: 'kg' },
        examples: [
          { typed: '10 LB', read: '10 kg' },
          { typed: '12 KG', read: '12 kg' },
        ],
      },
    ],
  },
];

describe('numbers beside a column of units', () => {
  test.each(['单位', 'Unit', 'UoM', '重量单位', '毛重单位'])('are asked about below %s', async (name) => {
    const { asked: found } = await weights([`${header},${name}`, of(1, '10', 'LB'), of(2, '12', 'KG')]);
    expect(found).toEqual(asked(name));
  });

  test('are asked about where the other unit stands below the rows that are looked at first', async () => {
    const rows = Array.from({ length: 120 }, (_, at) => `2055699${10000 + at},YT75656${910000 + at},质检通过,12,KG`);
    const { asked: found } = await weights([`${header},单位`, ...rows, of(1, '10', 'LB')]);
    expect(found).toMatchObject([
      { field: 'weight', readings: [{ answer: { unitFrom: '单位' } }, { answer: { unit: 'kg' } }] },
    ]);
  });

  test.each([
    ['their own unit', of(1, '10', 'KG'), of(2, '12', '公斤')],
    ['what is counted', of(1, '10', 'PCS'), of(2, '12', '个')],
    ['units of sizes', of(1, '10', 'CM'), of(2, '12', 'IN')],
    ['units and much else', of(1, '10', 'LB'), of(2, '12', '加急')],
  ])('are not asked about beside %s', async (_, ...rows) => {
    expect((await weights([`${header},单位`, ...rows])).asked).toEqual([]);
  });

  test('are asked about though the column of units is said not to be used', async () => {
    const rows = [`${header},单位`, of(1, '10', 'LB'), of(2, '12', 'KG')];
    expect((await weights(rows, { hints: { columns: { 单位: null } } })).asked).toEqual(asked('单位'));
  });

  test('are converted row by row once it was said that the units stand there, and nothing is asked or unused', async () => {
    const rows = [`${header},单位`, of(1, '10', 'LB'), of(2, '12', 'KG')];
    for (const unitFrom of ['单位', ' 单 位']) {
      const { asked: found, read, unused } = await weights(rows, { hints: { answers: { 毛重: { unitFrom } } } });
      expect({ found, read, unused }).toEqual({ found: [], read: ['4.5359', '12'], unused: [] });
    }
  });

  test('stay as they are once it was said that they are in the partner’s unit', async () => {
    const rows = [`${header},单位`, of(1, '10', 'LB'), of(2, '12', 'KG')];
    const { asked: found, read } = await weights(rows, { hints: { answers: { 毛重: { unit: 'kg' } } } });
    expect({ found, read }).toEqual({ found: [], read: ['10', '12'] });
  });
});

test('sides in one cell or three are asked about beside a column of inches', async () => {
  const rows = (size: string) => [
    `外部单号,来货快递单号,验货结果,${size},尺寸单位`,
    '205569999001,YT7565691026771,质检通过',
  ];
  const one = rows('尺寸');
  const three = rows('长,宽,高');
  expect((await weights([one[0] ?? '', `${one[1]},20*10*5,IN`])).asked).toMatchObject([
    {
      field: 'length',
      readings: [
        { answer: { unitFrom: '尺寸单位' }, examples: [{ typed: '20*10*5 IN', read: '50.8 × 25.4 × 12.7 cm' }] },
        {},
      ],
    },
  ]);
  expect((await weights([three[0] ?? '', `${three[1]},20,10,5,IN`])).asked.map(({ field }) => field)).toEqual([
    'length',
    'width',
    'height',
  ]);
});

test.each([
  ['国家', 'IN'],
  ['尺码', 'M'],
])('sides are not asked about beside %s of nothing but %s', async (name, said) => {
  const rows = [
    `外部单号,来货快递单号,验货结果,长,宽,高,${name}`,
    `205569999001,YT7565691026771,质检通过,20,10,5,${said}`,
  ];
  expect((await weights(rows)).asked).toEqual([]);
});

test('a weight of boxes is asked about as well', async () => {
  const names = '客户入库单号,目的仓,箱号,箱数,SKU,每箱数量,外箱毛重,单位,长(CM),宽(CM),高(CM)';
  const { asked: found } = await weights([names, 'IB-1,SYD01,1,1,S-1,20,22,LB,50,40,30'], { kind: 'overseas-inbound' });
  expect(found).toMatchObject([
    { field: 'weightDeclared', readings: [{ answer: { unitFrom: '单位' } }, { answer: { unit: 'kg' } }] },
  ]);
});

describe('in tables below each other', () => {
  const names = '客户入库单号,目的仓,箱号,箱数,SKU,每箱数量';
  const above = [`${names},毛重,长(CM),宽(CM),高(CM)`, 'IB-1,SYD01,1,1,S-1,20,22,50,40,30', ',,,'];
  const line = 'IB-2,SYD01,1,1,S-1,20,22,LB,50,40,30';

  test.each([
    ['of its name above', `${names},毛重,单位,长(CM),宽(CM),高(CM)`],
    ['of another name', `${names},外箱毛重,单位,长(CM),宽(CM),高(CM)`],
  ])('a unit column of the lower one asks about the column %s', async (_, header) => {
    const { asked: found } = await weights([...above, header, line], { kind: 'overseas-inbound' });
    expect(found).toMatchObject([
      { field: 'weightDeclared', readings: [{ answer: { unitFrom: '单位' } }, { answer: { unit: 'kg' } }] },
    ]);
  });
});
