import type { ColumnReading, HowRead } from '#shared/contract/layouts.ts';
import {
  type ColumnMatch,
  type ColumnQuestion,
  fieldsOf,
  type SheetRecognition,
} from '#shared/contract/recognition.ts';
import { assignColumns, type OpenColumn } from './assign-columns.ts';
import { boxColumns, boxFields } from './box-columns.ts';
import { type Candidate, candidatesOf } from './column-candidates.ts';
import { type ColumnProfile, nothing } from './column-profile.ts';
import { byDocument } from './document-roles.ts';
import { isDoubtful, isOthers } from './doubted-names.ts';
import { aliasedField, forms, namedField, nearestField } from './field-names.ts';
import type { HeaderCell } from './header-candidate.ts';
import { plainName } from './header-name.ts';
import { foreignUnit, targetOf, unsaidUnits } from './header-units.ts';
import { hasOtherVersion } from './other-versions.ts';
import { isOfOneParty } from './parties-beside.ts';
import { namesWorth } from './partners-headers.ts';
import { contradicts, proposeReadings } from './propose-readings.ts';
import { readHeader } from './read-header.ts';
import { answered, type SaidOfColumns, saidOfColumns } from './said-columns.ts';
import { isOfSupplier } from './said-elsewhere.ts';
import { isOfSharedArticle } from './shared-articles.ts';
import type { Vocabulary } from './vocabulary.ts';

type Rule = NonNullable<ColumnMatch['rule']>;

/** A column and the field it came to; both null while it has none. */
export interface MatchedColumn {
  readonly cell: HeaderCell;
  readonly field: string | null;
  readonly rule: Rule | null;
  /** How its cells are read, where they are not simply the values of the field. */
  readonly reading?: HowRead;
  /** Used without a question; false only beside a field. */
  readonly sure: boolean;
  /** How much its header speaks for the field, 0 to 1. */
  readonly weight: number;
  /** Of a count of boxes, see {@link ColumnMatch}. */
  readonly maybeOfOrder?: true;
  /** See {@link ColumnMatch}. */
  readonly saidElsewhere?: true;
  readonly multiplied?: true;
}

export interface Matching {
  readonly columns: readonly MatchedColumn[];
  readonly conflicts: SheetRecognition['conflicts'];
  readonly candidates: () => readonly Candidate[];
  readonly questions: readonly ColumnQuestion[];
}

/** What is known of the columns besides their names. */
export interface Guidance extends SaidOfColumns {
  /** What the columns hold, and names that are nearly a field's, count as well. Slow: only for the row that is the header. */
  readonly profiles?: ReadonlyMap<number, ColumnProfile> | undefined;
  /** The sorts of documents that all lines say, where these were seen. */
  readonly documents?: readonly string[] | undefined;
}

/** What a column says it is under one rule; undefined for nothing. */
type Claim = (cell: HeaderCell, at: number) => ColumnReading | undefined;

interface Settled {
  readonly field: string | null;
  readonly rule: Rule | null;
  readonly reading?: HowRead;
  readonly sure: boolean;
  readonly weight: number;
  readonly saidElsewhere?: true;
}

/** Beyond so many columns a sheet is not a list of fields, and comparing every name with every other takes too long. */
export const mostComparedColumns = 300;

/**
 * Gives every column its field. What a person chose, what was remembered and what bears a field's own name is settled, and
 * stays so; two columns that claim one field in the same way are a conflict, and neither gets it. The others are shared
 * out together, by what their headers say and what stands below them ({@link assignColumns}).
 */
