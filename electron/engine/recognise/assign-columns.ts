import { munkres } from 'munkres';
import type { Field } from '#shared/sheets/field.ts';
import { type ColumnProfile, isNumeric, ruledOut, valueFit } from './column-profile.ts';
import type { HeaderReading } from './read-header.ts';
import { headerScores } from './word-pattern.ts';

/** A column that is not settled by its very name. */
export interface OpenColumn {
  /** What its header may be read as, best first: the header itself, then with the title of its group. */
  readonly readings: readonly HeaderReading[];
  readonly profile: ColumnProfile;
  /** Fields that its header names by an alias, and those whose names are nearly it. */
  readonly alias: string | undefined;
  readonly similar: string | undefined;
}

/** The field an open column came to. */
export interface Assigned {
  readonly field: string;
  readonly by: 'alias' | 'words' | 'values' | 'fuzzy';
  /** Used without a question; otherwise a person confirms it before anything is sent. */
  readonly sure: boolean;
  /** Only its header leaves open what it belongs to; a neighbour that says whose it is makes it sure. */
  readonly open: boolean;
  /** How much its header speaks for the field, 0 to 1. */
  readonly weight: number;
  /** Columns that speak as well for the field and have no other: which one is meant is a question. */
  readonly contested: readonly number[];
}

type NamedFields = readonly (readonly [key: string, field: Field])[];

/** What a name that we list for the field, and one that is nearly so, are worth beside words, which come to at most 1. */
const listed = 1.1;
const similarity = 0.5;
/** Less evidence than this is none. */
const least = 0.42;

/** What one column and one field have in common. */
interface Evidence {
  /** Of the header, 0 to {@link listed}. */
  readonly header: number;
  readonly by: 'alias' | 'words' | 'fuzzy';
  /** Of the values, -1 to 1. */
  readonly values: number;
  /** Both together; 0 when one rules the other out. */
  readonly total: number;
}

/**
 * Gives the columns their fields, all at once: what is greatest is the sum of the evidence over the whole header, so that
 * a column leaves its best field to another one that has no other. Neighbours that belong together speak for each other.
 *
 * @param all fields that headers may speak of, those that have a column already too: what names another one besides is none
 */
export function assignColumns(
  columns: readonly OpenColumn[],
  fields: NamedFields,
  all: NamedFields = fields,
): (Assigned | null)[] {
  if (columns.length === 0 || fields.length === 0) return columns.map(() => null);
  const products = productColumns(columns);
  const words = all.map(([field, { words: of = [] }]) => ({ field, words: of }));
  const places = new Map(words.map(({ field }, at) => [field, at]));
  const evidence = columns.map((column, at) => {
    const scores = column.readings.map((reading, nth) =>
      headerScores(words, reading).map((score) => (nth === 0 ? score : score * 0.98)),
    );
    const said = fields.map(([key]) => Math.max(0, ...scores.map((row) => row[places.get(key) ?? -1] ?? 0)));
    return evidenceOf(column, fields, said, products.has(at));
  });
  const totals = evidence.map((row) => row.map(({ total }) => total));
  const first = bestAssignment(totals);
  const supported = totals.map((row, at) =>
    row.map((total, which) => total + support(first, at, which, total, fields)),
  );
  const picked = bestAssignment(supported);
  return picked.map((which, at) => {
    const [key, field] = (which === null ? undefined : fields[which]) ?? [];
    const found = which === null ? undefined : evidence[at]?.[which];
    if (which === null || key === undefined || field === undefined || found === undefined) return null;
    const column = columns[at];
    if (column === undefined) return null;
    const isClear = found.values >= -0.1 && rivals(totals, picked, at, which) >= clearLead;
    const sure = isClear && isPlain(column, field, found);
    const open = !sure && isClear && found.by === 'words' && found.header >= bare && !isCritical(field);
    const contested = totals.flatMap((row, other) => {
      const free = other !== at && (picked[other] ?? null) === null;
      return free && (row[which] ?? 0) >= found.total - asGood ? [other] : [];
    });
    return { field: key, by: found.by, sure, open, weight: Math.min(1, found.header), contested };
  });
}

/** @param scores how much the header says each of the fields, 0 to 1 */
function evidenceOf(
  column: OpenColumn,
  fields: NamedFields,
  scores: readonly number[],
  isProduct: boolean,
): Evidence[] {
  return fields.map(([key, field], which) => {
    const said = scores[which] ?? 0;
    const by = column.alias === key ? 'alias' : said >= least || column.similar !== key ? 'words' : 'fuzzy';
    const header = by === 'alias' ? listed : by === 'fuzzy' ? similarity : said;
    if (header === 0) return { header, by, values: 0, total: 0 };
    const values = valueFit(field, column.profile);
    if (values <= ruledOut || !unitsFit(field, column.readings)) return { header, by, values, total: 0 };
    // What is the product of two other columns is a total, not a number of each.
    const total = header * (1 + 0.25 * values) - (isProduct && isEach(field) && header < 0.95 ? 0.25 : 0);
    return { header, by, values, total: total < least ? 0 : total };
  });
}

const weights = new Set(['g', 'jin', 't', 'lb', 'oz', 'kg']);
const lengths = new Set(['mm', 'm', 'in', 'ft', 'cm']);

/** A field of kilograms or centimetres takes no header that states something else than a weight or a length of its own. */
function unitsFit({ unit }: Field, readings: readonly HeaderReading[]): boolean {
  const stated = readings.flatMap(({ units }) => units);
  if (unit === undefined) return true;
  return stated.every((of) => of === unit || !(weights.has(of) || lengths.has(of)));
}

function isEach({ type, each }: Field): boolean {
  return (type === 'integer' || type === 'decimal') && each === true;
}

