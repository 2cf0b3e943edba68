import { describe, expect, test } from 'vitest';
import type { CheckContext } from '#engine/check/context.ts';
import { overseasInbound } from '#shared/kinds/overseas-inbound/index.ts';
import { etowerSettings } from '#shared/partners/etower.ts';
import { goodLine } from '../inbound-csv.ts';
import { checkLines } from './check-lines.ts';

const listed = new Map([
  ['SYD01', true],
  ['MEL01', true],
  ['MEL02', true],
  ['OLD01', false],
]);

function warnings(cells: object, context: Partial<CheckContext>) {
  const settings = etowerSettings.omit({ baseUrl: true }).parse({});
  const lines = [{ id: 1, file: 0, sheet: 's', row: 2, part: 'whole' as const, cells: { ...goodLine, ...cells } }];
  const { orders } = checkLines({
    kind: overseasInbound,
    lines,
    context: { settings, today: '2026-06-01', ...context },
  });
  return [...orders]
    .flatMap(({ problems }) => problems)
    .filter(({ code }) => code.startsWith('warehouse.') || code.startsWith('sku.'));
}

describe('a warehouse', () => {
  test.each([
    ['SYD01', undefined],
    ['OLD01', { code: 'warehouse.off' }],
    ['XYZ99', { code: 'warehouse.notListed' }],
    ['SYD02', { code: 'warehouse.misspelt', params: { value: 'SYD02', meant: 'SYD01' } }],
    ['syd-01', { code: 'warehouse.misspelt', params: { value: 'syd-01', meant: 'SYD01' } }],
    ['MEL0', { code: 'warehouse.misspelt', params: { value: 'MEL0', meant: 'MEL01 / MEL02' } }],
  ])('%s', (warehouseCode, expected) => {
    const found = warnings({ warehouseCode }, { listedWarehouses: listed });
    expect(found).toMatchObject(expected ? [{ severity: 'warning', ...expected }] : []);
  });

  test('that can only be one is offered as that one, of several none', () => {
    const [one] = warnings({ warehouseCode: 'SYD02' }, { listedWarehouses: listed });
    expect(one?.fix).toEqual({ type: 'set', cells: [{ line: 1, field: 'warehouseCode', value: 'SYD01' }] });
    const [two] = warnings({ warehouseCode: 'MEL03' }, { listedWarehouses: listed });
    expect(two?.fix).toBeUndefined();
  });

  test('is held against codes used before only where the list is not known', () => {
    const knownWarehouses = new Set(['LAX01']);
    expect(warnings({}, { knownWarehouses })).toMatchObject([{ code: 'warehouse.neverUsed' }]);
    expect(warnings({}, { knownWarehouses, listedWarehouses: listed })).toEqual([]);
  });
});

test('a SKU without a stock record is a warning with its age, never an error', () => {
  const unknownSkus = new Map([['SKU-1', 3]]);
  expect(warnings({}, { unknownSkus })).toMatchObject([
    { code: 'sku.noStock', severity: 'warning', params: { value: 'SKU-1', count: 3 } },
  ]);
  expect(warnings({ sku: 'SKU-2' }, { unknownSkus })).toEqual([]);
});
