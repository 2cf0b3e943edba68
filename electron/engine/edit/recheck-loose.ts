import type { Line } from '#shared/sheets/line.ts';
import { checkLines, keysAbove } from '../check/check.ts';
import type { RunScope } from '../run-scope.ts';
import type { Store } from '../store/store.ts';

/** Lines without a key belong to no order. The fix they are offered is the key of the line above, so their whole sheet is looked at. */
export function recheckLoose({ lines, problems }: Store, { run, kind, check }: RunScope, loose: readonly Line[]): void {
  const bySheet = Map.groupBy(loose, ({ file, sheet }) => JSON.stringify([file, sheet]));
  for (const ofSheet of bySheet.values()) {
    const [first] = ofSheet;
    if (!first) continue;
    const above = keysAbove(kind, lines.ofSheet(run, first.file, first.sheet));
    const checked = checkLines({ kind, lines: ofSheet, context: check, above });
    const ids = ofSheet.map(({ id }) => id);
    lines.setOrder(run, ids, null);
    problems.replaceForLines(
      run,
      ids,
      checked.loose.flatMap((line) => line.problems),
    );
  }
}
