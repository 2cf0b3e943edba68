import Big from 'big.js';
import type { HowRead } from '#shared/contract/layouts.ts';
import type { ColumnMatch, SheetRecognition } from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import { cellText, type MadeFrom, type SourceCell } from '#shared/sheets/cell.ts';
import type { Field } from '#shared/sheets/field.ts';
import { convert, unitNamed } from '#shared/sheets/units.ts';
import { isNegated } from '#shared/words/header-words.ts';
import { isBlank } from './cell-content.ts';
import { cellParts, plainNumber, withUnit } from './cell-parts.ts';
import { columnNamed } from './layout-memory.ts';

type Cells = Record<string, SourceCell>;
type Row = readonly (SourceCell | null)[];

/** What the cells of one row come to, by field. */
export type CellMaker = (row: Row) => Cells;

/** Different cells of a column whose outcome is kept: sheets repeat most of their sizes. */
const remembered = 2_000;

/**
 * How the rows of a recognised sheet become the cells of their lines: as they stand, or as its columns are read. What a
 * reading made says what it was made of; what it cannot make anything of stays as it was typed, and is an error.
 * Conversions are exact decimals, rounded half up to the places of their field; a total must divide without a rest.
 */
export function cellMaker(sheet: SheetRecognition, { fields }: SheetKind): CellMaker {
  const headers = sheet.columns.map(({ header }) => header);
  const indexOf = (name: string) => sheet.columns[columnNamed(headers, name)]?.index;
  const steps = sheet.columns.flatMap((column) => stepOf(column, fields, indexOf, sheet.columns) ?? []);
  // A total is divided by the count of its row, and a unit column says afterwards what the numbers are in now.
  const inOrder = [...steps.filter(({ isLast }) => !isLast), ...steps.filter(({ isLast }) => isLast)];
  const constants = (sheet.constants ?? []).flatMap(({ field, value }) => {
    const level = fields[field]?.level;
    const belongs = level !== undefined && (sheet.use === 'whole' || (sheet.use === 'order') === (level === 'order'));
    return belongs ? [[field, made(value, { text: '', rule: 'constant' })] as const] : [];
  });
  return (row) => {
    const cells: Cells = {};
    for (const { take } of inOrder) take(row, cells);
    for (const [field, cell] of constants) cells[field] ??= cell;
    return cells;
  };
}

interface Step {
  readonly take: (row: Row, into: Cells) => void;
  readonly isLast?: true;
}

type IndexOf = (name: string) => number | undefined;

function stepOf(
  { index, header, field: key, reading = {} }: ColumnMatch,
  fields: SheetKind['fields'],
  indexOf: IndexOf,
  columns: readonly ColumnMatch[],
): Step | undefined {
  const typed = (row: Row) => {
    const cell = row[index];
    return cell === null || cell === undefined || isBlank(cell) ? undefined : cell;
  };
  const unitAt = reading.unitFrom === undefined ? undefined : indexOf(reading.unitFrom);
  const unitOf = unitReader(reading, unitAt);
  const unitField = columns.find((column) => column.index === unitAt)?.field ?? null;
  if (reading.fields) {
    const parts = reading.fields.map((part) => (part === null ? null : ([part, fields[part]] as const)));
    const split = kept((cell, unit) => splitCell(cell, parts, { index, unit }));
    return {
      ...(unitAt !== undefined && { isLast: true }),
      take(row, into) {
        const cell = typed(row);
        const unit = unitOf(row);
        if (cell !== undefined) Object.assign(into, split(cell, unit));
        if (cell !== undefined && unitField)
          tellConverted(
            into,
            unitField,
            parts.flatMap((it) => it?.[0] ?? []),
          );
      },
    };
  }
  const field = key === null ? undefined : fields[key];
  if (key === null || field === undefined) return undefined;
  if (field.type === 'boolean' && !reading.values && isNegated(header)) {
    return {
      take(row, into) {
        const cell = typed(row);
        const text = cell === undefined ? null : plainText(cell);
        if (cell === undefined) return;
        into[key] =
          text === null ? cell : marked(cell, text, { text, rule: 'value', column: index, refused: 'negated' });
      },
    };
  }
  const isTotal = reading.per === 'total' && field.per !== undefined;
  if (!reading.unit && unitAt === undefined && !isTotal && !reading.values) {
    return {
      take(row, into) {
        const cell = typed(row);
        if (cell !== undefined) into[key] = cell;
      },
    };
  }
  const read = kept((cell, unit) => ({
    [key]: readCell(cell, field, { index, unit, byRow: unitAt !== undefined, values: reading.values }),
  }));
  return {
    ...((isTotal || unitAt !== undefined) && { isLast: true }),
    take(row, into) {
      const cell = typed(row);
      if (cell === undefined) return;
      const unit = unitOf(row);
      if (isTotal) into[key] = divided(cell, field, { index, unit, count: into[field.per ?? ''] });
      else Object.assign(into, read(cell, unit));
      if (unitField) tellConverted(into, unitField, [key]);
    },
  };
}

