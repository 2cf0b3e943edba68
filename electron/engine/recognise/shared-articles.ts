import type { ConceptName } from '#shared/lexicon/lexicon.ts';
import { type ColumnProfile, holdsSizes, nothing } from './column-profile.ts';
import type { HeaderCell } from './header-candidate.ts';
import { readHeader } from './read-header.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a column of sizes or colours may say besides. */
const besides: ReadonlySet<ConceptName> = new Set<ConceptName>([
  'color',
  'goods',
  'name',
  'spec',
  'chinese',
  'english',
]);

/**
 * Whether a number of goods may be one that all sizes and colours of an article share: 款号 beside 颜色 and 尺码. What the
 * warehouse knows as SKU is then perhaps all three together.
 */
export function isOfSharedArticle(
  cell: HeaderCell,
  key: string,
  cells: readonly HeaderCell[],
  { kind }: Vocabulary,
  profiles: ReadonlyMap<number, ColumnProfile>,
): boolean {
  const field = kind.fields[key];
  if (field?.type !== 'text' || field.looks !== 'sku') return false;
  if (!readHeader(cell.text).whole.concepts.has('style')) return false;
  return cells.some((other) => {
    const { concepts } = readHeader(other.text).whole;
    const isOfLook = concepts.has('color') && [...concepts].every((concept) => besides.has(concept));
    return isOfLook && holdsSizes(profiles.get(other.index) ?? nothing) < 0.5;
  });
}
