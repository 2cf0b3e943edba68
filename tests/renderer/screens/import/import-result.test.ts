import { expect, test } from 'vitest';
import { addImported, noResult, onlyRun, resultToShow } from '../../../../renderer/screens/import/import-result.ts';
import { makeRun } from '../../support/program.tsx';

const refusal = { file: 'a.xlsx', code: 'damaged', params: {} };

test('a single run without anything refused is gone on with at once', () => {
  const run = makeRun('1');
  expect(onlyRun({ runs: [run], refused: [] })).toBe(run);
  expect(onlyRun({ runs: [run, makeRun('2')], refused: [] })).toBeNull();
  expect(onlyRun({ runs: [run], refused: [refusal] })).toBeNull();
  expect(onlyRun(noResult)).toBeNull();
});

test('only what came from no file is remembered with the cells that were pasted', () => {
  const pasted = { name: 'Pasted', text: 'a,b' };
  const { refused } = addImported(
    noResult,
    { runs: [], refused: [refusal, { ...refusal, path: '/tmp/a.xlsx' }], unclaimed: [] },
    pasted,
  );
  expect(refused).toEqual([
    { ...refusal, pasted },
    { ...refusal, path: '/tmp/a.xlsx' },
  ]);
});

test('what is read another way leaves the rest of the list as it was; a new import takes its place when it was seen', () => {
  const other = { ...refusal, file: 'b.xlsx' };
  const before = { runs: [makeRun('1')], refused: [refusal, other], seen: true };
  const more = { runs: [makeRun('2')], refused: [], unclaimed: [] };
  expect(resultToShow(before, more, new Set([refusal]))).toEqual({
    runs: [makeRun('1'), makeRun('2')],
    refused: [other],
  });
  expect(resultToShow(before, more, new Set())).toBe(more);
  expect(resultToShow({ ...before, seen: false }, more, new Set())).toEqual({
    runs: [makeRun('1'), makeRun('2')],
    refused: [refusal, other],
  });
  expect(resultToShow(null, more, new Set([refusal]))).toBe(more);
});
