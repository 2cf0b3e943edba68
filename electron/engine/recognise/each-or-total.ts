import Big from 'big.js';
import type { ColumnReading } from '#shared/contract/layouts.ts';
import type { ColumnQuestion, SheetRecognition } from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import { cellText, type SourceCell } from '#shared/sheets/cell.ts';
import type { Field } from '#shared/sheets/field.ts';
import type { Line } from '#shared/sheets/line.ts';
import { plainNumber, withUnit } from './cell-parts.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { MatchedColumn } from './match-columns.ts';
import { boxesIn, firstTexts } from './order-counts.ts';
import { readHeader } from './read-header.ts';
import type { Vocabulary } from './vocabulary.ts';

type Profiles = ReadonlyMap<number, ColumnProfile>;

interface Sheet {
  readonly vocabulary: Vocabulary;
  readonly profiles: Profiles;
}

const mostExamples = 3;

/**
 * Numbers that may be of each box or of all boxes of their row, and whose header does not say which: 数量 100 beside 箱数 5. Where
 * every one divides by its row's count both fit, and only a person knows. A weight is asked about where the rows stand for runs of
 * boxes (`1-10`, 10 of them), or the quantities leave it open too: what it is by its goods is asked about later.
 */
export function eachOrTotal(columns: readonly MatchedColumn[], sheet: Sheet): ColumnQuestion[] {
  const { vocabulary, profiles } = sheet;
  const fields = new Map(vocabulary.fields);
  const counts = countsOf(columns, sheet);
  if (counts.length === 0 || !counts.some((text) => Number(text) > 1)) return [];
  const inRuns = isInRuns(columns, fields, profiles, counts);
  const all = columns.flatMap((column) => {
    const field = column.field === null ? undefined : fields.get(column.field);
    const isSaid = column.rule === 'chosen' || column.rule === 'remembered' || column.reading?.per !== undefined;
    if (!field?.per || isSaid || saysEach(column.cell.text)) return [];
    if (!inRuns && (column.rule === 'exact' || isMultiplied(column, columns, counts, profiles))) return [];
    const texts = firstTexts(profiles.get(column.cell.index));
    return divides(texts, counts, field, column.reading) ? [{ column, field, texts }] : [];
  });
  const isOpen = inRuns || all.some(({ field }) => field.type === 'integer');
  return isOpen ? all.flatMap(({ column, field, texts }) => question(column, field, texts, counts)) : [];
}

/**
 * The same asked of all lines of a sheet, for what its first rows did not show: where a count stands once over several rows, a
 * row of totals lies between, or the rows of several boxes come far down. Of a column that another one is the product of with the
 * counts nothing is asked. That a number does not divide is no answer: boxes are packed unevenly, and scales read as they like.
 */
export function withEachOrTotal(sheet: SheetRecognition, kind: SheetKind, lines: readonly Line[]): SheetRecognition {
  const { columns, questions = [], tables = [] } = sheet;
  const isAsked = (index: number) =>
    questions.some((asked) => asked.index === index && asked.kind === 'perTotal' && asked.table === undefined);
  const open = columns.flatMap((column) => {
    const field = column.field === null ? undefined : kind.fields[column.field];
    const isSaid = column.rule === 'chosen' || column.rule === 'remembered' || column.reading?.per !== undefined;
    if (column.field === null || !field?.per || isSaid || column.multiplied || saysEach(column.header)) return [];
    return [{ ...column, field: column.field, of: field, per: field.per }];
  });
  const counted = open[0]?.per;
  if (counted === undefined || columns.every(({ field }) => field !== counted)) return sheet;
  const end = tables.find(({ again }) => !again)?.headerRow ?? Number.POSITIVE_INFINITY;
  const several = lines.filter(({ row, cells }) => row < end && Number(numberIn(cells[counted])) > 1);
  if (several.length === 0) return sheet;
  const inRuns = standsForRuns(several, kind, counted);
  const asked = open.flatMap((column) => {
    const rows = several.flatMap(({ cells }) => {
      const [typed, count] = [numberIn(cells[column.field]), numberIn(cells[counted])];
      return typed === null || count === null ? [] : [{ typed, count }];
    });
    if (rows.length === 0 || (column.rule === 'exact' && !inRuns)) return [];
    const dividing = rows.filter(({ typed, count }) => divides([typed], [count], column.of, column.reading)).length;
    const isLikely = column.of.type === 'decimal' || inRuns || dividing * 2 > rows.length;
    return isLikely ? [{ column, rows }] : [];
  });
  const isOpen =
    inRuns ||
    asked.some(({ column }) => column.of.type === 'integer') ||
    questions.some(({ kind: of, field }) => of === 'perTotal' && kind.fields[field]?.type === 'integer');
  const more = isOpen ? asked.filter(({ column }) => !isAsked(column.index)) : [];
  if (more.length === 0) return sheet;
  const found = more.flatMap(({ column: { index, field, of }, rows }) => {
    const cell = { cell: { index }, field };
    return question(
      cell,
      of,
      rows.map(({ typed }) => typed),
      rows.map(({ count }) => count),
    );
  });
  return { ...sheet, questions: [...questions, ...found] };
}

/** Whether rows of several boxes name them all, as 1-5 does five of them: what stands beside it may be of all, too. */
function standsForRuns(several: readonly Line[], { fields }: SheetKind, counted: string): boolean {
  const number = Object.keys(fields).find((key) => {
    const field = fields[key];
    return field?.type === 'text' && field.looks === 'box-number';
  });
  if (number === undefined) return false;
  // What a mixed box says of its number once is said of its further rows as well.
  const named = several.filter(({ cells }) => cells[number] !== undefined);
  const isRun = ({ cells }: Line) => boxesIn(cellText(cells[number]).trim()) === Number(numberIn(cells[counted]));
  return named.length > 0 && named.every(isRun);
}

