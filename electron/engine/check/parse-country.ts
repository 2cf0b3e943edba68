import { countryNames } from '#shared/words/country-names.ts';
import { info, type ParsedCell, value, wrong } from './parsed-cell.ts';
import { shown } from './tidy-text.ts';

/** Regions that Unicode names beside ISO 3166-1's: exceptionally reserved, private use or unknown. */
const notIso = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ'.split(' '));
const languages = ['zh', 'en'];

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

/** Lower case is raised; a name or another code is an error that offers the right code. */
export function parseCountry(text: string): ParsedCell {
  const upper = text.toUpperCase();
  const { codes, names } = countries();
  if (codes.has(upper)) {
    return value(upper, upper === text ? [] : [info('cell.normalised', { before: text, after: upper })]);
  }
  const replaced = /^[A-Z]{2}$/.test(upper) ? canonical(upper) : undefined;
  const code = names.get(plain(text)) ?? replaced;
  return wrong('country.unknown', { value: shown(text) }, code && codes.has(code) ? code : undefined);
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
