import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { typedWorkbook } from '../../fixtures/typed-sheet.ts';
import { importOne, openEngine } from '../engine-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

const header = '客户入库单号,目的仓,理货规则,用客户箱号,发货地址代码,箱号,箱数,单箱重量,长,宽,高,SKU,每箱数量'.split(
  ',',
);

interface Box {
  readonly count?: number;
  readonly kg?: number;
  readonly sides?: readonly [number, number, number];
}

const imported = (boxes: readonly Box[], key = 'IB') =>
  importOne(
    engine,
    typedWorkbook([
      header,
      ...boxes.map(({ count = 1, kg = 12.5, sides = [60, 40, 30] }, at) => [
        `${key}-${at}`,
        'SYD01',
        '单件',
        '是',
        'NB',
        '01',
        count,
        kg,
        ...sides,
        'SKU-A',
        20,
      ]),
    ]),
  );

/** What is asked of the columns of the first sheet: `field kind: the answers`. */
async function asked(run: { readonly id: string }) {
  const [file] = await engine.call('imports.recognition', { run: run.id });
  return file?.sheets[0]?.questions?.map(
    ({ field, kind, readings }) =>
      `${field} ${kind}: ${readings.map(({ answer }) => answer.unit ?? answer.per).join('|')}`,
  );
}
const examples = async (run: { readonly id: string }) => {
  const [file] = await engine.call('imports.recognition', { run: run.id });
  return file?.sheets[0]?.questions?.map(({ readings }) => readings.map((of) => of.examples[0]?.read));
};
const warned = async (run: { readonly id: string }) =>
  (await engine.call('problems.window', { run: run.id, severity: 'warning' })).items.map(
    ({ code, field, line }) => `${code} ${field} ${line}`,
  );
const measures = async (run: { readonly id: string }) =>
  (await engine.call('lines.window', { run: run.id })).items.map(({ cells }) =>
    ['weightDeclared', 'lengthDeclared', 'widthDeclared', 'heightDeclared']
      .map((field) => cells[field]?.text)
      .join(' '),
  );
async function answered(run: { readonly id: string }, readings: Readonly<Record<string, object>>) {
  const choices = [{ file: 0, sheet: 'Sheet1', readings: readings as never }];
  const { runs } = await engine.call('imports.remap', { importId: 'answered', run: run.id, choices });
  if (!runs[0]) throw new Error('not read');
  return runs[0];
}

const grams = [{ kg: 12_500 }, { kg: 11_000 }, { kg: 9_400 }];

describe('one number of a wrong scale among others', () => {
  test('is warned about, sent only when that is confirmed, and mended by one click', async () => {
    const run = await imported([{ kg: 12 }, { kg: 11.5 }, { kg: 12_500 }, {}]);

    expect(await asked(run)).toBeUndefined();
    expect(await warned(run)).toEqual(['scale.grams weightDeclared 3']);
    await expect(engine.call('submissions.start', { run: run.id, confirmWarnings: false })).rejects.toMatchObject({
      code: 'run.warnings',
    });
    const [problem] = (await engine.call('problems.window', { run: run.id, severity: 'warning' })).items;
    await engine.call('edits.fix', { run: run.id, problem: problem?.id ?? 0 });
    expect(await measures(run)).toEqual(['12 60 40 30', '11.5 60 40 30', '12.5 60 40 30', '12.5 60 40 30']);
    expect(await warned(run)).toEqual([]);
  });
});

describe('numbers that are wrong together, and plausible', () => {
  const inInches = [
    'weightDeclared unit: lb|kg',
    'lengthDeclared unit: in|cm',
    'widthDeclared unit: in|cm',
    'heightDeclared unit: in|cm',
  ];
  const inMillimetres = [
    'weightDeclared unit: g|kg',
    'lengthDeclared unit: mm|cm',
    'widthDeclared unit: mm|cm',
    'heightDeclared unit: mm|cm',
  ];

  test.each<[string, readonly Box[], readonly string[] | undefined]>([
    [
      'grams and millimetres of small goods',
      [
        { kg: 850, sides: [200, 150, 100] },
        { kg: 640, sides: [180, 120, 90] },
      ],
      inMillimetres,
    ],
    ['pounds and inches', [27.5, 15, 18].map((kg) => ({ kg, sides: [24, 16, 14] as const })), inInches],
    [
      'pallets among boxes, which are what they say',
      [
        { kg: 412, sides: [120, 80, 160] },
        { kg: 12.5, sides: [60, 40, 30] },
        { kg: 350, sides: [120, 80, 140] },
      ],
      undefined,
    ],
    ['weights with decimals', [{ kg: 412.5, sides: [120, 80, 160] }], undefined],
    ['heavy goods among others', [{ kg: 30, sides: [30, 20, 20] }, {}, { kg: 28, sides: [30, 20, 20] }], undefined],
  ])('%s', async (_, boxes, questions) => {
    const run = await imported(boxes);
    expect(await asked(run)).toEqual(questions);
    expect(await warned(run)).toEqual([]);
  });
});

