import Big from 'big.js';
import type { RateRow } from '#shared/freight/rate-card.ts';
import { rateProblem } from '#shared/kinds/rate-card/index.ts';
import type { Problem } from '#shared/problem.ts';
import { groupBands } from './tariffs.ts';

/** A problem of one row among the others. */
export interface RowProblem {
  readonly row: RateRow;
  readonly problem: Problem;
}

/** The bands of one channel, destination and currency must not overlap, and must reckon weights alike. */
export function checkBands(rows: readonly RateRow[]): RowProblem[] {
  return groupBands(rows).flatMap(({ bands: [first, ...others] }) => {
    if (!first) return [];
    let furthest = first;
    const found: RowProblem[] = [];
    for (const row of others) {
      const at = { otherSheet: furthest.sheet, otherRow: furthest.row, from: row.fromKg };
      if (reaches(furthest, row.fromKg)) {
        found.push({ row, problem: rateProblem('rate.bandOverlap', { field: 'fromKg', params: at }) });
      }
      if (reachesFurther(row, furthest)) furthest = row;
      found.push(...differences(row, first));
    }
    return found;
  });
}

function reaches({ toKg }: RateRow, kg: string): boolean {
  return toKg === undefined || new Big(toKg).gt(kg);
}

function reachesFurther({ toKg }: RateRow, than: RateRow): boolean {
  return than.toKg !== undefined && (toKg === undefined || new Big(toKg).gt(than.toKg));
}

function differences(row: RateRow, first: RateRow): RowProblem[] {
  return (['divisor', 'stepKg'] as const)
    .filter((field) => row[field] !== first[field])
    .map((field) => ({
      row,
      problem: rateProblem('rate.bandsDiffer', { field, params: { otherSheet: first.sheet, otherRow: first.row } }),
    }));
}
