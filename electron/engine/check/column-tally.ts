import Big from 'big.js';
import { cellText, type SourceCell } from '#shared/sheets/cell.ts';
import type { Field } from '#shared/sheets/field.ts';
import { convert, unitNamed } from '#shared/sheets/units.ts';
import { splitMeasure } from './measure-text.ts';
import { type DecimalMark, decimalMarkIn, readNumberText } from './number-text.ts';
import { counted } from './parse-number.ts';
import { type DateOrder, readDate } from './read-date.ts';
import { tidyCode } from './tidy-text.ts';

/** What was seen in a column, over all of its rows, that can be read in more than one way, and what speaks for which. */
export interface ColumnTally {
  /** Texts such as 12,500 and 12.500; a few of each. */
  readonly twoReadings: { readonly withComma: readonly string[]; readonly withPoint: readonly string[] };
  /** Other texts whose decimals are marked so beyond doubt. */
  readonly marks: Readonly<Record<DecimalMark, number>>;
  /** Whether some cell is no text but a number with decimals. */
  readonly fractions: boolean;
  readonly dates: {
    readonly ambiguous: readonly string[];
    /** Other texts that can be read in this order only. */
    readonly orders: Readonly<Record<DateOrder, number>>;
  };
  /** Units other than the field's that cells name, and can be converted. */
  readonly units: ReadonlyMap<string, { readonly count: number; readonly texts: readonly string[] }>;
  /** Cells that say what they count, `20pcs`; a few. */
  readonly counts: readonly string[];
  /** Cells that name the field's own unit. */
  readonly own: number;
  /** Numbers without a unit. */
  readonly bare: { readonly count: number; readonly texts: readonly string[] };
}

/** Kept of each sort, to show. */
const mostTexts = 6;
/** Different texts whose sort is remembered: sheets repeat most of theirs. */
const remembered = 5_000;
/** Whole numbers and short decimals: nothing in them is open. */
const plainNumber = /^\d+(?:\.\d{1,2})?$/;

export interface Tallier {
  add(cell: SourceCell): void;
  readonly tally: ColumnTally;
}

/** Tallies the cells of one column; null for a field whose cells leave nothing open. */
export function tallier(field: Field, today: string): Tallier | null {
  if (field.type === 'integer' || field.type === 'decimal') return numberTallier(field);
  return field.type === 'date' || field.type === 'datetime' || field.type === 'unix-seconds'
    ? dateTallier(today)
    : null;
}

const noDates = { ambiguous: [], orders: { dmy: 0, mdy: 0, ymd: 0 } };
const noNumbers = {
  twoReadings: { withComma: [], withPoint: [] },
  marks: { ',': 0, '.': 0 },
  fractions: false,
  units: new Map(),
  counts: [],
  own: 0,
  bare: { count: 0, texts: [] },
};

function numberTallier(field: Field): Tallier {
  const marks: Record<DecimalMark, number> = { ',': 0, '.': 0 };
  const twoReadings = { withComma: new Set<string>(), withPoint: new Set<string>() };
  const units = new Map<string, { count: number; texts: Set<string> }>();
  const bare = { count: 0, texts: new Set<string>() };
  const counts = new Set<string>();
  let last: number | undefined;
  let own = 0;
  let fractions = false;
  const take = once((text) => {
    const measure = splitMeasure(text);
    const digits = measure?.digits ?? text;
    const unit = measure ? unitNamed(measure.suffix) : undefined;
    const read = readNumberText(digits);
    if (read.type === 'none' || read.type === 'scientific') return nothing;
    const mark = decimalMarkIn(digits);
    if (read.type === 'two') keep(digits.includes(',') ? twoReadings.withComma : twoReadings.withPoint, text);
    const isForeign =
      typeof unit === 'string' && field.unit !== undefined && unit !== field.unit && convert('1', unit, field.unit, 3);
    if (measure && read.type === 'one' && counted(field, new Big(read.digits), measure.suffix)) keep(counts, text);
    return () => {
      if (mark) marks[mark] += 1;
      if (isForeign) count(units, unit, text);
      else if (typeof unit === 'string') own += 1;
      else if (unit === undefined) addBare(text);
    };
  });
  const addBare = (text: string) => {
    bare.count += 1;
    keep(bare.texts, text);
  };
  return {
    add(cell) {
      const value = plainValue(cell);
      if (typeof value === 'number') {
        fractions ||= !Number.isInteger(value);
        if (!field.unit) return;
        bare.count += 1;
        // Most columns repeat their numbers, and a text is worked out only to be shown.
        if (value !== last && bare.texts.size < mostTexts) keep(bare.texts, cellText(value));
        last = value;
        return;
      }
      if (typeof value !== 'string') return;
      if (!plainNumber.test(value)) take(value);
      else {
        if (value.includes('.')) marks['.'] += 1;
        if (field.unit) addBare(value);
      }
    },
    get tally() {
      return {
        dates: noDates,
        marks,
        fractions,
        twoReadings: { withComma: [...twoReadings.withComma], withPoint: [...twoReadings.withPoint] },
        units: new Map(
          [...units].map(([unit, { count: found, texts }]) => [unit, { count: found, texts: [...texts] }]),
        ),
        counts: [...counts],
        own,
        bare: { count: bare.count, texts: [...bare.texts] },
      };
    },
  };
}

function dateTallier(today: string): Tallier {
  const ambiguous = new Set<string>();
  const orders: Record<DateOrder, number> = { dmy: 0, mdy: 0, ymd: 0 };
  const take = once((text) => {
    const reading = readDate(text, today);
    if (reading.type === 'ambiguous') keep(ambiguous, text);
    const order = reading.type === 'date' && reading.spelled ? reading.order : undefined;
    if (!order) return nothing;
    return () => {
      orders[order] += 1;
    };
  });
  return {
    add(cell) {
      const value = plainValue(cell);
      if (typeof value === 'string') take(value);
      else if (typeof value === 'number') take(cellText(value));
    },
    get tally() {
      return { ...noNumbers, dates: { ambiguous: [...ambiguous], orders } };
    },
  };
}

/** What the cell holds itself; what a reading of the column has made is settled. */
function plainValue(cell: SourceCell): string | number | boolean | undefined {
  if (typeof cell !== 'object') return cell;
  return cell.type === 'plain' && cell.from === undefined ? cell.value : undefined;
}

const nothing = (): void => {};

/** Looks at each different text once, and does again what that came to. */
function once(look: (tidied: string) => () => void): (text: string) => void {
  const known = new Map<string, () => void>();
  return (text) => {
    const before = known.get(text);
    if (before) return before();
    const found = look(tidyCode(text));
    if (known.size < remembered) known.set(text, found);
    found();
  };
}

function keep(texts: Set<string>, text: string): void {
  if (texts.size < mostTexts && text !== '') texts.add(text);
}

function count(units: Map<string, { count: number; texts: Set<string> }>, unit: string, text: string): void {
  const found = units.get(unit) ?? { count: 0, texts: new Set<string>() };
  units.set(unit, found);
  found.count += 1;
  keep(found.texts, text);
}