describe('a column that is wholly of another scale', () => {
  test.each([
    ['grams', grams, ['weightDeclared unit: g|kg'], [['12.5 kg', '12500 kg']]],
    [
      'millimetres',
      [1, 2, 3].map(() => ({ sides: [600, 400, 300] as const })),
      ['lengthDeclared unit: mm|cm', 'widthDeclared unit: mm|cm', 'heightDeclared unit: mm|cm'],
      [
        ['60 cm', '600 cm'],
        ['40 cm', '400 cm'],
        ['30 cm', '300 cm'],
      ],
    ],
    [
      'metres',
      [1, 2, 3].map(() => ({ sides: [0.6, 0.4, 0.3] as const })),
      ['lengthDeclared unit: m|cm', 'widthDeclared unit: m|cm', 'heightDeclared unit: m|cm'],
      [
        ['60 cm', '0.6 cm'],
        ['40 cm', '0.4 cm'],
        ['30 cm', '0.3 cm'],
      ],
    ],
    [
      'totals',
      [10, 12, 20].map((count) => ({ count, kg: count * 12.5 })),
      ['weightDeclared perTotal: total|each'],
      [['12.5 kg', '125 kg']],
    ],
  ])('is asked about once, and nothing is sent before: %s', async (_, boxes, questions, read) => {
    const run = await imported(boxes);

    expect(await asked(run)).toEqual(questions);
    expect(await examples(run)).toEqual(read);
    expect(await warned(run)).toEqual([]);
    await expect(engine.call('submissions.start', { run: run.id, confirmWarnings: true })).rejects.toMatchObject({
      code: 'columns.asksTwo',
    });
  });

  test('is converted once that is said, and the next day without a word', async () => {
    const run = await answered(await imported(grams), { 7: { field: 'weightDeclared', unit: 'g' } });

    expect(await asked(run)).toBeUndefined();
    expect(await measures(run)).toEqual(['12.5 60 40 30', '11 60 40 30', '9.4 60 40 30']);
    await engine.call('submissions.start', { run: run.id, confirmWarnings: true });
    const next = await imported(grams, 'NEXT');
    expect(await asked(next)).toBeUndefined();
    expect(await measures(next)).toEqual(['12.5 60 40 30', '11 60 40 30', '9.4 60 40 30']);
  });

  test('is divided once that is said', async () => {
    const boxes = [10, 12, 20].map((count) => ({ count, kg: count * 12.5 }));
    const run = await answered(await imported(boxes), { 7: { field: 'weightDeclared', per: 'total' } });

    expect(await asked(run)).toBeUndefined();
    expect(await measures(run)).toEqual(['12.5 60 40 30', '12.5 60 40 30', '12.5 60 40 30']);
  });

  test('is as it stands where a person says so, and not warned about again', async () => {
    const run = await answered(await imported(grams), { 7: { field: 'weightDeclared', unit: 'kg' } });

    expect(await asked(run)).toBeUndefined();
    expect(await warned(run)).toEqual([]);
    expect(await measures(run)).toEqual(['12500 60 40 30', '11000 60 40 30', '9400 60 40 30']);
  });

  test('is still watched where only few of the cells are so, whatever was said of it', async () => {
    const boxes = [{ kg: 12 }, { kg: 11 }, { kg: 12_500 }, { kg: 10 }];
    const run = await answered(await imported(boxes), { 7: { field: 'weightDeclared', unit: 'kg' } });

    expect(await warned(run)).toEqual(['scale.grams weightDeclared 3']);
  });
});
