import { expect, test } from 'vitest';
import { simulateMonth } from './support/month.ts';

/** 2 000 orders take over a minute of processor time: `npm run month` simulates as many. */
const ORDERS = 200;

test('a month of late, old, contradicting and missing answers, bans and kills ends with the right work list', async () => {
  const { found, right, kills, requests } = await simulateMonth(ORDERS, 7);
  expect(found).toEqual(right);
  // There was something of everything to be found.
  expect(new Set(Object.values(right).flat())).toEqual(
    new Set(['contradiction', 'draft', 'gone', 'late', 'notFound', 'over', 'short']),
  );
  expect(kills).toBeGreaterThan(5);
  // As if every order were asked about every half an hour, all month.
  expect(requests).toBeLessThan(31 * 24 * 2 * Math.ceil(ORDERS / 50));
});
