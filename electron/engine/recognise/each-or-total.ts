import Big from 'big.js';
import type { ColumnReading } from '#shared/contract/layouts.ts';
import type { ColumnQuestion } from '#shared/contract/recognition.ts';
import type { Field } from '#shared/sheets/field.ts';
import { plainNumber } from './cell-parts.ts';
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

function question(
  { cell, field: key }: MatchedColumn,
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
    return texts.every((text, at) => {
      const [product, one, count] = [text, own[at] ?? '', counts[at] ?? ''].map(plainNumber);
      return product && one && count && new Big(one).times(count).eq(product);
    });
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

/** Whether every number is a multiple of its row's count, as far as its field takes places. */
export function divides(
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