/** `undefined`: the field's own; null: a unit is to be said in this row and is not, or not one that is known. */
type Unit = string | null | undefined;

function unitReader({ unit }: HowRead, unitAt: number | undefined): (row: Row) => Unit {
  if (unitAt === undefined) return () => unit;
  return (row) => unitNamed(cellText(row[unitAt] ?? null));
}

/** A unit column that is sent says what the numbers are in now. */
function tellConverted(into: Cells, unitField: string, measures: readonly string[]): void {
  const from = measures.map((field) => into[field]).map((cell) => (typeof cell === 'object' ? cell.from : undefined));
  const said = into[unitField];
  if (
    said === undefined ||
    (typeof said === 'object' && said.from) ||
    !from.some((it) => it?.unit !== undefined && it.refused === undefined)
  )
    return;
  const target = from.find((it) => it?.target !== undefined)?.target;
  if (target !== undefined) into[unitField] = made(target.toUpperCase(), { text: cellText(said), rule: 'value' });
}

interface Place {
  readonly index: number;
  readonly unit: Unit;
  /** The unit stands in the row. */
  readonly byRow?: boolean;
}

/** What a text cell comes to, reckoned once for each that is different. */
function kept(read: (cell: SourceCell, unit: Unit) => Cells): (cell: SourceCell, unit: Unit) => Cells {
  const known = new Map<string, Cells>();
  return (cell, unit) => {
    if (typeof cell === 'object') return read(cell, unit);
    const key = `${typeof cell} ${cell} ${unit}`;
    const before = known.get(key);
    if (before) return before;
    const cells = read(cell, unit);
    if (known.size < remembered) known.set(key, cells);
    return cells;
  };
}

type Part = readonly [string, Field | undefined] | null;

/** Each part as its field's cell; the whole cell, as an error, in every one of them when it has other parts. */
function splitCell(cell: SourceCell, parts: readonly Part[], { index, unit }: Place): Cells {
  const text = plainText(cell);
  const all = parts.flatMap((part) => part ?? []) as readonly unknown[];
  if (text === null) return Object.fromEntries(parts.flatMap((part) => (part ? [[part[0], cell]] : [])));
  const measures = all.length > 0 && parts.every((part) => part === null || isNumber(part[1]));
  const found = cellParts(text, parts.length, measures);
  return Object.fromEntries(
    parts.flatMap((part, at) => {
      if (part === null) return [];
      const [key, field] = part;
      const own = found?.[at];
      const from: MadeFrom = { text, rule: 'split', column: index };
      if (own === undefined || field === undefined) return [[key, marked(cell, text, { ...from, refused: 'parts' })]];
      return [[key, measured(cell, own, field, { unit }, from)]];
    }),
  );
}

interface Reading extends Place {
  readonly values?: HowRead['values'];
}