/** Column → field, or null: the assignment with the greatest sum. Zero is no match. */
function bestAssignment(totals: readonly (readonly number[])[]): (number | null)[] {
  const picked: (number | null)[] = totals.map(() => null);
  // Columns and fields that have nothing in common with any other are left out: most of a wide sheet.
  const columns = [...totals.keys()].filter((at) => totals[at]?.some((total) => total > 0));
  const fields = [...(totals[0]?.keys() ?? [])].filter((of) => columns.some((at) => (totals[at]?.[of] ?? 0) > 0));
  if (columns.length === 0) return picked;
  // Each column may also come to nothing, which costs what no evidence costs.
  const costs = columns.map((at) => [...fields.map((of) => -(totals[at]?.[of] ?? 0)), ...columns.map(() => 0)]);
  for (const [row, place] of munkres(costs)) {
    const [column, field] = [columns[row], fields[place]];
    if (column !== undefined && field !== undefined && (totals[column]?.[field] ?? 0) > 0) picked[column] = field;
  }
  return picked;
}

/** What the fields of the columns beside it add: length stands beside width, a name beside a telephone number. */
function support(
  picked: readonly (number | null)[],
  column: number,
  field: number,
  total: number,
  fields: NamedFields,
): number {
  const group = fields[field]?.[1].beside;
  if (total <= 0 || group === undefined) return 0;
  const beside = [picked[column - 1], picked[column + 1]].filter(
    (other) => other !== null && other !== undefined && other !== field && fields[other]?.[1].beside === group,
  );
  return 0.04 * beside.length;
}

/** How near the next best field of the column and the next best column of the field come. */
function rivals(
  totals: readonly (readonly number[])[],
  picked: readonly (number | null)[],
  at: number,
  which: number,
): number {
  const row = totals[at] ?? [];
  const own = row[which] ?? 0;
  const otherFields = row.filter((total, other) => {
    if (other === which) return false;
    const holder = picked.indexOf(other);
    return holder < 0 || holder === at || (totals[holder]?.[other] ?? 0) < total;
  });
  const otherColumns = totals.flatMap((other, column) => {
    const total = other[which] ?? 0;
    const mine = picked[column] ?? null;
    return column !== at && (mine === null || (other[mine] ?? 0) < total) ? [total] : [];
  });
  return own - Math.max(0, ...otherFields, ...otherColumns);
}

/** Two columns that differ by less speak equally for a field. */
const asGood = 0.02;
/** A header such as 电话 says this much: what it is, and not whose. */
const bare = 0.6;
/** A lead that no other field or column comes near. */
const clearLead = 0.12;

/** An amount, a weight, an id, a choice: a wrong one changes what is sent without anyone's seeing it. */
function isCritical(field: Field): boolean {
  if (field.type === 'integer' || field.type === 'decimal' || field.type === 'boolean') return true;
  if (field.type === 'choice' && field.open !== true) return true;
  if (field.type === 'text' && field.warehouse) return true;
  const looks = field.type === 'text' ? field.looks : undefined;
  return (
    looks !== undefined && !['person', 'phone', 'title', 'place', 'address', 'carrier', 'postcode'].includes(looks)
  );
}

/** The header says the field and hardly anything else. */
function isPlain(column: OpenColumn, field: Field, { header, by }: Evidence): boolean {
  if (by === 'fuzzy') return false;
  const [reading] = column.readings;
  const critical = isCritical(field);
  // 单号 is the number of anything.
  if (by === 'words' && critical && reading && saysNothingElse(reading)) return false;
  // A word that nobody knows may turn the meaning round.
  if (by === 'words' && (reading?.whole.unknown ?? 0) > 0 && header < (critical ? 0.98 : 0.96)) return false;
  return header >= plainly(field);
}

/** From this on a header says a field so that nobody is asked. */
export function plainly(field: Field): number {
  return isCritical(field) ? 0.86 : 0.8;
}

function saysNothingElse({ whole: { concepts } }: HeaderReading): boolean {
  return concepts.has('bare') && concepts.size === 3;
}

/** Numeric columns whose every value is the product of two other columns' in its row: totals of something. */
function productColumns(columns: readonly OpenColumn[]): ReadonlySet<number> {
  const numbers = columns.map(({ profile }) =>
    profile.texts.length >= 2 && isNumeric(profile) ? profile.texts.map(Number) : null,
  );
  const factors = Map.groupBy(
    numbers.flatMap((of, at) => (of?.some((n) => n !== 1) && (of[0] ?? 0) > 0 ? [{ at, of }] : [])),
    ({ of }) => magnitude(of[0] ?? 0),
  );
  const ones = [...factors.values()].flat();
  const products = new Set<number>();
  for (const [at, product] of numbers.entries()) {
    if (product === null || product.some((n) => n <= 0) || new Set(product).size < 2) continue;
    const isFactor = (other: { at: number; of: readonly number[] }) =>
      other.at !== at && other.of.length === product.length;
    const isProduct = ones.some((a) => {
      if (!isFactor(a)) return false;
      // Of a wide sheet, only the columns that are right in the first row are tried in all of them.
      const first = magnitude((product[0] ?? 0) / (a.of[0] ?? 1));
      const likely = [first - 1, first, first + 1].flatMap((size) => factors.get(size) ?? []);
      return likely.some(
        (b) => b.at > a.at && isFactor(b) && product.every((n, row) => near(n, (a.of[row] ?? 0) * (b.of[row] ?? 0))),
      );
    });
    if (isProduct) products.add(at);
  }
  return products;
}

/** The same, or one more or less, for numbers that are {@link near}. */
const magnitude = (n: number) => Math.round(Math.log(n) * 1e5);

const near = (a: number, b: number) => Math.abs(a - b) <= 1e-6 * Math.abs(a) + 1e-9;
