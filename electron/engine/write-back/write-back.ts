/**
 * The way back of a reading: what the cells of a sheet must say so that they are read as a line was edited
 * ({@link retypedCells}), and where its values stand in it ({@link ownPlace}, {@link boxCell}). Reports write so, and imports
 * that read a run's files again.
 */
import Big from 'big.js';
import type { HowRead } from '#shared/contract/layouts.ts';
import { type NamedPlace, placeOf, tableAt } from '#shared/contract/places.ts';
import { type ColumnMatch, fieldsOf, type SheetRecognition } from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import { cellText, type SourceCell } from '#shared/sheets/cell.ts';
import type { Field } from '#shared/sheets/field.ts';
import { parseCell } from '../check/check.ts';
import { boxIndexes, renamedBox } from '../recognise/recognise.ts';
import type { EditedCell } from '../store/store.ts';

/** A value typed in the grid; it stands in the sheet in place of the original. The column counts from 0, or is named by its header. */
export interface CellEdit<Column extends number | string = number> {
  readonly sheet: string;
  /** From 1. */
  readonly row: number;
  readonly column: Column;
  /** Null clears the cell. */
  readonly value: string | number | null;
  /** Never a date, whatever the cell's format: a code that looks like one. */
  readonly code?: true;
}

type Table = Pick<SheetRecognition, 'columns'>;
type Edit = Pick<EditedCell, 'field' | 'cells' | 'original'>;
type Cells = Readonly<Record<string, SourceCell>>;

/** The cells of an edited line's row that must say something else now, as far as they are not read simply as they stand. */
export function retypedCells(
  edit: Edit,
  table: Table | undefined,
  kind: SheetKind,
): { read: ColumnMatch; text: string }[] {
  return columnsWith(table, kind, edit.field).flatMap((read) => {
    const text = cellFor(read, kind, edit.cells, typedIn(read.index, edit));
    return text === null ? [] : [{ read, text }];
  });
}

/** What stood in a column's cell, as the cells say that were made of it. */
function typedIn(column: number, { cells, original }: Edit): string {
  const made = [...Object.values(cells), original].map((cell) => (typeof cell === 'object' ? cell?.from : undefined));
  return made.find((from) => from?.column === column)?.text ?? '';
}

/** Where an edited value stands in its sheet. A cell above the table that was blank is no place for the value of one line. */
export function ownPlace(sheet: SheetRecognition | undefined, { row, field, value, original }: EditedCell) {
  const cell = original ?? value;
  const place = placeOf(sheet, row, field, cell);
  const isElsewhere = typeof cell === 'object' && cell !== null && cell.at !== undefined;
  return place && (place.row === row || isElsewhere) ? place : null;
}

/** The column that a field is read from, alone or as a part of its cells. */
function columnFor(sheet: Table | undefined, field: string | null): ColumnMatch | undefined {
  return field === null ? undefined : sheet?.columns.find((column) => fieldsOf(column).includes(field));
}

/** The columns of a sheet whose cells change with a field: its own, and totals that are divided by it. */
function columnsWith(sheet: Table | undefined, kind: SheetKind, field: string): ColumnMatch[] {
  const own = columnFor(sheet, field);
  const totals = sheet?.columns.filter(
    (column) => column.reading?.per === 'total' && fieldsOf(column).some((of) => kind.fields[of]?.per === field),
  );
  return [...(own ? [own] : []), ...(totals ?? [])];
}

/**
 * What a cell of the sheet must say so that it reads as the line does now: parts together again, a total multiplied, and
 * a converted number with its unit behind it. Null for a column that is not read otherwise than it stands.
 *
 * @param cells of the line as they are now
 * @param typed what stood in the cell
 */
function cellFor({ field, reading }: ColumnMatch, { fields }: SheetKind, cells: Cells, typed: string): string | null {
  if (reading?.fields) {
    const parts = reading.fields.map((part) => (part === null ? null : cellText(cells[part])));
    const open = reading.fields.map((part) => part !== null && isBare(fields[part], cells[part], reading));
    const unitOf = (part: string | null) => (part === null ? '' : (fields[part]?.unit ?? ''));
    const isMeasured = reading.fields.every((part) => part === null || unitOf(part) !== '');
    const ownUnit = isMeasured && parts.some((part) => part !== null && /\d/u.test(part) && !isBareNumber(part));
    if (open.includes(true) || ownUnit) {
      // Where one side says its unit all others do: they are in the partner's by now, and the cell's own may be another one.
      const said = reading.fields.map((part, at) => {
        const text = parts[at] ?? '';
        return isBareNumber(text) ? `${text}${unitOf(part)}` : text;
      });
      const asked = reading.fields.map((part, at) =>
        open[at] ? withDoubt(parts[at] ?? '', reading, unitOf(part)) : said[at],
      );
      return asked.join('*');
    }
    return together(parts, typed, unitBehind(reading.fields, fields, typed, reading.unit ?? reading.unitFrom));
  }
  const of = field === null ? undefined : fields[field];
  if (field === null || of === undefined || !(reading?.unit || reading?.unitFrom || reading?.per === 'total'))
    return null;
  const cell = cells[field];
  const from = typeof cell === 'object' ? cell?.from : undefined;
  if (from?.refused !== undefined) return from.text;
  const read = numberIn(of, cell, reading);
  if (read === null) return isBare(of, cell, reading) ? withDoubt(cellText(cell), reading, of.unit) : cellText(cell);
  const count = of.per === undefined ? null : numberIn(fields[of.per], cells[of.per]);
  const number = reading.per === 'total' && count !== null ? new Big(read).times(count).toFixed() : read;
  const isConverted = (reading.unit ?? reading.unitFrom) !== undefined && of.unit !== undefined;
  return isConverted ? `${number} ${of.unit}` : number;
}

