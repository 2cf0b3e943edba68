import { isTelling } from '#shared/lexicon/lexicon.ts';
import { type ColumnProfile, nothing, ruledOut, valueFit } from './column-profile.ts';
import type { HeaderCell } from './header-candidate.ts';
import { brackets, type HeaderName } from './header-name.ts';
import { saysOtherUnits } from './header-units.ts';
import { readHeader } from './read-header.ts';
import { type Vocabulary, wordsOf } from './vocabulary.ts';
import { headerScores, isBarred } from './word-pattern.ts';

type Profiles = ReadonlyMap<number, ColumnProfile> | undefined;

/**
 * A field's own name over other contents, or one that in other offices says another field that has no column here:
 * `Order ID` is the label of the id that booking returned, and mostly the shop's own. So is one with two units: (lb/kg), and one
 * with a word in brackets that turns it round: `Reference No (Old)`, `箱数(破损)`.
 */
export function isDoubtful(
  cell: HeaderCell,
  key: string | null,
  vocabulary: Vocabulary,
  { taken, profiles }: { taken: ReadonlySet<string>; profiles: Profiles },
): boolean {
  const field = key === null ? undefined : vocabulary.kind.fields[key];
  const [name] = cell.names;
  if (field === undefined || name === undefined) return false;
  if (valueFit(field, profiles?.get(cell.index) ?? nothing) <= ruledOut) return true;
  if (saysOtherUnits(cell.text, field) || isTurnedRound(name)) return true;
  if (isBarred(field.words ?? [], readHeader(name.text).whole.concepts)) return true;
  const words = wordsOf(vocabulary);
  const scores = headerScores(words, readHeader(name.text));
  const own = scores[words.findIndex((of) => of.field === key)] ?? 0;
  return (
    words.some(({ field: other }, at) => other !== key && !taken.has(other) && (scores[at] ?? 0) >= 0.9) && own < 0.6
  );
}

/**
 * A field's own name over contents that are none of its, beside a column that says the field in other words and may be it: an
 * order's number under `Name`, where `Shipping Name` is the receiver.
 */
export function isOthers(
  cell: HeaderCell,
  key: string | undefined,
  cells: readonly HeaderCell[],
  vocabulary: Vocabulary,
  profiles: Profiles,
): boolean {
  const field = key === undefined ? undefined : vocabulary.kind.fields[key];
  const fits = (other: HeaderCell) =>
    field === undefined || valueFit(field, profiles?.get(other.index) ?? nothing) > ruledOut;
  if (fits(cell)) return false;
  const words = wordsOf(vocabulary);
  const at = words.findIndex((of) => of.field === key);
  const says = ({ text }: HeaderName) => (headerScores(words, readHeader(text))[at] ?? 0) >= 0.8;
  return cells.some((other) => other !== cell && other.names.slice(0, 1).some(says) && fits(other));
}

/** Longer notes explain. */
const shortNote = /^\s*(?:\p{Script=Han}{1,3}|\p{Script=Latin}{2,12})\s*$/u;

/** Whether a name is the field's only without its brackets, and a word in these says something else, or what nobody knows. */
function isTurnedRound({ text, full, short }: HeaderName): boolean {
  if (full === short) return false;
  const narrow = text.normalize('NFKC');
  const bare = readHeader(narrow.replace(brackets, ' ')).whole.concepts;
  return [...narrow.matchAll(brackets)].some(([, note = '']) => {
    const { whole, units } = readHeader(`${note} `);
    const isNew = [...whole.concepts].some((concept) => isTelling(concept) && !bare.has(concept));
    return isNew || (shortNote.test(note) && whole.unknown > 0 && units.length === 0);
  });
}
