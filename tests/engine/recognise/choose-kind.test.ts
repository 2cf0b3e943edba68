import { expect, test } from 'vitest';
import { layoutOf } from '#engine/recognise/remember-layouts.ts';
import { overseasInbound } from '#shared/kinds/overseas-inbound/index.ts';
import { kinds as allKinds } from '#shared/kinds/registry.ts';
import { lookedUp, parcelArrival, parcelChange } from './kinds.ts';
import { recognise, sheetOf } from './sheets.ts';

const kinds = [overseasInbound, parcelArrival, parcelChange];
const shared = [
  ['包裹号', '重量'],
  ['P-1', 1.5],
];

test('columns that only one kind knows decide', () => {
  const sheet = sheetOf([
    ['包裹号', '重量', '质检结果'],
    ['P-1', 1.5, '质检通过'],
  ]);
  expect(recognise([sheet], { kinds })[0]).toMatchObject({ use: 'whole', kind: 'parcel-arrival' });
});

test('a sheet that two kinds fit equally is a question', () => {
  const [sheet] = recognise([sheetOf(shared)], { kinds });
  expect(sheet).toMatchObject({ use: 'ignored', ignored: 'unknown', kind: null });
  expect(sheet?.resembles.map(({ kind, missing }) => [kind, missing])).toEqual([
    ['parcel-arrival', []],
    ['parcel-change', []],
  ]);
});

test('its name or title answers the question', () => {
  expect(recognise([sheetOf(shared, '7月变更')], { kinds })[0]?.kind).toBe('parcel-change');
  expect(recognise([sheetOf([['包裹到货登记'], ...shared])], { kinds })[0]?.kind).toBe('parcel-arrival');
});

test('so does the kind a person said, and a mapping remembered for these headers', () => {
  expect(recognise([sheetOf(shared)], { kinds, kind: 'parcel-change' })[0]?.kind).toBe('parcel-change');
  const exact = (index: number, header: string, field: string) => {
    return { index, header, field, rule: 'exact' as const, samples: [] };
  };
  const columns = [exact(0, '包裹号', 'parcelNo'), exact(1, '重量', 'weight')];
  const saved = { name: 'a', ...layoutOf('parcel-change', { columns }) };
  const [sheet] = recognise([sheetOf(shared)], { kinds, memory: [saved] });
  expect(sheet?.kind).toBe('parcel-change');
  expect(sheet?.columns.map(({ rule }) => rule)).toEqual(['remembered', 'remembered']);
});

test('what was said of another kind with most of the same headers makes no sheet one of that kind', () => {
  const table = [
    ['外部订单号', '1688订单号', '快递单号', '新快递单号', '质检结果', '重量(kg)', '长(cm)', '宽(cm)', '高(cm)'],
    ['205569999000', '2887421737338134260', 'YT1', 'SF1', '质检通过', 0.4, 23, 34, 56],
  ];
  const read = recognise([sheetOf(table)], { kinds: [...allKinds] })[0];
  expect(read?.kind).toBe('package-update');
  const columns = (read?.columns ?? []).filter(({ header }) => header !== '新快递单号');
  const inbound = { name: '昨天', ...layoutOf('package-inbound', { columns }) };
  expect(recognise([sheetOf(table)], { kinds: [...allKinds], memory: [inbound] })[0]?.kind).toBe('package-update');
});

test('a sheet of another kind than the one said is left out, and said to be', () => {
  const sheet = sheetOf([
    ['包裹号', '重量', '质检结果'],
    ['P-1', 1.5, '质检通过'],
  ]);
  const [other] = recognise([sheet], { kinds, kind: 'overseas-inbound' });
  expect(other).toMatchObject({ use: 'ignored', ignored: 'other-kind', kind: null });
  expect(other?.resembles[0]?.kind).toBe('parcel-arrival');
});

test('a chosen kind is used however little speaks for it', () => {
  const choices = [{ file: 0, sheet: 'Sheet1', kind: 'overseas-inbound' }];
  const [sheet] = recognise(
    [
      sheetOf([
        ['品名', '备注'],
        ['杯子', '急'],
      ]),
    ],
    { kinds, choices },
  );
  expect(sheet).toMatchObject({ use: 'whole', kind: 'overseas-inbound' });
  expect(sheet?.missing).toContain('referenceNo');
});

test('a required column is not missing where another one leads to it', () => {
  const missing = (headers: string[]) =>
    recognise([sheetOf([headers, ['P-1', 'S-1']])], { kinds: [lookedUp] })[0]?.missing;
  expect(missing(['包裹号', 'SKU'])).toEqual([]);
  expect(missing(['包裹号', '重量'])).toEqual(['item']);
});