function readCell(cell: SourceCell, field: Field, { index, values = {}, ...of }: Reading): SourceCell {
  const text = plainText(cell);
  if (text === null) return cell;
  const value = Object.entries(values).find(([word]) => comparable(word) === comparable(text))?.[1];
  if (value !== undefined) return marked(cell, value, { text, rule: 'value', column: index });
  return of.unit === undefined ? cell : measured(cell, text, field, of, { text, rule: 'unit', column: index });
}

/** A number with its own unit, or in the column's, as its field takes it. */
function measured(
  cell: SourceCell,
  typed: string,
  field: Field,
  { unit, byRow = false }: Pick<Place, 'unit' | 'byRow'>,
  from: MadeFrom,
): SourceCell {
  if (!isNumber(field)) return marked(cell, typed, from);
  const own = withUnit(typed);
  const number = own && plainNumber(own.number);
  const named = own?.unit ?? unit;
  if (!own || !number) {
    return from.rule === 'split' && unit === undefined
      ? marked(cell, typed, from)
      : marked(cell, from.text, { ...from, refused: 'number' });
  }
  if (named === undefined || named === field.unit)
    return from.rule === 'unit' && !own.unit && !byRow ? cell : marked(cell, number, from);
  const converted = named !== null && field.unit ? convert(number, named, field.unit, places(field)) : null;
  if (!converted || !field.unit || named === null)
    return marked(cell, from.text, { ...from, refused: 'unit', ...(named && { unit: named }) });
  const { exact, rounded } = converted;
  return marked(cell, rounded, { ...from, unit: named, target: field.unit, ...(exact !== rounded && { exact }) });
}

interface Total extends Place {
  readonly count: SourceCell | undefined;
}

/** A total over the boxes of its row, divided by their count. */
function divided(cell: SourceCell, field: Field, { index, unit, count }: Total): SourceCell {
  const text = plainText(cell);
  if (text === null) return cell;
  const from: MadeFrom = { text, rule: 'total', column: index };
  const own = withUnit(text);
  const number = own && plainNumber(own.number);
  if (!own || !number) return marked(cell, text, { ...from, refused: 'number' });
  const by = plainNumber(cellText(count));
  if (by === null || !/^[1-9]\d*$/.test(by)) return marked(cell, text, { ...from, refused: 'count' });
  const named = own.unit ?? unit;
  const isForeign = named !== undefined && named !== field.unit;
  const converted = isForeign && named !== null && field.unit ? convert(number, named, field.unit, 40) : null;
  if (isForeign && !converted) return marked(cell, text, { ...from, refused: 'unit', ...(named && { unit: named }) });
  const total = new Big(converted?.exact ?? number);
  const each = total.div(by).round(places(field), Big.roundHalfUp);
  // Of a converted number the places are rounded anyway; else a rest would be lost.
  if (!converted && !each.times(by).eq(total)) return marked(cell, text, { ...from, count: by, refused: 'inexact' });
  const foreign = converted && named && field.unit ? { unit: named, target: field.unit } : {};
  return marked(cell, each.toFixed(), { ...from, count: by, ...foreign });
}

/** What was typed; null for what is no plain value and says itself what is wrong with it. */
function plainText(cell: SourceCell): string | null {
  if (typeof cell !== 'object') return typed(cell);
  return cell.type === 'plain' ? typed(cell.value) : null;
}

/** A number as the spreadsheet program shows it: at most fifteen digits. */
function typed(value: string | number | boolean): string {
  return cellText(typeof value === 'number' ? Number(value.toPrecision(15)) : value).trim();
}

function made(value: string, from: MadeFrom): SourceCell {
  return { type: 'plain', value, from };
}

/** With the marks of the cell that it was made of. */
function marked(cell: SourceCell, value: string, from: MadeFrom): SourceCell {
  return typeof cell === 'object' && cell.type === 'plain' ? { ...cell, value, from } : made(value, from);
}

function isNumber(field: Field | undefined): field is Field & { readonly type: 'integer' | 'decimal' } {
  return field?.type === 'integer' || field?.type === 'decimal';
}

function places(field: Field): number {
  return field.type === 'decimal' ? field.scale : 0;
}

function comparable(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