export function matchColumns(
  cells: readonly HeaderCell[],
  vocabulary: Vocabulary,
  { profiles, documents, ...ofColumns }: Guidance,
): Matching {
  const { fields } = vocabulary.kind;
  const said = saidOfColumns(cells, vocabulary.kind, ofColumns);
  const settled = new Map<HeaderCell, Settled>();
  const taken = new Set<string>();
  const conflicts: SheetRecognition['conflicts'] = [];

  const contest = (field: string, claimants: readonly HeaderCell[]) => {
    for (const cell of claimants) settled.set(cell, { field: null, rule: null, sure: false, weight: 0 });
    conflicts.push({ field, columns: claimants.map(({ index }) => index) });
  };
  const settle = (rule: Rule, claim: Claim) => {
    const claims: { cell: HeaderCell; said: ColumnReading; claimed: readonly string[] }[] = [];
    for (const [at, cell] of cells.entries()) {
      const said = settled.has(cell) ? undefined : claim(cell, at);
      if (said === undefined) continue;
      const claimed = fieldsOf(said);
      const ofBoxes = said.box && { reading: { box: said.box } };
      if (claimed.length === 0) settled.set(cell, { field: null, rule, sure: true, weight: 1, ...ofBoxes });
      else if (!claimed.some((field) => taken.has(field))) claims.push({ cell, said, claimed });
    }
    const byField = Map.groupBy(
      claims.flatMap(({ cell, claimed }) => claimed.map((field) => ({ cell, field }))),
      ({ field }) => field,
    );
    for (const [field, claimants] of byField) {
      if (claimants.length > 1)
        contest(
          field,
          claimants.map(({ cell }) => cell),
        );
      taken.add(field);
    }
    for (const { cell, said: of } of claims) {
      if (settled.has(cell)) continue;
      settled.set(cell, { ...readSo(cell, of, rule, said.get(cell)?.answer), rule, weight: 1 });
    }
  };

  /** What a person or a layout said, as far as the column does not say otherwise now. */
  const readSo = (cell: HeaderCell, { field, ...said }: ColumnReading, rule: Rule, answer: HowRead | undefined) => {
    const of = field === null ? undefined : fields[field];
    const target = targetOf(fieldsOf({ ...said, field }), fields);
    // A header in pounds may have been given its field when no units were converted.
    const unit = said.unit ?? (said.unitFrom === undefined ? foreignUnit(cell.text, target) : undefined);
    const reading = { ...said, ...(unit && { unit }) };
    const isNew = rule === 'remembered' && unit !== said.unit;
    const isOthers = rule === 'remembered' && ofColumns.near === true && isOfSupplier(cell.text, said, answer);
    const isOdd = rule === 'remembered' && profiles !== undefined && contradicts(of, said, profiles.get(cell.index));
    return {
      ...{ field, sure: !isNew && !isOdd && !isOthers },
      ...(Object.keys(reading).length > 0 && { reading }),
      ...(isOthers && { saidElsewhere: true as const }),
    };
  };
  settle('chosen', (cell) => said.get(cell)?.chosen);
  settle('chosen', (cell) => said.get(cell)?.named);
  settle('remembered', (cell) => said.get(cell)?.remembered);
  const isKnown = Object.values(ofColumns.remembered ?? {}).some(({ box }) => box === 'each');
  for (const [cell, box] of boxColumns(cells, vocabulary, { settled, profiles })) {
    const rule = isKnown ? 'remembered' : 'words';
    settled.set(cell, { field: null, rule, reading: { box }, sure: isKnown, weight: 1 });
  }
  if ([...settled.values()].some(({ reading }) => reading?.box === 'each')) {
    const { number, quantity, count } = boxFields(vocabulary.kind) ?? {};
    for (const field of [number, quantity, count]) if (field !== undefined) taken.add(field);
  }
  const worth = namesWorth(cells, vocabulary);
  for (const form of forms) {
    settle('exact', (cell) => {
      const field = namedField(cell, vocabulary, 'exact', form);
      if (field === undefined || worth(cell, field) === 'words') return undefined;
      return isOthers(cell, field, cells, vocabulary, profiles) ? undefined : { field };
    });
  }
  for (const [cell, found] of settled) {
    if (found.rule !== 'exact' || found.field === null) continue;
    const isDoubted = worth(cell, found.field) === 'doubted';
    if (isDoubted || isDoubtful(cell, found.field, vocabulary, { taken, profiles })) {
      settled.set(cell, { ...found, sure: false });
    }
  }

  const open = cells.filter((cell) => !settled.has(cell) && cell.names.length > 0);
  if (open.length <= mostComparedColumns) {
    const left = [...vocabulary.fields].filter(([key]) => !taken.has(key));
    const columns = open.map((cell) => openColumn(cell, vocabulary, profiles));
    const bare = new Set<HeaderCell>();
    for (const [at, assigned] of assignColumns(columns, left, Object.entries(fields)).entries()) {
      const cell = open[at];
      if (cell === undefined || assigned === null || settled.has(cell)) continue;
      const { field, by, sure, open: isOpen, weight, contested } = assigned;
      const others = contested.flatMap((other) => open[other] ?? []);
      if (others.length > 0)
        contest(
          field,
          [cell, ...others].sort((a, b) => a.index - b.index),
        );
      else settled.set(cell, { field, rule: by, sure, weight });
      if (isOpen && isOfOneParty(cell.names[0]?.text ?? '')) bare.add(cell);
    }
    for (const cell of bare) {
      const found = settled.get(cell);
      if (found && standsBesideNamed(cell, cells, settled, vocabulary)) settled.set(cell, { ...found, sure: true });
    }
  }
  for (const [cell, found] of byDocument(cells, settled, vocabulary.kind, profiles, documents)) {
    if (found === null) settled.delete(cell);
    else settled.set(cell, found);
  }
  const twice = namedTwice(cells);
  for (const [cell, found] of settled) {
    const isSaid = found.rule === 'chosen' || found.rule === 'remembered';
    if (twice.has(cell) && nameOf(cell) !== '' && !isSaid && !found.reading?.box)
      settled.set(cell, { ...found, sure: false });
  }
  const unused = cells.filter((cell) => !settled.has(cell));
  for (const [cell, found] of settled) {
    const isSaid = found.rule === 'chosen' || found.rule === 'remembered';
    if (found.field === null || !found.sure || isSaid || !profiles) continue;
    const isOther =
      hasOtherVersion(cell, found.field, unused, vocabulary, profiles) ||
      isOfSharedArticle(cell, found.field, cells, vocabulary, profiles);
    if (isOther) settled.set(cell, { ...found, sure: false });
  }
  const none = { field: null, rule: null, sure: false, weight: 0 };
  const told = cells.map((cell) => ({ cell, ...(settled.get(cell) ?? none) }));
  if (!profiles) return { columns: told, conflicts, candidates: () => [], questions: [] };
  const disputed = new Set(conflicts.flatMap((conflict) => conflict.columns));
  const { columns: proposed, questions } = proposeReadings(told, { vocabulary, profiles, disputed });
  const columns = proposed.map((column) => answered(column, said.get(column.cell)?.answer));
  const unsaid = unsaidUnits(columns, vocabulary.kind, profiles);
  // Only of the kind that the sheet is taken for.
  const candidates = () => candidatesOf(columns, vocabulary, profiles);
  const saysPer = new Set(columns.flatMap(({ cell, field, reading }) => (field && reading?.per ? cell.index : [])));
  const asked = questions.filter(({ kind, index }) => kind !== 'perTotal' || !saysPer.has(index));
  return { columns, conflicts, candidates, questions: [...asked, ...unsaid] };
}

