import Big from 'big.js';
import type { HowRead } from '#shared/contract/layouts.ts';
import { type ColumnQuestion, fieldsOf } from '#shared/contract/recognition.ts';
import type { ConceptName } from '#shared/lexicon/lexicon.ts';
import type { Field } from '#shared/sheets/field.ts';
import { convert } from '#shared/sheets/units.ts';
import { assignColumns } from './assign-columns.ts';
import { cellParts, plainNumber, withUnit } from './cell-parts.ts';
import { type ColumnProfile, nothing, ruledOut, valueFit } from './column-profile.ts';
import { countsOf, eachOrTotal, mostDivide, withMultiplied } from './each-or-total.ts';
import { foreignUnit, isOf, measureOf } from './header-units.ts';
import type { MatchedColumn } from './match-columns.ts';
import { firstTexts, withoutOrderCounts } from './order-counts.ts';
import { type HeaderReading, readHeader } from './read-header.ts';
import { inOrder } from './side-order.ts';
import type { Vocabulary } from './vocabulary.ts';

type Profiles = ReadonlyMap<number, ColumnProfile>;

interface Proposing {
  readonly vocabulary: Vocabulary;
  readonly profiles: Profiles;
  /** Columns that are a question already. */
  readonly disputed: ReadonlySet<number>;
}

export interface Proposed {
  readonly columns: readonly MatchedColumn[];
  readonly questions: readonly ColumnQuestion[];
}

/**
 * What columns may be that are not simply one field's values. Three sides in one cell are likely, and sure where the header
 * says so and nothing else stands there. A column in another unit, or of totals, for a field that has no column is a question:
 * it stays without a field until somebody has seen what its numbers come to. So is one whose numbers may be totals or not.
 */
export function proposeReadings(columns: readonly MatchedColumn[], proposing: Proposing): Proposed {
  const known = withSides(withoutOrderCounts(columns, proposing), proposing);
  const units = unitQuestions(known, proposing);
  const asked = new Set(units.map(({ index }) => index));
  const totals = [...eachOrTotal(known, proposing), ...totalQuestions(known, asked, proposing)];
  return { columns: withMultiplied(known, proposing), questions: [...units, ...totals] };
}

function isOpen({ cell, field, rule, reading }: MatchedColumn, { disputed }: Proposing): boolean {
  return field === null && rule === null && !reading && cell.text.trim() !== '' && !disputed.has(cell.index);
}

const given = (columns: readonly MatchedColumn[]) => new Set(columns.flatMap(fieldsOf));

/** What a header of box sizes may say besides. */
const ofSides: ReadonlySet<ConceptName> = new Set<ConceptName>([
  'size',
  'length',
  'width',
  'height',
  'depth',
  'carton',
  'package',
  'per',
  'declared',
  'filler',
]);
/** The sizes of something else than what is sent. */
const ofOthers: readonly ConceptName[] = ['inner', 'pallet', 'goods', 'sku', 'net'];

const threes = new WeakMap<ColumnProfile, boolean>();

/** Nearly all cells are three numbers; asked for each kind, and found out once. */
function isInThree(profile: ColumnProfile): boolean {
  const known = threes.get(profile);
  if (known !== undefined) return known;
  const inThree = profile.texts.filter((text) => cellParts(text, 3, true) !== null).length;
  const is = inThree > 0 && inThree >= profile.texts.length * 0.8;
  threes.set(profile, is);
  return is;
}

/** A column of cells such as `60*40*30`, for a kind whose three sides have no columns of their own. */
function withSides(columns: readonly MatchedColumn[], proposing: Proposing): readonly MatchedColumn[] {
  const sides = proposing.vocabulary.fields.filter(([, field]) => field.unit === 'cm').map(([key]) => key);
  const taken = given(columns);
  if (sides.length !== 3 || sides.some((side) => taken.has(side))) return columns;
  const able = columns.filter((column) => {
    return isOpen(column, proposing) && isInThree(proposing.profiles.get(column.cell.index) ?? nothing);
  });
  const mine = able.filter(
    ({ cell }) => !ofOthers.some((concept) => readHeader(cell.text).whole.concepts.has(concept)),
  );
  const named = mine.filter(({ cell }) => saysSides(readHeader(cell.text)));
  const [chosen] = named.length > 0 ? named : mine;
  if (chosen === undefined || (named.length || mine.length) !== 1) return columns;
  const { texts } = proposing.profiles.get(chosen.cell.index) ?? nothing;
  const [unit, ...others] = readHeader(chosen.cell.text).units;
  const foreign = unit !== undefined && unit !== 'cm' ? measureOf(unit) : undefined;
  if (others.length > 0 || (unit !== undefined && unit !== 'cm' && !isOf(foreign, 'cm'))) return columns;
  const ordered = inOrder(chosen.cell.text, sides);
  const sure =
    named.length === 1 &&
    foreign === undefined &&
    ordered !== null &&
    texts.every((text) => cellParts(text, 3, true)?.every((part) => [undefined, 'cm'].includes(withUnit(part)?.unit)));
  const reading = { fields: [...(ordered ?? sides)], ...(foreign && { unit: foreign }) };
  return columns.map((column) =>
    column === chosen ? { ...column, reading, rule: named.length > 0 ? 'words' : 'values', sure, weight: 1 } : column,
  );
}

