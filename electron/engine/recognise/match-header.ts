import type { BoxRow } from '#shared/contract/layouts.ts';
import { type ColumnQuestion, fieldsOf, type SheetRecognition } from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';
import type { Field, Level } from '#shared/sheets/field.ts';
import type { LinePart } from '#shared/sheets/line.ts';
import type { SourceRow } from '../read/read.ts';
import { boxFields } from './box-columns.ts';
import { boxRows } from './box-rows.ts';
import { oneLine } from './cell-content.ts';
import { type MatchedCell, matchAbove, type SaidCells } from './cells-above.ts';
import type { Candidate } from './column-candidates.ts';
import type { HeaderCandidate } from './header-candidate.ts';
import { plainName } from './header-name.ts';
import type { LabelledCell } from './labelled-cells.ts';
import { type Guidance, type MatchedColumn, type Matching, matchColumns } from './match-columns.ts';
import { type Vocabulary, vocabulary } from './vocabulary.ts';

/** One header candidate understood as one kind. */
export interface HeaderMatch {
  readonly kind: SheetKind;
  readonly header: HeaderCandidate;
  /** The part of an order its columns speak of. */
  readonly part: LinePart;
  readonly columns: readonly MatchedColumn[];
  readonly conflicts: SheetRecognition['conflicts'];
  /** For each field without a column, the open columns that may be its, likeliest first. */
  readonly candidates: () => readonly Candidate[];
  /** The cells with labels above the table, and the fields of those that hold one. */
  readonly above: readonly MatchedCell[];
  readonly questions: readonly ColumnQuestion[];
  /** Where columns are boxes: the rows that say something of each. */
  readonly boxRows: NonNullable<SheetRecognition['boxRows']>;
  /** The fields it speaks of, undecided ones too. */
  readonly fields: ReadonlySet<string>;
}

/** A kind with its names as each sort of sheet uses them. */
export interface KindNames {
  readonly kind: SheetKind;
  readonly vocabularies: Readonly<Record<LinePart, Vocabulary>>;
}

export function kindNames(kind: SheetKind): KindNames {
  const of = (part: LinePart) => vocabulary(kind, part);
  return { kind, vocabularies: { whole: of('whole'), order: of('order'), detail: of('detail') } };
}

/** What is known of a sheet besides its header. */
export interface SheetGuidance extends Guidance {
  /** What stands above the table with a label of its own, and which fields a person said are there. */
  readonly above?:
    | {
        readonly labelled: readonly LabelledCell[];
        readonly said?: SaidCells | undefined;
        readonly remembered?: SaidCells | undefined;
      }
    | undefined;
  /** The sheet's first rows, and what a layout says of those that say something of each box. */
  readonly rows?: { readonly head: readonly SourceRow[]; readonly ofBoxes?: readonly BoxRow[] | undefined } | undefined;
}

/** Gives the header's columns their fields: as `part`, or as the part they speak of when none is said. */
export function matchHeader(
  { kind, vocabularies }: KindNames,
  header: HeaderCandidate,
  guidance: SheetGuidance,
  part?: LinePart,
): HeaderMatch {
  const found = withDoubts(matchColumns(header.cells, vocabularies[part ?? 'whole'], guidance), header);
  const matching = withoutSaidAbove(found, kind, vocabularies.order, { ...guidance, header });
  const fields = new Set(matching.conflicts.map(({ field }) => field));
  for (const field of matching.columns.flatMap(fieldsOf)) fields.add(field);
  const ofBoxes = boxRowsOf(kind, header, matching.columns, guidance.rows);
  for (const field of ofBoxes.fields) fields.add(field);
  const { boxRows } = ofBoxes;
  const { labelled = [], ...said } = guidance.above ?? {};
  const above = matchAbove(labelled, vocabularies.order, { taken: new Set(fields), ...said });
  for (const { field } of above) if (field !== null) fields.add(field);
  if (part !== undefined) return { kind, header, part, ...matching, above, boxRows, fields };

  const levelOf = (field: string) => kind.fields[field]?.level;
  const ofOrder = [...fields].some((field) => levelOf(field) === 'order' && !kind.key.includes(field));
  const ofLine = matching.columns.some(
    (column) =>
      column.reading?.box === 'each' ||
      (fieldsOf(column).some((field) => levelOf(field) === 'line') &&
        (column.rule === 'chosen' || !namesOrderField(column.cell.names, vocabularies.order))),
  );
  const hasLines = Object.values(kind.fields).some(({ level }) => level === 'line');
  if (hasLines && !ofLine && fields.size > 0) return matchHeader({ kind, vocabularies }, header, guidance, 'order');
  return { kind, header, part: ofOrder || !hasLines ? 'whole' : 'detail', ...matching, above, boxRows, fields };
}

