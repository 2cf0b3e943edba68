import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { importOne, openEngine } from '../engine-fixture.ts';
import { inboundCsv } from '../inbound-csv.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

const shipper = {
  shipperWarehouseCode: '',
  shipperContactName: '李娜',
  shipperPhone: '13588887777',
  addressLine1: '福田',
};
const importCountries = (...countries: readonly string[]) =>
  importOne(
    engine,
    inboundCsv(countries.map((country, at) => ({ ...shipper, referenceNo: `${country}-${at}`, country }))),
  );

async function problemsOf(run: string) {
  const { items } = await engine.call('problems.window', { run, field: 'country' });
  return items;
}

test('a country’s name is offered its code; mended in the whole column it is remembered', async () => {
  const first = await importCountries('中国', '中国', '美国 US', 'AU');
  const [problem, ...more] = await problemsOf(first.id);
  expect([problem, ...more].map((it) => [it?.code, it?.severity])).toEqual(Array(3).fill(['country.unknown', 'error']));
  const fixed = await engine.call('edits.fix', { run: first.id, problem: problem?.id ?? 0, like: true });
  expect(fixed).toMatchObject({ counts: { ready: 4, incomplete: 0 }, remembered: 2 });

  const dayTwo = await importCountries('中国', '美国 US', '德国');
  expect(dayTwo.counts).toMatchObject({ ready: 2, incomplete: 1 });
  expect((await problemsOf(dayTwo.id)).map(({ code, params }) => [code, params.chosen])).toEqual([
    ['choice.remembered', 'CN'],
    ['choice.remembered', 'US'],
    ['country.unknown', undefined],
  ]);
});

test('one cell that was mended teaches nothing', async () => {
  const first = await importCountries('中国');
  const [problem] = await problemsOf(first.id);
  expect(await engine.call('edits.fix', { run: first.id, problem: problem?.id ?? 0 })).toMatchObject({ remembered: 0 });
  expect((await importCountries('中国')).counts).toMatchObject({ ready: 0, incomplete: 1 });
});

test.each([
  ['cells', 0, 0],
  ['layout', 1, 0],
  ['always', 1, 1],
] as const)('where it holds is as it was asked: %s', async (scope, same, other) => {
  const first = await importCountries('中国', '中国');
  const [problem] = await problemsOf(first.id);
  const fixed = await engine.call('edits.fix', { run: first.id, problem: problem?.id ?? 0, like: true, scope });
  expect(fixed).toMatchObject({ counts: { ready: 2 }, remembered: scope === 'cells' ? 0 : 1 });
  expect((await importCountries('中国')).counts).toMatchObject({ ready: same });
  const path = inboundCsv([{ ...shipper, referenceNo: 'OTHER', country: '中国' }]);
  writeFileSync(path, readFileSync(path, 'utf8').replace('客户入库单号', '我司单号'));
  const { runs } = await engine.call('imports.create', {
    importId: `other-${scope}`,
    paths: [path],
    hints: { columns: { 我司单号: 'referenceNo' } },
  });
  expect(runs[0]?.counts).toMatchObject({ ready: other });
});