function saysSides({ whole }: HeaderReading): boolean {
  const { concepts, unknown } = whole;
  const all = (['length', 'width', 'height'] as const).every((side) => concepts.has(side));
  return (concepts.has('size') || all) && unknown === 0 && [...concepts].every((concept) => ofSides.has(concept));
}

/** Columns whose header says a field in another unit than its own. */
function unitQuestions(columns: readonly MatchedColumn[], proposing: Proposing): ColumnQuestion[] {
  const { vocabulary, profiles } = proposing;
  const taken = given(columns);
  const fields = vocabulary.fields.filter(([key, { unit }]) => unit !== undefined && !taken.has(key));
  const open = columns.filter((column) => {
    const units = column.cell.names.slice(0, 1).flatMap(({ text }) => readHeader(text).units);
    return isOpen(column, proposing) && units.length === 1;
  });
  return assignBare(open, fields, proposing, (reading) => ({ ...reading, units: [] })).flatMap(
    ({ column, field, of }) => {
      const unit = foreignUnit(column.cell.names[0]?.text ?? '', of.unit);
      if (unit === undefined || of.unit === undefined) return [];
      const texts = [...new Set(profiles.get(column.cell.index)?.texts)].slice(0, 3);
      const examples = texts.flatMap((typed) => {
        const number = plainNumber(typed);
        const read = number === null || !of.unit ? null : convert(number, unit, of.unit, placesOf(of));
        return read ? [{ typed, read: `${read.rounded} ${of.unit}` }] : [];
      });
      return [{ index: column.cell.index, field, kind: 'unit' as const, readings: [{ answer: { unit }, examples }] }];
    },
  );
}

function placesOf(field: Field): number {
  return field.type === 'decimal' ? field.scale : 0;
}

/** The fields that columns come to when something that their headers say besides is left out. */
function assignBare(
  open: readonly MatchedColumn[],
  fields: Vocabulary['fields'],
  { profiles, vocabulary: { kind } }: Proposing,
  without: (reading: HeaderReading) => HeaderReading,
) {
  if (open.length === 0 || fields.length === 0) return [];
  const bare = open.map(({ cell }) => ({
    readings: cell.names.map(({ text }) => without(readHeader(text))),
    profile: profiles.get(cell.index) ?? nothing,
    alias: undefined,
    similar: undefined,
  }));
  const assigned = assignColumns(bare, fields, Object.entries(kind.fields));
  return open.flatMap((column, at) => {
    const to = assigned[at];
    const of = to && fields.find(([key]) => key === to.field)?.[1];
    return to && of && to.contested.length === 0 ? [{ column, field: to.field, of }] : [];
  });
}

/** Columns that say the total of a field that no column has: 总数量, where there is no 每箱数量. */
function totalQuestions(
  columns: readonly MatchedColumn[],
  asked: ReadonlySet<number>,
  proposing: Proposing,
): ColumnQuestion[] {
  const { vocabulary, profiles } = proposing;
  const taken = given(columns);
  const fields = vocabulary.fields.filter(([key, { per }]) => per !== undefined && !taken.has(key));
  const counts = countsOf(columns, proposing);
  const open = columns.filter(
    (column) =>
      isOpen(column, proposing) &&
      !asked.has(column.cell.index) &&
      readHeader(column.cell.text).whole.concepts.has('total'),
  );
  return assignBare(open, fields, proposing, withoutTotal).flatMap(({ column, field, of }) => {
    const texts = firstTexts(profiles.get(column.cell.index));
    // One that does not divide is an error of its cell, and no reason not to ask about the others.
    if (!mostDivide(texts, counts, of)) return [];
    const examples = texts.slice(0, 3).map((typed, at) => ({
      typed: `${typed} ÷ ${counts[at]}`,
      read: new Big(plainNumber(typed) ?? 0)
        .div(plainNumber(counts[at] ?? '') || 1)
        .round(3)
        .toFixed(),
    }));
    return [
      {
        index: column.cell.index,
        field,
        kind: 'perTotal' as const,
        readings: [{ answer: { per: 'total' as const }, examples }],
      },
    ];
  });
}

function withoutTotal(reading: HeaderReading): HeaderReading {
  const concepts = new Set([...reading.whole.concepts].filter((concept) => concept !== 'total'));
  return { ...reading, whole: { ...reading.whole, concepts }, halves: [] };
}

/** Contents that cannot be what a layout says. */
export function contradicts(field: Field | undefined, { fields, values }: HowRead, profile = nothing): boolean {
  if (fields && profile.texts.length > 0) {
    const isWhole = (text: string) => [true, false].some((measures) => cellParts(text, fields.length, measures));
    return profile.texts.filter(isWhole).length < profile.texts.length / 2;
  }
  return field !== undefined && !values && valueFit(field, profile) <= ruledOut;
}
