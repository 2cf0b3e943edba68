import type { SheetRecognition } from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import type { ConceptName } from '#shared/lexicon/lexicon.ts';
import { type ColumnProfile, nothing, ruledOut, valueFit } from './column-profile.ts';
import type { HeaderCell } from './header-candidate.ts';
import { brackets } from './header-name.ts';
import { readHeader } from './read-header.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What tells numbers of one thing apart by when they were said. */
const versions: readonly ConceptName[] = ['planned', 'actual', 'received'];

/**
 * Whether a column without a field says the same number as this one but for its version: 计划箱数 beside 实装箱数, 箱数 beside 复核箱数.
 * Which one is sent only a person knows.
 */
export function hasOtherVersion(
  cell: HeaderCell,
  key: string,
  unused: readonly HeaderCell[],
  { kind }: Vocabulary,
  profiles: ReadonlyMap<number, ColumnProfile>,
): boolean {
  const field = kind.fields[key];
  if (field?.type !== 'integer' && field?.type !== 'decimal') return false;
  const own = bareName(cell);
  return unused.some((other) => {
    const profile = profiles.get(other.index) ?? nothing;
    return profile.texts.length > 0 && bareName(other) === own && valueFit(field, profile) > ruledOut;
  });
}

/** The same, of columns that are blank as far as was looked when the sheet was recognised, and filled further down. */
export function withOtherVersions(sheet: SheetRecognition, { fields }: SheetKind): SheetRecognition {
  const late = sheet.columns.filter(
    ({ field, rule, reading, samples, filled = 0 }) =>
      field === null && rule === null && !reading && samples.length === 0 && filled > 0,
  );
  const names = new Set(late.map(({ header }) => bareName({ text: header })));
  if (names.size === 0) return sheet;
  const columns = sheet.columns.map((column) => {
    const type = fields[column.field ?? '']?.type;
    const isSaid = column.rule === 'chosen' || column.rule === 'remembered';
    const isOpen =
      (type === 'integer' || type === 'decimal') && !isSaid && names.has(bareName({ text: column.header }));
    return isOpen ? { ...column, likely: true as const } : column;
  });
  return { ...sheet, columns };
}

/** What a header says without its version, without what stands in brackets, and without what nobody knows. */
function bareName({ text }: Pick<HeaderCell, 'text'>): string {
  const { whole, units } = readHeader(text.normalize('NFKC').replace(brackets, ' '));
  const concepts = [...whole.concepts].filter((concept) => !versions.includes(concept));
  return concepts.length === 0 ? text : [...concepts.toSorted(), ...units].join(' ');
}
