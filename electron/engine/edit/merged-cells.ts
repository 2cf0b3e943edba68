import type { SourceCell } from '#shared/sheets/cell.ts';
import type { Change, Store, StoredLine } from '../store/store.ts';

/**
 * Lets a change of a merged cell reach every line that the merge lends its value to: for the person it is one cell. The
 * copies keep their mark, so that what is wrong with the value is said once.
 */
export function throughMerges({ lines }: Pick<Store, 'lines'>, run: string, changes: readonly Change[]): Change[] {
  const edited = new Map(
    lines
      .get(
        run,
        changes.map(({ line }) => line),
      )
      .map((line) => [line.id, line]),
  );
  const orders = [...edited.values()].flatMap(({ order }) => order ?? []);
  const siblings = Map.groupBy(lines.ofOrders([...new Set(orders)]), ({ order }) => order);
  const all = new Map<string, Change>();
  for (const change of changes) {
    const line = edited.get(change.line);
    const covered = change.type === 'cell' && line ? sameMerge(line, change.field, siblings.get(line.order) ?? []) : [];
    if (change.type === 'drop' || covered.length === 0) {
      all.set(placeOf(change), change);
      continue;
    }
    for (const { id, cells } of covered) {
      const copy = { ...change, line: id, value: marked(change.value, mergedFrom(cells[change.field])) };
      all.set(placeOf(copy), copy);
    }
  }
  return [...all.values()];
}

/** The line that holds the merged value and those that it is lent to; none when the cell is not merged. */
function sameMerge(line: StoredLine, field: string, siblings: readonly StoredLine[]): readonly StoredLine[] {
  const origin = mergedFrom(line.cells[field]) ?? line.row;
  const alike = siblings.filter(
    ({ file, sheet, row, cells }) =>
      file === line.file && sheet === line.sheet && (row === origin || mergedFrom(cells[field]) === origin),
  );
  return alike.length > 1 ? alike : [];
}

function mergedFrom(cell: SourceCell | undefined): number | undefined {
  return typeof cell === 'object' ? cell.mergedFrom : undefined;
}

function marked(value: SourceCell | null, from: number | undefined): SourceCell | null {
  if (from === undefined || value === null || typeof value === 'object') return value;
  return { type: 'plain', value, mergedFrom: from };
}

/** Names what a change is about: a cell, or a line. */
export function placeOf(change: Change): string {
  return change.type === 'cell' ? `${change.line} ${change.field}` : `${change.line}`;
}
