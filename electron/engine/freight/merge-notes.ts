import type { RateProblem } from '#shared/contract/rate-cards.ts';

/**
 * The same remark about the same value is made once, on the first row, with the `count` of rows it holds for: a country
 * is named in every row of a card. Errors stay one by one.
 */
export function mergeNotes(problems: readonly RateProblem[]): RateProblem[] {
  const groups = Map.groupBy(problems, ({ severity, sheet, row, column, code, params }) =>
    JSON.stringify(severity === 'error' ? [sheet, row, column, code, params] : [sheet, column, code, params]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ ...first, params: { ...first.params, count: group.length } }] : [];
  });
}