function isBareNumber(text: string): boolean {
  return /^\d+(?:\.\d+)?$/.test(text);
}

/** Typed without a unit where the column's is another one, or stands in each row. */
function isBare(of: Field | undefined, cell: SourceCell | undefined, reading: HowRead): boolean {
  const isRead = typeof cell === 'object' && cell.from !== undefined;
  return !isRead && numberIn(of, cell, reading) === null && numberIn(of, cell) !== null;
}

/** Either unit would be an answer to what is still asked. */
function withDoubt(text: string, { unit }: HowRead, target: string | undefined): string {
  return `${text} (${[unit, target].filter(Boolean).join('/')}?)`;
}

/** A cell of a column in this unit as the number that it is read as, however it was typed; null for one that is none. */
function numberIn(field: Field | undefined, cell: SourceCell | undefined, reading: HowRead = {}): string | null {
  if (field === undefined) return null;
  const unitByRow = reading.unitFrom === undefined ? undefined : true;
  const parsed = parseCell(field, cell, { today: '', column: { unit: reading.unit, unitByRow } });
  return parsed.type === 'value' && /^[\d.]+$/.test(String(parsed.value)) ? String(parsed.value) : null;
}

/** Sides in another unit come back in the partner's, which is said then. */
function unitBehind(
  parts: readonly (string | null)[],
  fields: SheetKind['fields'],
  typed: string,
  unit: string | undefined,
): string {
  const target = parts.map((part) => (part === null ? undefined : fields[part]?.unit)).find((of) => of !== undefined);
  return target !== undefined && (unit !== undefined || /[^\d\s.,*x×X＊/\\]/u.test(typed)) ? target : '';
}

/** The parts with the mark between them that stood there; one that is not used stays as it was. */
function together(parts: readonly (string | null)[], typed: string, unit: string): string {
  const isOfNumbers = parts.every((part) => part === null || /^[\d.]*$/.test(part));
  const mark = /(?<=\d\s*\p{L}{0,2}\s*)[*x×X＊/](?=\s*\d)/u.exec(typed)?.[0] ?? '*';
  if (isOfNumbers) {
    if (parts.every((part) => part === null || part === '')) return '';
    return parts.map((part) => part ?? '').join(mark) + unit;
  }
  const between = /\s*[/|、\\／｜\n;,；，]\s*|\s+[-–—]\s+/u.exec(typed)?.[0] ?? ' / ';
  const old = typed.split(between);
  return parts.map((part, at) => part ?? old[at] ?? '').join(between);
}

/** The column of the box that a line is of, where its row holds one for each of several; undefined for any other line. */
export function boxOf(
  sheet: SheetRecognition,
  { row, cells }: { readonly row: number; readonly cells: Cells },
): number | undefined {
  const boxes = boxIndexes(columnsAt(sheet, row));
  const own = Object.values(cells).map((cell) => (typeof cell === 'object' ? cell.at : undefined));
  return own.find((at) => at?.row === row && boxes.includes(at.column))?.column;
}

interface BoxCell {
  /** The column of the line's own box. */
  readonly box: number;
  /** Names the cell. */
  readonly key: string;
  /** Null where no cell can hold the value for the line alone. */
  readonly write: CellEdit | null;
}

/**
 * How an edit of what a box says of its lines is written: into the row that says it of each box, or its number into the header.
 * Undefined for an edit that is written as any other.
 */
export function boxCell(
  sheet: SheetRecognition,
  kind: SheetKind,
  { row, field, value, original, cells }: EditedCell,
  place: NamedPlace | null,
): BoxCell | undefined {
  const of = { row, cells: original === null ? cells : { ...cells, [field]: original } };
  const box = boxOf(sheet, of);
  if (box === undefined || place?.row === row) return undefined;
  if (place === null) return kind.fields[field]?.level === 'line' ? { box, key: '', write: null } : undefined;
  const known = sheet.boxRows?.find((it) => it.row === place.row);
  const at = { sheet: sheet.sheet, row: place.row, column: place.column };
  const key = `${place.row} ${place.column} ${sheet.sheet}`;
  if (known) {
    const { label, row: _, likely: __, field: own, ...reading } = known;
    const typed = [...Object.values(cells), original]
      .map((cell) => (typeof cell === 'object' && isAt(cell, place) ? cell?.from?.text : undefined))
      .find((text) => text !== undefined);
    const column = { index: place.column, header: label, field: own, reading, rule: null, samples: [] };
    const text = cellFor(column, kind, cells, typed ?? '');
    return text === null ? undefined : { box, key, write: { ...at, value: text, code: true } };
  }
  const header = columnsAt(sheet, row).find(({ index }) => index === place.column)?.header ?? '';
  const isNumber = typeof original === 'object' && original?.from?.text === header;
  const renamed = isNumber && !sheet.headerLines ? renamedBox(header, cellText(value)) : null;
  return { box, key, write: renamed === null ? null : { ...at, value: renamed, code: true } };
}

function columnsAt(sheet: SheetRecognition, row: number): readonly ColumnMatch[] {
  return tableAt(sheet, row).columns;
}

function isAt(cell: SourceCell | null, { row, column }: NamedPlace): boolean {
  return typeof cell === 'object' && cell?.at?.row === row && cell.at.column === column;
}
