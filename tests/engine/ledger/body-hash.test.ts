import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bodyHash } from '#engine/ledger/body-hash.ts';

test('the order of members does not matter, the order of lists and every value does', () => {
  expect(bodyHash({ a: 1, b: { c: [1, 2], d: null } })).toBe(bodyHash({ b: { d: null, c: [1, 2] }, a: 1 }));
  const others = [
    { a: 1, b: [2, 1] },
    { a: 1, b: [1, 2] },
    { a: '1', b: [1, 2] },
    { a: 1, b: { 0: 1, 1: 2 } },
    { a: 1 },
  ];
  expect(new Set(others.map(bodyHash)).size).toBe(others.length);
  expect(bodyHash({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
});

test('it tells bodies apart exactly when they differ, however they are written', () => {
  const json = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value)));
  fc.assert(
    fc.property(json, json, (a, b) => {
      expect(bodyHash(a) === bodyHash(b)).toBe(JSON.stringify(sorted(a)) === JSON.stringify(sorted(b)));
    }),
  );
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, member]) => [name, sorted(member)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
