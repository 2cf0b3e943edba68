import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { importOne, openEngine } from '../engine-fixture.ts';
import { inboundCsv } from '../inbound-csv.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

const importKeys = (...keys: readonly string[]) =>
  importOne(engine, inboundCsv(keys.map((referenceNo, at) => ({ referenceNo, boxNo: `0${at}` }))));

async function alike(run: string) {
  const { items } = await engine.call('problems.window', { run, limit: 100 });
  return items.filter(({ code }) => code.startsWith('key.alike'));
}

test('one click makes them one, and one step of undo two again', async () => {
  const run = await importKeys('IB-001', 'lB-001', 'IB-002');
  const found = await alike(run.id);
  expect(found.map(({ row, severity }) => [row, severity])).toEqual([
    [2, 'warning'],
    [3, 'warning'],
  ]);
  const fixed = await engine.call('edits.fix', { run: run.id, problem: found[1]?.id ?? 0 });
  expect(fixed.counts.orders).toBe(2);
  expect(await alike(run.id)).toEqual([]);
  const undone = await engine.call('edits.undo', { run: run.id });
  expect(undone.counts.orders).toBe(3);
  expect(await alike(run.id)).toHaveLength(2);
});

test('an edit of one of them is seen at the other', async () => {
  const run = await importKeys('IB-001', 'IB-002');
  const edit = (value: string) =>
    engine.call('edits.apply', { run: run.id, cells: [{ line: 2, field: 'referenceNo', value }] });
  await edit('ib-001');
  expect((await alike(run.id)).map(({ row }) => row)).toEqual([2, 3]);
  await engine.call('edits.apply', { run: run.id, cells: [{ line: 1, field: 'remark', value: 'x' }] });
  expect((await alike(run.id)).map(({ row }) => row)).toEqual([2, 3]);
  await edit('IB-003');
  expect(await alike(run.id)).toEqual([]);
});

test('files of one import are compared as well', async () => {
  const paths = ['IB-001', 'IB 001'].map((referenceNo) => inboundCsv([{ referenceNo }]));
  const { runs } = await engine.call('imports.create', { importId: 'two', paths });
  const found = await alike(runs[0]?.id ?? '');
  expect(found.map(({ params, fix }) => [params.key, params.other, fix])).toEqual([
    ['IB-001', 'IB 001', undefined],
    ['IB 001', 'IB-001', undefined],
  ]);
});

test('a key that only looks like one sent before is warned about', async () => {
  const first = await importKeys('IB-001');
  await engine.call('submissions.start', { run: first.id, confirmWarnings: true });
  await engine.call('submissions.settled', { run: first.id });
  const again = await importKeys('ІВ-001');
  const found = await alike(again.id);
  expect(found).toMatchObject([{ code: 'key.alikeBefore', severity: 'warning', params: { other: 'IB-001' } }]);
  const other = await importKeys('IB-009');
  expect(await alike(other.id)).toEqual([]);
});
