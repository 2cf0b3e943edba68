import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mutations } from './mutations.ts';
import { root, rowsOf } from './rows.ts';

// Breaking each promise takes minutes (`npm run promises`); that it still can be broken so is quick to see.
test.each(mutations.map((mutation) => [mutation.promise, mutation] as const))('%s', (_, mutation) => {
  const { promise, file, search, replace, test: keeper } = mutation;
  expect(readFileSync(join(root, file), 'utf8').split(search)).toHaveLength(2);
  expect(replace).not.toBe(search);
  expect(existsSync(join(root, 'tests', keeper))).toBe(true);
  const rows = rowsOf(promise);
  expect(rows).toHaveLength(1);
  expect(rows[0]?.keepers.map(({ file: named }) => named)).toContain(keeper);
});
