import { existsWords, lineWords, missingWords } from '#shared/words/answer-words.ts';

/** Whether a refusal of the order `key` only says that it is there already. */
export function saysExists(key: string, ...texts: readonly string[]): boolean {
  const said = texts.join(' ').toLowerCase();
  // An order code may hold such words itself.
  const rest = key === '' ? said : said.replaceAll(key.toLowerCase(), ' ');
  if (missingWords.test(rest) || lineWords.test(rest)) return false;
  return existsWords.some((word) => rest.includes(word));
}
