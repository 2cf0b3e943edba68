import type { SheetRecognition } from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import type { Field, Level } from '#shared/sheets/field.ts';
import type { LinePart } from '#shared/sheets/line.ts';
import type { HeaderCandidate } from './header-candidate.ts';
import { type Guidance, type MatchedColumn, matchColumns } from './match-columns.ts';
import { type Vocabulary, vocabulary } from './vocabulary.ts';

/** One header candidate understood as one kind. */
export interface Reading {
  readonly kind: SheetKind;
  readonly header: HeaderCandidate;
  /** The part of an order its columns speak of. */
  readonly part: LinePart;
  readonly columns: readonly MatchedColumn[];
  readonly conflicts: SheetRecognition['conflicts'];
  /** The fields it speaks of, undecided ones too. */
  readonly fields: ReadonlySet<string>;
}

/** A kind with its names as each sort of sheet uses them. */
export interface KindReader {
  readonly kind: SheetKind;
  readonly vocabularies: Readonly<Record<LinePart, Vocabulary>>;
}

export function kindReader(kind: SheetKind): KindReader {
  const of = (part: LinePart) => vocabulary(kind, part);
  return { kind, vocabularies: { whole: of('whole'), order: of('order'), detail: of('detail') } };
}

/** Reads the header as `part`, or as the part its columns speak of when none is said. */
export function readHeader(
  { kind, vocabularies }: KindReader,
  header: HeaderCandidate,
  guidance: Guidance,
  part?: LinePart,
): Reading {
  const matching = matchColumns(header.cells, vocabularies[part ?? 'whole'], guidance);
  const fields = new Set(matching.conflicts.map(({ field }) => field));
  for (const { field } of matching.columns) if (field !== null) fields.add(field);
  if (part !== undefined) return { kind, header, part, ...matching, fields };

  const levelOf = (field: string | null) => (field === null ? undefined : kind.fields[field]?.level);
  const ofOrder = [...fields].some((field) => levelOf(field) === 'order' && !kind.key.includes(field));
  const ofLine = matching.columns.some(
    ({ cell, field, rule }) =>
      levelOf(field) === 'line' && (rule === 'chosen' || !namesOrderField(cell.names, vocabularies.order)),
  );
  const hasLines = Object.values(kind.fields).some(({ level }) => level === 'line');
  if (hasLines && !ofLine && fields.size > 0) return readHeader({ kind, vocabularies }, header, guidance, 'order');
  return { kind, header, part: ofOrder || !hasLines ? 'whole' : 'detail', ...matching, fields };
}

/** Required fields of the given sort of sheet without a column, and without one from which the office's table fills them. */
export function missingFields({ kind, fields }: Reading, part: LinePart): string[] {
  const filled = new Set([...fields].map((field) => filledFrom(kind.fields[field])));
  return requiredFields(kind, part).filter((field) => !fields.has(field) && !filled.has(field));
}

function filledFrom(field: Field | undefined): string | undefined {
  return field?.type === 'text' ? field.lookup?.fills : undefined;
}

/** A sheet of details needs the key and what stands on lines, a sheet of orders what stands on orders. */
export function requiredFields(kind: SheetKind, part: LinePart): string[] {
  const levels: readonly Level[] = part === 'whole' ? ['order', 'line'] : part === 'order' ? ['order'] : ['line'];
  return Object.entries(kind.fields)
    .filter(([key, field]) => kind.key.includes(key) || (field.required === true && levels.includes(field.level)))
    .map(([key]) => key);
}

/** A name such as `备注` says nothing about which level the sheet is of. */
function namesOrderField(names: MatchedColumn['cell']['names'], { names: orders }: Vocabulary): boolean {
  return names.some((name) => orders.has(name.full) || orders.has(name.short));
}
