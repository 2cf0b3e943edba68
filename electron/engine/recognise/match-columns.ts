import type { ColumnMatch, SheetRecognition } from '#shared/contract/recognition.ts';
import type { HeaderCell } from './header-candidate.ts';
import { type HeaderName, nearness } from './header-name.ts';
import { columnNames, type RememberedMapping } from './mapping-memory.ts';
import { type NamedField, unitFits, type Vocabulary } from './vocabulary.ts';

type Rule = NonNullable<ColumnMatch['rule']>;

/** A column and the field it came to; both null while it has none. */
export interface MatchedColumn {
  readonly cell: HeaderCell;
  readonly field: string | null;
  readonly rule: Rule | null;
}

interface Matching {
  readonly columns: readonly MatchedColumn[];
  readonly conflicts: SheetRecognition['conflicts'];
}

/** What is known of the columns besides their names. */
export interface Guidance {
  /** Column index → field, or null for "not used": what a person said. */
  readonly chosen?: Readonly<Record<string, string | null>> | undefined;
  readonly remembered?: RememberedMapping['columns'] | undefined;
  /** Also match names that are nearly a field's. Slow: only for the row that is the header. */
  readonly fuzzy?: boolean;
}

/** What a column says it is under one rule: a field, null for "not used", undefined for nothing. */
type Claim = (cell: HeaderCell, at: number) => string | null | undefined;

/** Beyond so many columns a sheet is not a list of fields, and comparing every name with every other takes too long. */
const mostFuzzyColumns = 300;

/**
 * Gives every column its field. Better rules go first and what they settle stays settled; two columns that claim one
 * field under the same rule are a conflict, and neither gets it.
 */
export function matchColumns(
  cells: readonly HeaderCell[],
  vocabulary: Vocabulary,
  { chosen = {}, remembered, fuzzy = false }: Guidance,
): Matching {
  const { fields } = vocabulary.kind;
  const known = (said: Readonly<Record<string, string | null>>, name: string) => {
    const field = Object.hasOwn(said, name) ? said[name] : undefined;
    return typeof field === 'string' && !Object.hasOwn(fields, field) ? undefined : field;
  };
  const settled = new Map<HeaderCell, { field: string | null; rule: Rule | null }>();
  const taken = new Set<string>();
  const conflicts: SheetRecognition['conflicts'] = [];

  const settle = (rule: Rule, claim: Claim) => {
    const claims = new Map<string, HeaderCell[]>();
    for (const [at, cell] of cells.entries()) {
      if (settled.has(cell)) continue;
      const field = claim(cell, at);
      if (field === null) settled.set(cell, { field, rule });
      else if (field !== undefined && !taken.has(field)) claims.set(field, [...(claims.get(field) ?? []), cell]);
    }
    for (const [field, claimants] of claims) {
      const alone = claimants.length === 1;
      for (const cell of claimants) settled.set(cell, alone ? { field, rule } : { field: null, rule: null });
      if (!alone) conflicts.push({ field, columns: claimants.map(({ index }) => index) });
      taken.add(field);
    }
  };

  settle('chosen', ({ index }) => known(chosen, String(index)));
  if (remembered) {
    const names = columnNames(cells.map(({ text }) => text));
    settle('remembered', (_, at) => known(remembered, names[at] ?? ''));
  }
  for (const rule of ['exact', 'alias'] as const) {
    for (const form of forms) settle(rule, (cell) => namedField(cell, vocabulary, rule, form));
  }
  if (fuzzy && cells.length <= mostFuzzyColumns) settle('fuzzy', (cell) => nearestField(cell, vocabulary));

  const open = { field: null, rule: null };
  return { columns: cells.map((cell) => ({ cell, ...(settled.get(cell) ?? open) })), conflicts };
}

type Form = (name: HeaderName) => readonly string[];
const forms: readonly Form[] = [({ full }) => [full], ({ short }) => [short], ({ parts }) => parts];

function namedField(
  cell: HeaderCell,
  vocabulary: Vocabulary,
  rule: NamedField['rule'],
  form: Form,
): string | undefined {
  for (const name of cell.names) {
    const found = form(name).map((text) => vocabulary.names.get(text));
    const [first] = found;
    // Pieces of one header must agree: `SKU 数量` is neither.
    if (first === undefined || found.some((other) => other?.field !== first.field)) continue;
    const best = found.some((other) => other?.rule === 'exact') ? 'exact' : 'alias';
    if (best === rule && unitFits(vocabulary.kind.fields[first.field], name)) return first.field;
  }
  return undefined;
}

/** The one field whose names are nearest; a header that is a name already is never taken for another one. */
function nearestField(cell: HeaderCell, { kind, names }: Vocabulary): string | undefined {
  if (cell.names.some((name) => names.has(name.full) || names.has(name.short))) return undefined;
  let best = Number.POSITIVE_INFINITY;
  let nearest = new Set<string>();
  for (const header of cell.names) {
    for (const [name, { field }] of names) {
      const edits = nearness(header.short, name);
      if (edits === null || edits > best || !unitFits(kind.fields[field], header)) continue;
      if (edits < best) nearest = new Set();
      best = edits;
      nearest.add(field);
    }
  }
  const [field] = nearest;
  return nearest.size === 1 ? field : undefined;
}
