import type { BoxRow } from '#shared/contract/layouts.ts';
import { fieldsOf, type SheetRecognition } from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import type { SourceRow } from '../read/read.ts';
import { type BoxFields, boxFields } from './box-columns.ts';
import { isBlank, isOwn, isWording, oneLine } from './cell-content.ts';
import { columnProfile } from './column-profile.ts';
import { headerName, plainName } from './header-name.ts';
import { isKnown } from './labelled-cells.ts';
import { matchColumns } from './match-columns.ts';
import { type Vocabulary, vocabulary } from './vocabulary.ts';

type PlacedRow = NonNullable<SheetRecognition['boxRows']>[number];
type Columns = readonly { readonly index: number; readonly reading?: SheetRecognition['columns'][number]['reading'] }[];

/** The columns that are of one box each, from 0. */
export function boxIndexes(columns: Columns): readonly number[] {
  return columns.flatMap(({ index, reading }) => (reading?.box === 'each' ? [index] : []));
}

interface RowContext {
  readonly kind: SheetKind;
  /** Columns of boxes, from 0. */
  readonly boxes: readonly number[];
  /** What rows that were seen before say of each box. */
  readonly taken: ReadonlySet<string>;
  /** What a layout says of such rows. */
  readonly remembered?: readonly BoxRow[] | undefined;
  /** A person stands by the columns, and with them by how such rows are read. */
  readonly confirmed: boolean;
}

/**
 * A row that says something of each box, such as its weight, and not how many pieces are in it: before the boxes it has nothing
 * but words of headers. They are read as the header of a column is, and the boxes' cells as what stands below it.
 */
export function boxRow(
  { row, cells }: SourceRow,
  { kind, boxes, taken, remembered = [], confirmed }: RowContext,
): PlacedRow | null {
  const fields = boxFields(kind);
  const first = Math.min(...boxes);
  const before = cells.slice(0, first).filter(isOwn);
  const values = boxes.flatMap((index) => {
    const cell = cells[index] ?? null;
    return isBlank(cell) ? [] : [cell];
  });
  if (fields === null || before.length === 0 || values.length === 0) return null;
  if (!before.every((cell) => isWording(cell) && isKnown(oneLine(cell))) || !values.some(hasFigure)) return null;
  const labels = before.map(oneLine);
  for (const label of labels) {
    const said = remembered.find((it) => plainName(it.label) === plainName(label));
    if (said && !fieldsOf(said).some((field) => taken.has(field))) return { ...said, label, row };
  }
  for (const label of [...labels, labels.join(' ')]) {
    const read = readRow(label, values, ofBoxes(vocabulary(kind, 'whole'), fields, taken));
    if (read === null) continue;
    const { likely, ...said } = read;
    return { ...said, label, row, ...(likely && !confirmed && { likely }) };
  }
  return { label: labels.join(' '), field: null, row };
}

/** Whether a person said that columns are boxes, in this import or before what they are called now. */
export function areConfirmed(columns: SheetRecognition['columns']): boolean {
  return columns.some(({ reading, rule }) => reading?.box === 'each' && rule === 'chosen');
}

/** The rows of a sheet's beginning that say something of each box. */
export function boxRows(
  rows: readonly SourceRow[],
  header: { readonly row: number; readonly lines: number },
  context: Omit<RowContext, 'taken'>,
): PlacedRow[] {
  const found: PlacedRow[] = [];
  const taken = new Set<string>();
  for (const source of rows) {
    if (source.row <= header.row && source.row > header.row - header.lines) continue;
    const row = boxRow(source, { ...context, taken });
    if (row === null || (row.field === null && !row.fields && source.row <= header.row)) continue;
    for (const field of fieldsOf(row)) taken.add(field);
    found.push(row);
  }
  return found;
}

function hasFigure(cell: SourceRow['cells'][number]): boolean {
  return /\d/u.test(oneLine(cell));
}

function ofBoxes({ kind, names, fields }: Vocabulary, { ofBox }: BoxFields, taken: ReadonlySet<string>): Vocabulary {
  const isFree = (key: string) => ofBox.has(key) && !taken.has(key);
  return {
    kind,
    names: new Map([...names].filter(([, { field }]) => isFree(field))),
    fields: fields.filter(([key]) => isFree(key)),
  };
}

function readRow(
  label: string,
  values: SourceRow['cells'],
  words: Vocabulary,
): Omit<PlacedRow, 'label' | 'row'> | null {
  const profiles = new Map([[0, columnProfile(values)]]);
  const cell = { index: 0, text: label, names: [headerName(label)] };
  const { columns, questions } = matchColumns([cell], words, { profiles });
  const [column] = columns;
  if (column && fieldsOf(column).length > 0 && column.rule !== 'fuzzy' && column.rule !== 'values') {
    return { field: column.field, ...column.reading, ...(!column.sure && { likely: true as const }) };
  }
  const question = questions.find(({ kind, readings }) => kind === 'unit' && readings.length === 1);
  const answer = question?.readings[0]?.answer;
  return question && answer ? { field: question.field, ...answer, likely: true } : null;
}
