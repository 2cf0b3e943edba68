import { closest, distance } from 'fastest-levenshtein';
import type { Choice, FieldType } from '#shared/sheets/field.ts';
import { noWords, yesNo, yesWords } from '#shared/words/cell-words.ts';
import { countryNames } from '#shared/words/country-names.ts';
import { negationCharacters } from '#shared/words/header-words.ts';
import type { DoubtedCodes } from './doubted-codes.ts';
import { type CellContext, type CellProblem, info, type ParsedCell, value, warning, wrong } from './parsed-cell.ts';
import { comparable, shown } from './tidy-text.ts';

/** Near a choice's name it may mean the opposite, so nothing is offered. */
const negation = new RegExp(`[${negationCharacters}]|not|non`);

type ChoiceType = FieldType & { readonly type: 'choice' };

/** Codes, labels and aliases, comparable → choice; made once per list. */
const spellings = new WeakMap<readonly Choice[], ReadonlyMap<string, Choice>>();

export function parseChoice(field: ChoiceType, text: string, { mappings }: CellContext): ParsedCell {
  const known = spellingsOf(field.choices);
  const word = comparable(text);
  const choice = known.get(word);
  if (choice) return value(choice.code);
  const remembered = mappings && Object.hasOwn(mappings, word) ? mappings[word] : undefined;
  if (remembered !== undefined) {
    return value(remembered, [info('choice.remembered', { value: shown(text), chosen: remembered })]);
  }
  if (field.open) return value(text);
  const near = nearest(known, word);
  const chinese = /\p{Script=Han}/u.test(text);
  return wrong('choice.unknown', { value: shown(text) }, near && (chinese ? near.label.zh : near.label.en));
}

/** One of the choices, by its code or any of its names. */
export function isListed({ choices }: ChoiceType, text: string): boolean {
  return spellingsOf(choices).has(comparable(text));
}

/** The partners' own numbers are 1 and 2: a `0` is a no where its column has 0 and 1 alone, and offered as one elsewhere. */
export function parseYesNo(text: string, { column }: Pick<CellContext, 'column'> = {}): ParsedCell {
  const said = yesOrNo(text);
  if (said !== undefined) return value(said);
  if (comparable(text) !== '0') return wrong('yesNo.unknown', { value: shown(text) });
  return column?.onesAndZeros
    ? value(false, [info('cell.normalised', { before: shown(text), after: yesNo.no })])
    : wrong('yesNo.unknown', { value: shown(text) }, yesNo.no);
}

/** Below a header that asks for the opposite of its field: not read, and the opposite is offered. */
export function negatedYesNo(text: string): ParsedCell {
  const said = yesOrNo(text);
  return wrong('yesNo.negated', { value: shown(text) }, said === undefined ? undefined : said ? yesNo.no : yesNo.yes);
}

function yesOrNo(text: string): boolean | undefined {
  const word = comparable(text);
  if (yesWords.has(word)) return true;
  return noWords.has(word) ? false : undefined;
}

function spellingsOf(choices: readonly Choice[]): ReadonlyMap<string, Choice> {
  const made = spellings.get(choices);
  if (made) return made;
  const words = choices.flatMap((choice) =>
    [choice.code, choice.label.zh, choice.label.en, ...(choice.aliases ?? [])].map(
      (word) => [comparable(word), choice] as const,
    ),
  );
  // The first spelling wins, so that no alias takes another choice's code.
  const map = new Map(words.toReversed());
  spellings.set(choices, map);
  return map;
}

/** Spellings that others may be a slip of; listed once per list. */
const likeWords = new WeakMap<ReadonlyMap<string, Choice>, readonly string[]>();

function wordsOf(known: ReadonlyMap<string, Choice>): readonly string[] {
  const listed = likeWords.get(known) ?? [...known.keys()].filter((it) => it.length >= 2 && !/^\d+$/.test(it));
  likeWords.set(known, listed);
  return listed;
}

/** The one choice that is a slip of the keyboard away, or the only one whose name is a part of what was typed. */
function nearest(known: ReadonlyMap<string, Choice>, word: string): Choice | undefined {
  if (negation.test(word) || !/\p{L}/u.test(word)) return undefined;
  const words = wordsOf(known);
  const inside = new Set(words.filter((spelling) => word.includes(spelling)).map((spelling) => known.get(spelling)));
  if (inside.size === 1) return [...inside][0];
  if (words.length === 0 || word.length < 3) return undefined;
  const best = closest(word, words);
  return distance(word, best) <= Math.max(1, Math.floor(word.length / 4)) ? known.get(best) : undefined;
}

