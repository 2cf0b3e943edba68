import { placeOf as placeIn } from '#shared/contract/places.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { isCovered, isFilledDown, placedAt, rowOf, type SourceCell, withValue } from '#shared/sheets/cell.ts';
import { isOwnNumber } from '#shared/sheets/field.ts';
import { type Line, sheetKey } from '#shared/sheets/line.ts';
import type { Change, Store, StoredLine } from '../store/store.ts';

/**
 * Lets a change of a cell that several lines show (a merged one, one above the table, or one of a row whose columns are boxes)
 * reach all of them: for the person it is one cell. The copies keep their marks, so that what is wrong with the value is said once, and is written
 * back where it stood.
 */
export function throughMerges(
  store: Pick<Store, 'lines' | 'files'>,
  run: string,
  changes: readonly Change[],
  { kind, by }: ChangedBy,
): Change[] {
  return mergesOf(store, run, { kind, by })(changes);
}

interface ChangedBy {
  readonly kind: AnyKind;
  /** `person`: as typed cell by cell, each of which is meant; `program`: wherever something is found, such as by a fix for all alike. */
  readonly by: 'person' | 'program';
}

/** The same for changes that come in several lots, between which no line changes. */
export function mergesOf(
  { lines, files }: Pick<Store, 'lines' | 'files'>,
  run: string,
  { kind: { fields }, by }: ChangedBy,
): (changes: readonly Change[]) => Change[] {
  const sheets = new Map<string, readonly StoredLine[]>();
  const ofSheet = (line: StoredLine) => {
    const known = sheets.get(sheetKey(line)) ?? lines.ofSheet(run, line.file, line.sheet);
    sheets.set(sheetKey(line), known);
    return known;
  };
  let recognised: ReturnType<typeof files.list> | undefined;
  /** The line's cell; a blank one of a row of boxes has its place all the same. */
  const cellOf = (line: StoredLine, field: string) => {
    const { file, sheet, row, cells } = line;
    if (cells[field] !== undefined || !isOfBox(line)) return cells[field];
    recognised ??= files.list(run);
    const of = recognised.find(({ index }) => index === file)?.sheets.find((it) => it.sheet === sheet);
    const place = placeIn(of, row, field);
    return place?.row === row ? placedAt('', { row, column: place.column }) : undefined;
  };
  const isOwn = (field: string) => isOwnNumber(fields[field]);
  return (changes) => reached({ lines, run, ofSheet, cellOf, isOwn, by }, changes);
}

interface Reach {
  readonly lines: Store['lines'];
  readonly run: string;
  readonly ofSheet: (line: StoredLine) => readonly StoredLine[];
  readonly cellOf: (line: StoredLine, field: string) => SourceCell | undefined;
  /** Every line has its own of the field: what one gets is not the others'. */
  readonly isOwn: (field: string) => boolean;
  readonly by: ChangedBy['by'];
}

function reached({ lines, run, ofSheet, cellOf, isOwn, by }: Reach, changes: readonly Change[]): Change[] {
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
  /** Those that may show the line's number, of whichever order: a merged cell is over lines that follow each other. */
  const underMerge = ({ id }: StoredLine, cell: SourceCell | undefined) =>
    typeof cell === 'object' && cell.over !== undefined
      ? lines.get(
          run,
          Array.from({ length: cell.over }, (_, at) => id + at),
        )
      : undefined;
  const said = new Set(changes.map(placeOf));
  const all = new Map<string, Change>();
  for (const change of changes) {
    const line = edited.get(change.line);
    if (change.type === 'drop' || line === undefined) {
      all.set(placeOf(change), change);
      continue;
    }
    const { field } = change;
    const cell = cellOf(line, field);
    // The row shows another's number, and gets what that one gets: only what is typed into it is its own.
    if (by === 'program' && isOwn(field) && isCovered(cell)) continue;
    const value = by === 'program' && isOwn(field) ? stillOver(cell, change.value) : change.value;
    const among = isElsewhere(cell) ? ofSheet(line) : (underMerge(line, cell) ?? siblings.get(line.order) ?? []);
    const heldBy = isOfBox(line)
      ? (other: StoredLine) => cellOf(other, field)
      : ({ cells }: StoredLine) => cells[field];
    // What has no place is in no other line's row: long orders are filled down cell by cell.
    const same = cell === undefined ? [] : among.filter((other) => isSameCell([line, cell], [other, heldBy(other)]));
    if (isLent(cell) || (by === 'person' && isOwn(field) && isFilledDown(cell))) {
      // A cell of its own, to which the rows below leave it then: it is no copy of the one above.
      const lentBelow = isLent(cell) ? same.filter((other) => other.row > line.row && isLent(heldBy(other))) : [];
      const own = { ...change, value: withValue(null, value) };
      all.set(placeOf(own), own);
      for (const of of lentBelow) {
        if (value === null) break;
        const copy = { ...change, line: of.id, value: lentFrom(line.row, value) };
        all.set(placeOf(copy), copy);
      }
      continue;
    }
    for (const of of [...same, line]) {
      // What is said of its own goes before what it would be lent.
      if (of.id !== line.id && isOwn(field) && said.has(placeOf({ ...change, line: of.id }))) continue;
      const copy = { ...change, line: of.id, value: withValue(cellOf(of, field), of === line ? value : change.value) };
      all.set(placeOf(copy), copy);
    }
  }
  return [...all.values()];
}

/** Its row has a cell of its own, which leaves what it says to the one above. */
function isLent(cell: SourceCell | undefined): boolean {
  return typeof cell === 'object' && cell.lent === true;
}

/** Written otherwise, a number is of as many rows as before. */
function stillOver(cell: SourceCell | undefined, value: SourceCell | null): SourceCell | null {
  if (typeof cell !== 'object' || cell.over === undefined || value === null || typeof value === 'object') return value;
  return { type: 'plain', value, over: cell.over };
}

function lentFrom(row: number, value: SourceCell): SourceCell {
  return typeof value === 'object'
    ? { ...value, mergedFrom: row, lent: true }
    : { type: 'plain', value, mergedFrom: row, lent: true };
}

/** The value stands in a cell of its own, such as one above the table, which lines of several orders may show. */
function isElsewhere(cell: SourceCell | undefined): boolean {
  return typeof cell === 'object' && cell.at !== undefined;
}

/** The line is of one box in a row of several: its cells stand in the columns of the row. */
function isOfBox({ row, cells }: Line): boolean {
  return Object.values(cells).some((cell) => typeof cell === 'object' && cell.at?.row === row);
}

type CellOf = readonly [StoredLine, SourceCell | undefined];

/** Whether two lines show the same cell of their sheet. */
function isSameCell([line, cell]: CellOf, [other, otherCell]: CellOf): boolean {
  return (
    other.file === line.file &&
    other.sheet === line.sheet &&
    rowOf(otherCell, other.row) === rowOf(cell, line.row) &&
    columnOf(otherCell) === columnOf(cell) &&
    // Of two lines of one row only cells with a place are the same.
    (other.row !== line.row || isElsewhere(cell) || other.id === line.id)
  );
}

function columnOf(cell: SourceCell | undefined): number | undefined {
  return typeof cell === 'object' ? cell.at?.column : undefined;
}

/** Names what a change is about: a cell, or a line. */
export function placeOf(change: Change): string {
  return change.type === 'cell' ? `${change.line} ${change.field}` : `${change.line}`;
}
