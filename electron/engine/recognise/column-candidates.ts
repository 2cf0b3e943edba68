import { fieldsOf } from '#shared/contract/recognition.ts';
import { type Field, insteadOf } from '#shared/sheets/field.ts';
import { type ColumnProfile, nothing, ruledOut, valueFit } from './column-profile.ts';
import { type MatchedColumn, mostComparedColumns } from './match-columns.ts';
import { readHeader } from './read-header.ts';
import { type Vocabulary, wordsOf } from './vocabulary.ts';
import { headerScores } from './word-pattern.ts';

export interface Candidate {
  readonly index: number;
  readonly field: string;
}

/** Columns without a field, offered for the fields that the sheet needs and that have no column: by what their headers and values say at all. */
export function candidatesOf(
  columns: readonly MatchedColumn[],
  vocabulary: Vocabulary,
  profiles: ReadonlyMap<number, ColumnProfile>,
): readonly Candidate[] {
  const found = new Set(columns.flatMap(fieldsOf));
  const open = columns
    .filter(({ field, rule, cell }) => field === null && rule === null && cell.text !== '')
    .slice(0, mostComparedColumns);
  const words = wordsOf(vocabulary);
  if (!vocabulary.fields.some(([key, field]) => isWanted(key, field))) return [];
  const scores = open.map(({ cell }) => headerScores(words, readHeader(cell.text)));
  return vocabulary.fields.flatMap(([key, field], which) => {
    if (!isWanted(key, field)) return [];
    const rated = open.flatMap(({ cell }, at) => {
      const values = valueFit(field, profiles.get(cell.index) ?? nothing);
      const points = (scores[at]?.[which] ?? 0) + 0.4 * values + (isKey(key) ? 0.4 * identity(cell.text) : 0);
      return values > ruledOut && points >= 0.3 ? [{ index: cell.index, field: key, points }] : [];
    });
    return rated
      .sort((a, b) => b.points - a.points)
      .slice(0, 3)
      .map(({ index }) => ({ index, field: key }));
  });

  /** Required in any case, or as long as others are blank that have no column either. */
  function isWanted(key: string, { required, requiredWhen }: Field): boolean {
    const instead = insteadOf(requiredWhen);
    return !found.has(key) && (required === true || (instead.length > 0 && !instead.some((other) => found.has(other))));
  }

  function isKey(key: string): boolean {
    return vocabulary.kind.key.includes(key);
  }
}

/** Whether a header speaks of a number of something, as a key's does. */
function identity(text: string): number {
  const { concepts } = readHeader(text).whole;
  return (['number', 'id', 'code', 'reference', 'order'] as const).some((name) => concepts.has(name)) ? 1 : 0;
}
