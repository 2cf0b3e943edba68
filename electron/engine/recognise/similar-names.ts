import { distance } from 'fastest-levenshtein';
import { contrastCharacters, negationCharacters } from '#shared/words/header-words.ts';

/** Longer texts are sentences, not headers. */
const longest = 60;
const telling = new Set([...contrastCharacters, ...negationCharacters]);
const han = /\p{Script=Han}/u;

/**
 * The number of edits between two compared names when one may be a spelling mistake of the other, else null.
 *
 * One character is a whole word in Chinese, so names below four characters must agree, below six only an added or
 * missing character is forgiven. Digits and characters that turn the meaning round (`发货人`, `收货人`) never differ.
 */
export function nearness(a: string, b: string): number | null {
  const shorter = Math.min(a.length, b.length);
  const longer = Math.max(a.length, b.length);
  const allowed = han.test(a + b) ? Number(shorter >= 4) : latinEdits(shorter);
  if (allowed === 0 || longer - shorter > allowed || longer > longest) return null;
  const edits = distance(a, b);
  if (edits > allowed) return null;
  const changed = difference(a, b);
  if (han.test(a + b)) {
    if (shorter < 6 && longer === shorter) return null;
  } else if (a[0] !== b[0]) return null; // `height` is one letter away from `weight`
  return [...changed].some((char) => telling.has(char) || /\p{N}/u.test(char)) ? null : edits;
}

function latinEdits(length: number): number {
  if (length < 5) return 0;
  return length < 9 ? 1 : 2;
}

/** What stands between the common beginning and the common end, of both. */
function difference(a: string, b: string): string {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return a.slice(start, a.length - end) + b.slice(start, b.length - end);
}
