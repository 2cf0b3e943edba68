import Big from 'big.js';
import type { Days, Price, RateRow } from '#shared/freight/rate-card.ts';
import { rateCardSheet, rateProblem } from '#shared/kinds/rate-card/index.ts';
import type { Problem } from '#shared/problem.ts';
import type { FieldValue } from '#shared/sheets/field.ts';
import type { Line } from '#shared/sheets/line.ts';
import { cellReader, lineValues } from '../check/check.ts';
import { groupBands } from './tariffs.ts';

/** A line of a rate card, read. `row` is absent when something in it is wrong. */
export interface ReadRate {
  readonly line: Line;
  readonly row?: RateRow;
  readonly problems: readonly Problem[];
}

type Values = Readonly<Record<string, FieldValue | undefined>>;

/** Reads a card's lines, each by itself, with every problem of each. */
export function readRates(lines: readonly Line[], today: string): ReadRate[] {
  const reader = cellReader(rateCardSheet, { settings: {}, today });
  const order = { blank: () => true, value: () => undefined };
  const read = lineValues(rateCardSheet, Object.entries(rateCardSheet.fields), lines, { reader, order, lookups: {} });
  const problemsOf = Map.groupBy(read.problems, ({ line }) => line);
  return lines.map((line, at) => {
    const values = read.lines[at]?.values ?? {};
    return readRate(line, values, problemsOf.get(line.id) ?? []);
  });
}

function readRate(line: Line, parsed: Values, found: readonly Problem[]): ReadRate {
  const { country, problems: ofCells } = takeCountry(found);
  const values: Values = { ...parsed, ...(country && { country }) };
  const fuel = readFuel(String(values.fuel ?? '0'));
  const days = readDays(values.days);
  const rules = [...fuel.problems, ...days.problems, ...checkPrices(values), ...checkBand(values)];
  const problems = [...ofCells, ...rules.map((rule) => ({ ...rule, line: line.id }))];
  if (problems.some(({ severity }) => severity === 'error')) return { line, problems };
  const row: RateRow = {
    sheet: line.sheet,
    row: line.row,
    channel: text(values.channel),
    ...(values.warehouse !== undefined && { warehouse: text(values.warehouse) }),
    ...(values.country !== undefined && { country: text(values.country) }),
    fromKg: text(values.fromKg ?? '0'),
    ...(values.toKg !== undefined && { toKg: text(values.toKg) }),
    price: priceOf(values),
    ...(values.minimum !== undefined && { minimum: text(values.minimum) }),
    ...(fuel.percent !== undefined && { fuel: fuel.percent }),
    ...(values.divisor !== undefined && { divisor: Number(values.divisor) }),
    ...(values.stepKg !== undefined && { stepKg: text(values.stepKg) }),
    currency: text(values.currency),
    ...(days.days && { days: days.days }),
  };
  return { line, row, problems };
}

/**
 * In orders a country's name is only offered its code, because the partner is sent what the person typed. A card is sent
 * to nobody, and offices write names: here the code is taken, and said to be.
 */
function takeCountry(found: readonly Problem[]): { country?: string; problems: Problem[] } {
  let country: string | undefined;
  const problems = found.map((of) => {
    const code = of.code === 'country.unknown' && of.fix?.type === 'set' ? of.fix.cells[0]?.value : undefined;
    if (code === undefined) return of;
    country = code;
    // Those alike are counted once the card is read.
    const params = { value: of.params.value ?? '', code, count: 1 };
    return rateProblem('rate.countryRead', { severity: 'info', field: of.field, line: of.line, params });
  });
  return { ...(country !== undefined && { country }), problems };
}

/** A fuel surcharge in per cent, and what is to be said about how it was read. */
interface Fuel {
  readonly percent?: string;
  readonly problems: readonly Problem[];
}

const fuelForm = /^(\d+(?:\.\d{1,6})?)\s*(%?)$/;

/**
 * `15` and `15%` are fifteen per cent. A cell in per cent format holds `0.15`: a number below one without a sign is taken
 * for such a cell, and said to be.
 */
function readFuel(text: string): Fuel {
  const [, digits, sign] = fuelForm.exec(text.normalize('NFKC').trim()) ?? [];
  const unreadable = { problems: [rateProblem('rate.fuelUnreadable', { field: 'fuel', params: { value: text } })] };
  if (digits === undefined) return unreadable;
  const number = new Big(digits);
  if (number.gt(100)) return unreadable;
  if (sign === '%' || number.eq(0) || number.gte(1)) return { percent: number.toFixed(), problems: [] };
  const percent = number.times(100).toFixed();
  const params = { value: text, percent, count: 1 };
  return { percent, problems: [rateProblem('rate.fuelFraction', { severity: 'warning', field: 'fuel', params })] };
}

function readDays(value: FieldValue | undefined): { days?: Days; problems: Problem[] } {
  const [min, max = min] = (text(value ?? '').match(/\d+/g) ?? []).map(Number);
  if (min === undefined || max === undefined) return { problems: [] };
  if (max >= min) return { days: { min, max }, problems: [] };
  return { problems: [rateProblem('rate.daysOrder', { field: 'days', params: { value: text(value ?? '') } })] };
}

function checkPrices({ perKg, flat }: Values): Problem[] {
  return perKg !== undefined && flat !== undefined ? [rateProblem('rate.twoPrices', { field: 'flat' })] : [];
}

function checkBand({ fromKg = '0', toKg }: Values): Problem[] {
  if (toKg === undefined || new Big(text(toKg)).gt(text(fromKg))) return [];
  return [rateProblem('rate.bandEmpty', { field: 'toKg', params: { from: text(fromKg), to: text(toKg) } })];
}

function priceOf({ perKg, flat }: Values): Price {
  return flat === undefined ? { perKg: text(perKg) } : { flat: text(flat) };
}

function text(value: FieldValue | undefined): string {
  return String(value);
}

/** A problem of one row among the others. */
interface RowProblem {
  readonly row: RateRow;
  readonly problem: Problem;
}

/** The bands of one channel, destination and currency must not overlap, and must reckon weights alike. */
export function checkBands(rows: readonly RateRow[]): RowProblem[] {
  return groupBands(rows).flatMap(({ bands: [first, ...others] }) => {
    if (!first) return [];
    let furthest = first;
    const found: RowProblem[] = [];
    for (const row of others) {
      const at = { otherSheet: furthest.sheet, otherRow: furthest.row, from: row.fromKg };
      if (reaches(furthest, row.fromKg)) {
        found.push({ row, problem: rateProblem('rate.bandOverlap', { field: 'fromKg', params: at }) });
      }
      if (reachesFurther(row, furthest)) furthest = row;
      found.push(...differences(row, first));
    }
    return found;
  });
}

function reaches({ toKg }: RateRow, kg: string): boolean {
  return toKg === undefined || new Big(toKg).gt(kg);
}

function reachesFurther({ toKg }: RateRow, than: RateRow): boolean {
  return than.toKg !== undefined && (toKg === undefined || new Big(toKg).gt(than.toKg));
}

function differences(row: RateRow, first: RateRow): RowProblem[] {
  return (['divisor', 'stepKg'] as const)
    .filter((field) => row[field] !== first[field])
    .map((field) => ({
      row,
      problem: rateProblem('rate.bandsDiffer', { field, params: { otherSheet: first.sheet, otherRow: first.row } }),
    }));
}
