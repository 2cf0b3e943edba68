import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mutations, unbroken } from './mutations.ts';
import { keeperOf, promiseRows, root, rowsOf } from './rows.ts';
import { endingOf } from './run-tests.ts';
import { lineOf, nameOf, readTried, TRIED } from './tried.ts';

// Breaking each promise takes the best part of an hour (`npm run promises`); that it still can be broken so is quick to see.
test.each(mutations.map((mutation) => [mutation.promise, mutation] as const))('%s', (_, mutation) => {
  const { promise, file, search, replace, test: keeper } = mutation;
  expect(readFileSync(join(root, file), 'utf8').split(search)).toHaveLength(2);
  expect(replace).not.toBe(search);
  expect(rowsOf(promise)).toHaveLength(1);
  expect(keeperOf(promise, keeper)).toBeDefined();
});

test.each(promiseRows().map(({ promise }) => [promise.slice(0, 78), promise] as const))(
  'is broken, or it is said why not: %s',
  (_, promise) => {
    const [broken, said] = [mutations, unbroken].map((list) => list.filter((row) => promise.startsWith(row.promise)));
    expect([broken?.length !== 0, said?.length]).toEqual([said?.length === 0, broken?.length === 0 ? 1 : 0]);
  },
);

test('why a row is not broken is said of rows that there are', () => {
  expect(unbroken.filter(({ promise }) => rowsOf(promise).length !== 1)).toEqual([]);
});

describe('only a test that failed by itself has noticed', () => {
  const told = (status: string, ...failureMessages: string[]) => ({ fullName: 'x', status, failureMessages });
  test.each([
    ['failed', [told('passed'), told('failed', 'AssertionError: expected 1 to be 2\n at x')]],
    ['failed', [told('failed', 'TestTimeoutError: Test timed out in 300000ms.', 'Failure: run.changed')]],
    ['timed out', [told('passed'), told('failed', 'TestTimeoutError: Test timed out in 30000ms.')]],
    ['timed out', [told('failed', 'Error: Hook timed out in 10000ms.')]],
    ['did not run', [told('failed', 'ReferenceError: x is not defined')]],
    ['did not run', [told('skipped')]],
    ['did not run', []],
    ['passed', [told('skipped'), told('passed')]],
  ] as const)('%s: %j', (type, assertions) => expect(endingOf(assertions)).toMatchObject({ type }));
});

test('the page says what the notes say was tried', () => {
  const [said] = TRIED.exec(readFileSync(join(root, 'docs/promises.md'), 'utf8')) ?? [];
  expect(said).toBe(lineOf(readTried()));
});

test('no two changes are the same', () => {
  expect(new Set(mutations.map(nameOf)).size).toBe(mutations.length);
});
