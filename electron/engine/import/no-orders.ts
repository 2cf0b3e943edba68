import type { AnyKind } from '#shared/kinds/kind.ts';
import { cellText } from '#shared/sheets/cell.ts';
import type { EngineContext } from '../context.ts';
import { changeLines } from '../edit/edit.ts';
import { type KnownLayout, layoutNow, rowsLike } from '../recognise/recognise.ts';
import type { RunScope } from '../run-scope.ts';
import type { StoredLine } from '../store/store.ts';

/** A file that says of itself that it was written from a file of an earlier run. */
export interface FromFile {
  /** Index of the file. */
  readonly file: number;
  readonly of: { readonly run: string; readonly file: number };
}

/**
 * Leaves out of a run that is read what a person said before is no order: rows like those of its layouts, as long as they lack
 * something, and in a workbook that was handed back those that were left out of its run. They stay listed, and can be taken back.
 */
export async function leaveOutAgain(
  context: EngineContext,
  scope: RunScope,
  { given, from }: { readonly given: readonly KnownLayout[]; readonly from: readonly FromFile[] },
): Promise<void> {
  const { store } = context;
  const { run } = scope;
  const lines = store.files.list(run).flatMap(({ index: file, sheets }) =>
    sheets.flatMap((sheet) => {
      if (sheet.use === 'ignored' || sheet.kind !== scope.kind.id) return [];
      const { noOrders = [] } = layoutNow(store, sheet, given) ?? {};
      const origin = from.find((it) => it.file === file)?.of;
      const earlier = origin ? store.lines.noOrders(origin.run, origin.file, sheet.sheet) : [];
      if (noOrders.length === 0 && earlier.length === 0) return [];
      const all = store.lines.ofSheet(run, file, sheet.sheet);
      const like = rowsLike(all, noOrders);
      const lacking = store.problems.linesWith(
        run,
        like.map(({ id }) => id),
        'value.required',
      );
      const loose = like.filter((line) => line.order === null && lacksOfLine(scope.kind, line)).map(({ id }) => id);
      return [...lacking, ...loose, ...sameRows(all, earlier)];
    }),
  );
  if (lines.length === 0) return;
  const drops = [...new Set(lines)].map((line) => ({ type: 'drop', line, dropped: true, noOrder: true }) as const);
  await changeLines(context, scope, () => store.edits.apply(run, drops));
}

/** A row without a number of its own that lacks what every line of an order has. */
function lacksOfLine({ fields }: AnyKind, { cells }: StoredLine): boolean {
  return Object.entries(fields).some(
    ([name, { level, required }]) => level === 'line' && required === true && cells[name] === undefined,
  );
}

/** Lines in which every cell says what it said, but no others that do so as well: of those it is the one in the same row. */
function sameRows(lines: readonly StoredLine[], earlier: readonly StoredLine[]): number[] {
  const byText = Map.groupBy(lines, textOf);
  return earlier.flatMap((line) => {
    const same = byText.get(textOf(line)) ?? [];
    const found = same.length === 1 ? same : same.filter(({ row }) => row === line.row);
    return found.map(({ id }) => id);
  });
}

function textOf({ cells }: StoredLine): string {
  const texts = Object.entries(cells).map(([field, cell]) => [field, cellText(cell)] as const);
  return JSON.stringify(texts.filter(([, text]) => text !== '').toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