function numberIn(cell: SourceCell | undefined): string | null {
  return cell === undefined ? null : plainNumber(withUnit(cellText(cell).trim())?.number ?? '');
}

function question(
  { cell, field: key }: { readonly cell: Pick<MatchedColumn['cell'], 'index'>; readonly field: string | null },
  field: Field,
  texts: readonly string[],
  counts: readonly string[],
): ColumnQuestion[] {
  if (key === null) return [];
  const unit = field.unit ? ` ${field.unit}` : '';
  const rows = texts.flatMap((typed, at) => {
    const count = counts[at] ?? '1';
    const total = plainNumber(typed);
    if (total === null || !(Number(count) > 1)) return [];
    return [{ typed, total, each: `${total} ÷ ${count} = ${new Big(total).div(count).round(3).toFixed()}` }];
  });
  const shown = [...new Map(rows.map((row) => [row.typed, row])).values()].slice(0, mostExamples);
  const readings = [
    { answer: { per: 'total' as const }, examples: shown.map(({ typed, each }) => ({ typed, read: each + unit })) },
    { answer: { per: 'each' as const }, examples: shown.map(({ typed, total }) => ({ typed, read: total + unit })) },
  ];
  return [{ index: cell.index, field: key, kind: 'perTotal', readings, untilAnswered: true }];
}

/** Another column is its product with the counts: it is that one which holds the totals. */
function isMultiplied(
  column: MatchedColumn,
  columns: readonly MatchedColumn[],
  counts: readonly string[],
  profiles: Profiles,
): boolean {
  const own = firstTexts(profiles.get(column.cell.index));
  return columns.some((other) => {
    const texts = firstTexts(profiles.get(other.cell.index));
    if (other === column || texts.length !== own.length || texts.length === 0) return false;
    // Where all is one box, the total of a row is that of its box.
    if (!counts.some((count) => Number(plainNumber(count)) > 1)) return false;
    const products = texts.filter((text, at) => {
      const [product, one, count] = [text, own[at] ?? '', counts[at] ?? ''].map(plainNumber);
      return product && one && count && new Big(one).times(count).eq(product);
    });
    // A row of totals below is no product.
    return products.length === texts.length || (texts.length > 2 && products.length === texts.length - 1);
  });
}

/** Marks the columns that another one is the product of. */
export function withMultiplied(columns: readonly MatchedColumn[], sheet: Sheet): readonly MatchedColumn[] {
  const counts = countsOf(columns, sheet);
  if (counts.length === 0) return columns;
  const fields = new Map(sheet.vocabulary.fields);
  return columns.map((column) => {
    const per = column.field === null ? undefined : fields.get(column.field)?.per;
    return per && isMultiplied(column, columns, counts, sheet.profiles) ? { ...column, multiplied: true } : column;
  });
}

/** The counts of the rows that totals are divided by. */
export function countsOf(columns: readonly MatchedColumn[], { vocabulary, profiles }: Sheet): readonly string[] {
  const counted = vocabulary.fields.find(([, { per }]) => per !== undefined)?.[1].per;
  const count = columns.find(({ field }) => field !== null && field === counted);
  return firstTexts(count && profiles.get(count.cell.index));
}

/** A header that says itself that its numbers are of each box. */
export function saysEach(header: string): boolean {
  const { concepts } = readHeader(header).whole;
  return concepts.has('per') || (concepts.has('carton') && !concepts.has('total'));
}

function isInRuns(
  columns: readonly MatchedColumn[],
  fields: ReadonlyMap<string, Field>,
  profiles: Profiles,
  counts: readonly string[],
): boolean {
  const numbers = columns.find(({ field }) => {
    const of = field === null ? undefined : fields.get(field);
    return of?.type === 'text' && of.looks === 'box-number';
  });
  const texts = firstTexts(numbers && profiles.get(numbers.cell.index));
  if (texts.length !== counts.length) return false;
  const runs = texts.map((text, at) => {
    const boxes = boxesIn(text);
    // Several boxes under one number that is no run: nothing says what the numbers of such a row are.
    if (boxes === null) return Number(counts[at]) > 1 ? false : null;
    return boxes === Number(counts[at]);
  });
  return runs.includes(true) && !runs.includes(false);
}

/** Whether more than half of the numbers are multiples of their rows' counts. */
export function mostDivide(texts: readonly string[], counts: readonly string[], field: Field): boolean {
  if (texts.length === 0 || texts.length !== counts.length) return false;
  const dividing = texts.filter((text, at) => divides([text], [counts[at] ?? ''], field, undefined));
  return dividing.length * 2 > texts.length;
}

/** Whether every number is a multiple of its row's count, as far as its field takes places. */
function divides(
  texts: readonly string[],
  counts: readonly string[],
  field: Field,
  reading: Partial<ColumnReading> | undefined,
): boolean {
  if (texts.length === 0 || texts.length !== counts.length) return false;
  const places = field.type === 'decimal' ? field.scale : 0;
  return texts.every((text, at) => {
    const [total, count] = [plainNumber(text), plainNumber(counts[at] ?? '')];
    if (total === null || count === null || !/^[1-9]\d*$/.test(count)) return false;
    return reading?.unit !== undefined || new Big(total).div(count).round(places).times(count).eq(total);
  });
}
