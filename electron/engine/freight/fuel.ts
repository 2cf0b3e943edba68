import Big from 'big.js';
import { rateProblem } from '#shared/kinds/rate-card/index.ts';
import type { Problem } from '#shared/problem.ts';

/** A fuel surcharge in per cent, and what is to be said about how it was read. */
export interface Fuel {
  readonly percent?: string;
  readonly problems: readonly Problem[];
}

const form = /^(\d+(?:\.\d{1,6})?)\s*(%?)$/;

/**
 * `15` and `15%` are fifteen per cent. A cell in per cent format holds `0.15`: a number below one without a sign is taken
 * for such a cell, and said to be.
 */
export function readFuel(text: string): Fuel {
  const [, digits, sign] = form.exec(text.normalize('NFKC').trim()) ?? [];
  const unreadable = { problems: [rateProblem('rate.fuelUnreadable', { field: 'fuel', params: { value: text } })] };
  if (digits === undefined) return unreadable;
  const number = new Big(digits);
  if (number.gt(100)) return unreadable;
  if (sign === '%' || number.eq(0) || number.gte(1)) return { percent: number.toFixed(), problems: [] };
  const percent = number.times(100).toFixed();
  const params = { value: text, percent };
  return { percent, problems: [rateProblem('rate.fuelFraction', { severity: 'warning', field: 'fuel', params })] };
}