/** A column that may be another table's is not used before somebody has seen it. */
function withDoubts(matching: Matching, { doubted }: HeaderCandidate): Matching {
  if (doubted === undefined) return matching;
  const columns = matching.columns.map((column) => {
    const isSaid = column.rule === 'chosen' || column.rule === 'remembered';
    return doubted.has(column.cell.index) && !isSaid ? { ...column, sure: false } : column;
  });
  return { ...matching, columns };
}

/**
 * What a cell above the table says plainly, no column says that only may: `Store` is not the warehouse below a `目的仓：SYD01`. But one
 * that holds others of its sort (`MEL02`) is asked about.
 */
function withoutSaidAbove(
  matching: Matching,
  { fields, key }: SheetKind,
  orders: Vocabulary,
  { above: given, rows, header }: SheetGuidance & { readonly header: HeaderCandidate },
): Matching {
  const { labelled = [], ...said } = given ?? {};
  const isWeak = ({ field, rule, sure, weight }: MatchedColumn) =>
    field !== null &&
    rule === 'words' &&
    !sure &&
    weight < faint &&
    fields[field]?.level === 'order' &&
    !key.includes(field);
  if (labelled.length === 0 || !matching.columns.some(isWeak)) return matching;
  const others = matching.columns.filter((column) => !isWeak(column));
  const above = matchAbove(labelled, orders, { taken: new Set(others.flatMap(fieldsOf)), ...said });
  const plain = new Map(above.flatMap(({ field, sure, value }) => (sure && field !== null ? [[field, value]] : [])));
  const below = rows?.head.filter(({ row }) => row > header.row) ?? [];
  const holdsOthers = ({ cell, field }: MatchedColumn) => {
    const value = textOf(plain.get(field ?? ''));
    const texts = below.map(({ cells }) => textOf(cells[cell.index]));
    return texts.some((text) => text !== value && shapeOf(text) === shapeOf(value));
  };
  const columns = matching.columns.map((column) =>
    isWeak(column) && plain.has(column.field ?? '') && !holdsOthers(column)
      ? { ...column, field: null, rule: null, sure: false, weight: 0 }
      : column,
  );
  return { ...matching, columns };
}

const textOf = (cell: SourceCell | null | undefined) => (cell == null ? '' : oneLine(cell));

/** How a code is made: `SYD01` and `MEL02` alike, `US-A` otherwise. */
function shapeOf(text: string): string {
  return text.replace(/\p{L}+/gu, 'A').replace(/\p{N}+/gu, '9');
}

/** A column's header says less than this of a field that it only may be. */
const faint = 0.7;

/** What columns that are boxes give their lines, and the rows that say something of each. */
function boxRowsOf(
  kind: SheetKind,
  header: HeaderCandidate,
  columns: readonly MatchedColumn[],
  rows: SheetGuidance['rows'],
): Pick<HeaderMatch, 'boxRows'> & { readonly fields: readonly string[] } {
  const boxes = columns.filter(({ reading }) => reading?.box === 'each');
  const of = boxFields(kind);
  if (boxes.length === 0 || of === null) return { boxRows: [], fields: [] };
  const given = [of.number, of.count, of.quantity];
  if (rows === undefined) return { boxRows: [], fields: given };
  const found = boxRows(rows.head, header, {
    kind,
    boxes: boxes.map(({ cell }) => cell.index),
    remembered: rows.ofBoxes,
    confirmed: boxes.some(({ rule }) => rule === 'chosen'),
  });
  return { boxRows: found, fields: [...given, ...found.flatMap(fieldsOf)] };
}

/** Required fields of the given sort of sheet without a column, and without one from which the office's table fills them. */
export function missingFields({ kind, fields }: HeaderMatch, part: LinePart): string[] {
  const filled = new Set([...fields].map((field) => filledFrom(kind.fields[field])));
  return requiredFields(kind, part).filter((field) => !fields.has(field) && !filled.has(field));
}

function filledFrom(field: Field | undefined): string | undefined {
  return field?.type === 'text' ? field.lookup?.fills : undefined;
}

