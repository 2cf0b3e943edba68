import type { ColumnMatch, ColumnQuestion } from '#shared/contract/recognition.ts';
import type { Field } from '#shared/sheets/field.ts';
import { convert } from '#shared/sheets/units.ts';
import type { ColumnTally } from './column-tally.ts';
import { readNumberText } from './number-text.ts';
import { parseCell } from './parse-cell.ts';
import type { ColumnState } from './parsed-cell.ts';
import { type DateOrder, readDate } from './read-date.ts';

/** What is asked of a column of a sheet. */
export interface AskedColumn {
  readonly index: number;
  readonly key: string;
  readonly field: Field;
  readonly reading: NonNullable<ColumnMatch['reading']>;
}

/** What speaks for a reading besides the column itself. */
export interface Surroundings {
  /** Decimals are written by a comma elsewhere on the sheet, or it is a table divided by semicolons. */
  readonly commas: boolean;
  /** They are written by a point in some text of the sheet. */
  readonly points: boolean;
  /** `yyyy-MM-dd`. */
  readonly today: string;
}

const mostExamples = 3;

/** The questions that a column's cells leave open, each with every reading, likeliest first. */
export function questionsOf(column: AskedColumn, tally: ColumnTally, around: Surroundings): ColumnQuestion[] {
  const { reading } = column;
  return [
    ...(reading.decimal ? [] : aboutDecimals(column, tally, around)),
    ...(reading.dates ? [] : aboutDates(column, tally, around)),
    ...(reading.counted || tally.counts.length === 0
      ? []
      : [question(column, 'counted', tally.counts, [{ counted: true }], around)]),
    ...(reading.unit || reading.unitFrom !== undefined ? [] : aboutUnits(column, tally, around)),
  ];
}

function aboutDecimals(column: AskedColumn, tally: ColumnTally, around: Surroundings): ColumnQuestion[] {
  const { withComma, withPoint } = tally.twoReadings;
  const commas = tally.marks[','] > tally.marks['.'] || around.commas;
  const pointsToo = column.field.type === 'integer' || tally.marks[','] > 0 || around.commas;
  // Programs write 12.500 for decimals, and mostly something on the sheet shows that they do.
  const isShown = tally.fractions || around.points;
  const asThousands = (typed: string) => readAs(column, typed, { decimal: ',' }, around.today) !== undefined;
  const open = [...withComma, ...withPoint.filter((typed) => pointsToo || (!isShown && asThousands(typed)))];
  if (open.length === 0) return [];
  const inOrder = commas && tally.marks['.'] <= tally.marks[','] ? ([',', '.'] as const) : (['.', ','] as const);
  return [
    question(
      column,
      'decimal',
      open,
      inOrder.map((decimal) => ({ decimal })),
      around,
    ),
  ];
}

function aboutDates(column: AskedColumn, tally: ColumnTally, around: Surroundings): ColumnQuestion[] {
  const { ambiguous, orders } = tally.dates;
  if (ambiguous.length === 0) return [];
  const found = new Map<DateOrder, number>();
  for (const text of ambiguous) {
    const reading = readDate(text, around.today);
    for (const { order } of reading.type === 'ambiguous' ? reading.readings : []) {
      // A point divides day and month where the day stands first.
      const hint = order === 'dmy' && text.includes('.') ? 0.5 : 0;
      found.set(order, Math.max(found.get(order) ?? 0, hint));
    }
  }
  const weight = (order: DateOrder) => (found.get(order) ?? 0) + orders[order];
  const inOrder = [...found.keys()].toSorted((a, b) => weight(b) - weight(a));
  return [
    question(
      column,
      'dates',
      ambiguous,
      inOrder.map((dates) => ({ dates })),
      around,
    ),
  ];
}

function aboutUnits(column: AskedColumn, tally: ColumnTally, around: Surroundings): ColumnQuestion[] {
  const { field } = column;
  if (tally.units.size === 0 || field.unit === undefined) return [];
  const units = [...tally.units.values()];
  const foreign = units.flatMap(({ texts }) => texts);
  if (tally.bare.count === 0) return [question(column, 'unit', foreign, [{ unit: field.unit }], around)];
  const counts = [...tally.units].map(([unit, { count }]) => ({ unit, count }));
  // Where only few cells name a unit, it is the others that are in the usual one.
  const isUsual = tally.bare.count > units.reduce((sum, { count }) => sum + count, 0);
  const own = { unit: field.unit, count: isUsual ? Number.POSITIVE_INFINITY : tally.own };
  const all = [own, ...counts].toSorted((a, b) => b.count - a.count);
  const answers = all.map(({ unit }) => ({ unit }) as { readonly unit: NonNullable<AskedColumn['reading']['unit']> });
  const asked = question(column, 'unit', [...tally.bare.texts, ...foreign], answers, around);
  return [{ ...asked, untilAnswered: true }];
}

type Answer = ColumnQuestion['readings'][number]['answer'];

function question(
  column: AskedColumn,
  kind: ColumnQuestion['kind'],
  texts: readonly string[],
  answers: readonly Answer[],
  { today }: Surroundings,
): ColumnQuestion {
  const readings = answers.map((answer) => {
    const examples = texts.flatMap((typed) => {
      const read = readAs(column, typed, answer, today);
      return read === undefined ? [] : [{ typed, read }];
    });
    return { answer, examples: examples.slice(0, mostExamples) };
  });
  return { index: column.index, field: column.key, kind, readings };
}

/** What a cell comes to by an answer; undefined where it is an error still. */
function readAs({ field, reading }: AskedColumn, typed: string, answer: Answer, today: string): string | undefined {
  const state: ColumnState = { ...reading, ...answer };
  const own = answer.unit !== undefined && field.unit !== undefined ? bareIn(answer.unit, typed, field) : undefined;
  const parsed = own === undefined ? parseCell(field, typed, { today, column: state }) : undefined;
  const text = own ?? (parsed?.type === 'value' ? String(parsed.value).replace(/ 00:00:00$/, '') : undefined);
  return text === undefined ? undefined : `${text}${field.unit ? ` ${field.unit}` : ''}`;
}

/** A number without a unit of its own, taken to be in this one. */
function bareIn(unit: string, typed: string, field: Field): string | undefined {
  const number = readNumberText(typed);
  if (number.type !== 'one' || field.unit === undefined) return undefined;
  return convert(number.digits, unit, field.unit, field.type === 'decimal' ? field.scale : 0)?.rounded;
}
