import { rowOf, type SourceCell, withValue } from '#shared/sheets/cell.ts';
import { sheetKey } from '#shared/sheets/line.ts';
import type { Change, Store, StoredLine } from '../store/store.ts';

/**
 * Lets a change of a cell that several lines show (a merged one, or one above the table) reach all of them: for the
 * person it is one cell. The copies keep their marks, so that what is wrong with the value is said once, and is written
 * back where it stood.
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
  const sheets = new Map<string, readonly StoredLine[]>();
  const ofSheet = (line: StoredLine) => {
    const known = sheets.get(sheetKey(line)) ?? lines.ofSheet(run, line.file, line.sheet);
    sheets.set(sheetKey(line), known);
    return known;
  };
  const all = new Map<string, Change>();
  for (const change of changes) {
    const line = edited.get(change.line);
    if (change.type === 'drop' || line === undefined) {
      all.set(placeOf(change), change);
      continue;
    }
    const { field, value } = change;
    const among = isElsewhere(line.cells[field]) ? ofSheet(line) : (siblings.get(line.order) ?? []);
    for (const { id, cells } of [...sameCell(line, field, among), line]) {
      const copy = { ...change, line: id, value: withValue(cells[field], value) };
      all.set(placeOf(copy), copy);
    }
  }
  return [...all.values()];
}

/** The value stands in a cell of its own, such as one above the table, which lines of several orders may show. */
function isElsewhere(cell: SourceCell | undefined): boolean {
  return typeof cell === 'object' && cell.at !== undefined;
}

/** The other lines of the sheet that show the same cell of it. */
function sameCell(line: StoredLine, field: string, among: readonly StoredLine[]): readonly StoredLine[] {
  const row = rowOf(line.cells[field], line.row);
  const column = columnOf(line.cells[field]);
  return among.filter(
    ({ file, sheet, ...other }) =>
      file === line.file &&
      sheet === line.sheet &&
      rowOf(other.cells[field], other.row) === row &&
      columnOf(other.cells[field]) === column,
  );
}

function columnOf(cell: SourceCell | undefined): number | undefined {
  return typeof cell === 'object' ? cell.at?.column : undefined;
}

/** Names what a change is about: a cell, or a line. */
export function placeOf(change: Change): string {
  return change.type === 'cell' ? `${change.line} ${change.field}` : `${change.line}`;
}
