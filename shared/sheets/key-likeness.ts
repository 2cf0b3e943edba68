import { digitFor, latinFor } from '../words/look-alikes.ts';

/** Dashes of every kind, the underscore, and blanks: what people put between the parts of a number, or leave out. */
const separators = /[\p{Pd}\u2212\u30fc_\s]+/gu;
const betweenDigits = /(?<=\d)-(?=\d)/g;
/** In a longer run of digits a dash that is missing is a slip; in a shorter one 1-11 and 111 are two numbers. */
const longRun = 6;

/** One text for all keys that may be taken for one another: where keys are looked up. {@link areAlike} says whether they are. */
export function keyLikeness(key: string): string {
  // Both ways of reading l, I and 1 come to one.
  return inLatin(key).toLowerCase().replace(separators, '').replace(/[il|]/g, '1').replaceAll('o', '0');
}

/** Two keys that differ only in case, width, dashes, blanks, or in characters that look alike. The same key is not alike. */
export function areAlike(one: string, two: string): boolean {
  if (one === two) return false;
  const others = formsOf(two);
  return formsOf(one).some((form, at) => sameDigits(form, others[at] ?? ''));
}

/** The key without case and width, once as its letters are and once as they look; a dash stays between digits alone. */
function formsOf(key: string): readonly [string, string] {
  const latin = inLatin(key);
  return [parted(latin.toLowerCase()), parted(replaced(latin, digitFor).toLowerCase())];
}

const ascii = /^[ -~]*$/;

function inLatin(key: string): string {
  return ascii.test(key) ? key : replaced(key.normalize('NFKC'), latinFor);
}

function replaced(text: string, by: ReadonlyMap<string, string>): string {
  return Array.from(text, (char) => by.get(char) ?? char).join('');
}

function parted(text: string): string {
  const dashed = text.replace(separators, '-');
  return dashed.replace(/(?<!\d)-|-(?!\d)/g, '');
}

function sameDigits(one: string, two: string): boolean {
  if (one === two) return true;
  const [whole, other] = [one, two].map((form) => form.replace(betweenDigits, ''));
  if (whole !== other || (one !== whole && two !== whole)) return false;
  return (whole ?? '').split(/\D+/).some((digits) => digits.length >= longRun);
}