/** Of two columns of one name, nobody knows which is which, nor where a neighbour says whose one of them is. */
function namedTwice(cells: readonly HeaderCell[]): ReadonlySet<HeaderCell> {
  const alike = [...Map.groupBy(cells, nameOf).values()].filter((of) => of.length > 1);
  const written = [...Map.groupBy(cells, ({ text }) => plainName(text)).entries()].flatMap(([text, of]) =>
    of.length > 1 && of.some((cell) => nameOf(cell) === text) ? [of] : [],
  );
  return new Set([...alike, ...written].flat());
}

function nameOf({ names, text }: HeaderCell): string {
  return names[0]?.full ?? plainName(text);
}

/**
 * Whether a column without a word on whose it is (`电话`) stands in an unbroken row of columns of its party, one of which
 * names it (`发货人`).
 */
function standsBesideNamed(
  cell: HeaderCell,
  cells: readonly HeaderCell[],
  settled: ReadonlyMap<HeaderCell, Settled>,
  { kind }: Vocabulary,
): boolean {
  const groupOf = (other: HeaderCell | undefined) => {
    const field = other && settled.get(other)?.field;
    return field === null || field === undefined ? undefined : kind.fields[field]?.beside;
  };
  const group = groupOf(cell);
  const at = cells.indexOf(cell);
  return [1, -1].some((step) => {
    for (let next = at + step; group !== undefined && groupOf(cells[next]) === group; next += step) {
      const neighbour = cells[next];
      if (neighbour && (settled.get(neighbour)?.weight ?? 0) >= 0.9) return true;
    }
    return false;
  });
}

function openColumn(
  cell: HeaderCell,
  vocabulary: Vocabulary,
  profiles: ReadonlyMap<number, ColumnProfile> | undefined,
): OpenColumn {
  const alias = aliasedField(cell, vocabulary);
  const similar = profiles && alias === undefined ? nearestField(cell, vocabulary) : undefined;
  return {
    readings: cell.names.map(({ text }) => readHeader(text)),
    profile: profiles?.get(cell.index) ?? nothing,
    alias,
    similar,
  };
}