/** Regions that Unicode names beside ISO 3166-1's: exceptionally reserved, private use or unknown. */
const notIso = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ'.split(' '));
const languages = ['zh', 'zh-Hant', 'en'];

interface Countries {
  readonly codes: ReadonlySet<string>;
  /** Plain name → code. */
  readonly names: ReadonlyMap<string, string>;
}

let loaded: Countries | undefined;

/** The officially assigned codes of ISO 3166-1 alpha-2. */
export function countryCodes(): ReadonlySet<string> {
  return countries().codes;
}

/** The code that a cell is, or means. */
export function countryOf(text: string): string | undefined {
  const upper = text.toUpperCase();
  return countryCodes().has(upper) ? upper : countryMeant(text);
}

/** Lower case is raised; a name or another code is an error that offers the right code, until that is remembered. */
export function parseCountry(
  text: string,
  { mappings, column }: Pick<CellContext, 'mappings' | 'column'> = {},
): ParsedCell {
  const upper = text.toUpperCase();
  const { codes } = countries();
  if (codes.has(upper)) {
    const raised = upper === text ? [] : [info('cell.normalised', { before: text, after: upper })];
    return value(upper, [...raised, ...doubtsOf(upper, column?.doubtedCodes)]);
  }
  const word = comparable(text);
  const remembered = mappings && Object.hasOwn(mappings, word) ? mappings[word] : undefined;
  if (remembered !== undefined && codes.has(remembered)) {
    return value(remembered, [info('choice.remembered', { value: shown(text), chosen: remembered })]);
  }
  return wrong('country.unknown', { value: shown(text) }, countryMeant(text));
}

/** What a code rather means by the other cells of its column. */
function doubtsOf(code: string, doubted: DoubtedCodes = {}): CellProblem[] {
  const meant = Object.hasOwn(doubted, code) ? doubted[code] : undefined;
  if (meant === undefined) return [];
  return [
    meant === ''
      ? warning('country.maybeBlank', { value: code }, '')
      : warning('country.maybeState', { value: code, meant }, meant),
  ];
}

/** The one code that a cell means: by its name, another code, or both side by side (`中国 CN`, `US/美国`). */
function countryMeant(text: string): string | undefined {
  const whole = codeOfName(text);
  if (whole) return whole;
  const parts = text.split(/[^\p{L}\p{M}.' ]+|(?<=\p{Script=Han})\s*(?=[a-z])|(?<=[a-z.])\s*(?=\p{Script=Han})/iu);
  const meant = new Set(parts.filter((part) => part.trim() !== '').map(codeOfName));
  const [only] = meant;
  return meant.size === 1 ? only : undefined;
}

function codeOfName(text: string): string | undefined {
  const { codes, names } = countries();
  const letters = plain(text);
  const short = /^[a-z]{2}$/.test(letters) ? letters.toUpperCase() : undefined;
  const code = names.get(letters) ?? (short && (codes.has(short) ? short : canonical(short)));
  return code && codes.has(code) ? code : undefined;
}

/** `UK` → `GB`: codes that were withdrawn or never official, as Unicode replaces them. */
function canonical(code: string): string | undefined {
  return Intl.getCanonicalLocales(`und-${code}`)[0]?.slice(4);
}

/** Made at the first use: asking for every name takes some 30 ms. */
function countries(): Countries {
  if (loaded) return loaded;
  const codes = new Set(assignedCodes());
  loaded = { codes, names: namesOf(codes) };
  return loaded;
}

function assignedCodes(): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !notIso.has(code) && canonical(code) === code && names.of(code) !== undefined);
}

function namesOf(codes: ReadonlySet<string>): ReadonlyMap<string, string> {
  const styles = ['long', 'short'] as const;
  const lists = languages.flatMap((language) =>
    styles.map((style) => new Intl.DisplayNames([language], { type: 'region', style })),
  );
  const official = lists.flatMap((names) => [...codes].map((code) => [plain(names.of(code) ?? code), code] as const));
  return new Map([...official, ...countryNames]);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{M}]+/gu, '');
}