/** The levels of the fields that a sort of sheet is to have. */
export function levelsOf(part: LinePart): readonly Level[] {
  return part === 'whole' ? ['order', 'line'] : part === 'order' ? ['order'] : ['line'];
}

/** A sheet of details needs the key and what stands on lines, a sheet of orders what stands on orders. */
export function requiredFields(kind: SheetKind, part: LinePart): string[] {
  const levels = levelsOf(part);
  return Object.entries(kind.fields)
    .filter(([key, field]) => kind.key.includes(key) || (field.required === true && levels.includes(field.level)))
    .map(([key]) => key);
}

/** A name such as `备注` says nothing about which level the sheet is of. */
function namesOrderField(names: MatchedColumn['cell']['names'], { names: orders }: Vocabulary): boolean {
  return names.some((name) => orders.has(name.full) || orders.has(name.short));
}

/** How well a sheet speaks for a kind, 0 to 1; the shares add up to 1. */
const shares = { required: 0.45, understood: 0.2, remembered: 0.15, offered: 0.1, title: 0.1 };

/** Below this a sheet is not taken for the kind. */
const enough = 0.35;
/** The same when a person said which kind the files are. */
const enoughWhenSaid = 0.2;
/** So many of a kind's required fields, its key among them, are no coincidence, whatever else the sheet holds. */
const many = 5;
/** A sheet without the key must otherwise be nearly whole. */
const nearlyWhole = 0.6;
/**
 * Closer than this, two kinds cannot be told apart. The parcel kinds set it: a sheet of nothing but the ids and an
 * inspection result speaks for an inbound by 0.0056 more than for an update, which has a few fields more to offer.
 */
const tooClose = 0.005;

/** What stands around the table: the sheet's name and the rows above the header, compared form. */
export function titleText(texts: readonly string[]): string {
  return plainName(texts.join(' '));
}

export function score(match: HeaderMatch, titles: string, isRemembered: boolean): number {
  const { kind, columns, fields } = match;
  // One column is no table: any text can look like a number of something.
  if (fields.size < 2 && !isRemembered) return 0;
  const headed = columns.filter(({ cell }) => cell.text !== '').length;
  const understood = columns.reduce((sum, { weight }) => sum + weight, 0);
  const titled = kind.titles.some((title) => titles.includes(plainName(title)));
  return (
    shares.required * requiredShare(match) +
    shares.understood * (headed === 0 ? 0 : Math.min(1, understood / headed)) +
    shares.remembered * Number(isRemembered) +
    shares.offered * (fields.size / Object.keys(kind.fields).length) +
    shares.title * Number(titled)
  );
}

/** Whether a sheet may be used as the kind without asking. */
export function isEnough(match: HeaderMatch, points: number, saidKind: boolean): boolean {
  const { kind, fields, part } = match;
  if (fields.size < 2) return false;
  const hasKey = kind.key.some((field) => fields.has(field));
  if (!hasKey && (part !== 'whole' || requiredShare(match) < nearlyWhole)) return false;
  return points >= (saidKind ? enoughWhenSaid : enough) || (hasKey && requiredOf(match, part).found >= many);
}

export function isTooClose(best: number, second: number): boolean {
  return best - second < tooClose;
}

/** The required fields that the sheet has, as far as their headers are plain, and how many count. */
function requiredOf(match: HeaderMatch, part: LinePart): { readonly found: number; readonly counted: number } {
  const { kind, columns } = match;
  const asked = new Set(match.questions.map(({ field }) => field));
  const missing = new Set(missingFields(match, part).filter((field) => !asked.has(field)));
  const weights = new Map(columns.flatMap((of) => fieldsOf(of).map((field) => [field, of.weight] as const)));
  let found = 0;
  let counted = 0;
  for (const field of requiredFields(kind, part)) {
    // Offices give the same answer for all their orders and have no column for it.
    counted += missing.has(field) && isAnswer(kind.fields[field]) ? 0.5 : 1;
    if (!missing.has(field)) found += Math.min(1, (weights.get(field) ?? 1) / clear);
  }
  return { found, counted };
}

/** The share of what a sheet of this sort needs, 0 to 1. */
export function requiredShare(match: HeaderMatch, part = match.part): number {
  const { found, counted } = requiredOf(match, part);
  return counted === 0 ? 0 : found / counted;
}

/** What a header says this plainly is found. */
const clear = 0.95;

function isAnswer(field: Field | undefined): boolean {
  return field?.type === 'boolean' || (field?.type === 'choice' && field.open !== true);
}
