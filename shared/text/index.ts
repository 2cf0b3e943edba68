import i18next from 'i18next';
import { counted } from './en/counted.ts';
import { en } from './en/index.ts';
import type { NamesIn, ParamsOf, TextParams, Words } from './texts.ts';
import { zhCN } from './zh-CN/index.ts';

export type Language = 'zh' | 'en';

/** `problem:text.tooLong` and the like: a namespace and a flat key in it. */
export type TextKey = {
  [N in keyof typeof zhCN & string]: `${N}:${keyof (typeof zhCN)[N] & string}`;
}[keyof typeof zhCN & string];

/** A text that names nothing: it can be shown by its key alone. */
export type PlainKey = { [Key in TextKey]: NamesIn<TextOf<Key>> extends never ? Key : never }[TextKey];

type TextOf<Key extends TextKey> = Key extends `${infer N extends keyof typeof zhCN & string}:${infer Name}`
  ? (typeof zhCN)[N][Name & keyof (typeof zhCN)[N]]
  : never;

export interface Translate {
  <Key extends TextKey>(key: Key, ...params: ParamsOf<TextOf<Key>>): string;
  /** For keys made at run time, such as a problem's code; an unknown key comes back as it is. */
  dynamic(key: string, params?: TextParams): string;
  /** For words that are brought along instead of looked up, such as a kind's own. */
  fill(words: Words, params?: TextParams): string;
  readonly lang: Language;
}

/** The texts of one language. Nothing is escaped: the edge that shows a text escapes it. */
export function translator(lang: Language): Translate {
  const namespaces = Object.entries<Namespace>(lang === 'zh' ? zhCN : { ...en, counted });
  const instance = i18next.createInstance();
  instance.use(countsInGroups);
  instance.init({
    lng: lang,
    resources: { [lang]: Object.fromEntries(namespaces.map(([name, texts]) => [name, resources(texts)])) },
    ns: namespaces.map(([name]) => name),
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: ':',
    initAsync: false,
    interpolation: { escapeValue: false, alwaysFormat: true },
  });
  const dynamic = (key: string, params?: TextParams) => instance.t(key, options(params));
  // To i18next a text that has no key is one of which it knows the default alone.
  const fill = (words: Words, params?: TextParams) =>
    instance.t('fill', { ...resources({ defaultValue: words }), ...options(params) });
  return Object.assign(<Key extends TextKey>(key: Key, ...[params]: ParamsOf<TextOf<Key>>) => dynamic(key, params), {
    dynamic,
    fill,
    lang,
  });
}

/** What counts or limits, in the texts; row numbers, years and the like are names, and stay as they are. */
const counts: ReadonlySet<string> = new Set(
  (
    'accepted added asked bad boxes columns count done errors exists failed files filled found good known labels lacking left ' +
    'length lines max mended open orders refused rejected rows runs sent sheets shelved skipped there total units unknown ' +
    'warnings'
  ).split(' '),
);

/** Stands behind the name of a number that goes on as an option, where a comma would be no digit. */
const raw = 'raw';

/** Writes whole numbers that count in groups of three, in both languages: 3,000. */
const countsInGroups = {
  type: 'formatter' as const,
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, format: string | undefined, _lng: string | undefined, { interpolationkey: name = '' }) =>
    format !== raw && counts.has(name) && Number.isInteger(value)
      ? String(value).replace(/\B(?=(?:\d{3})+$)/g, ',')
      : (value as string),
};

type Namespace = Readonly<Record<string, Words>>;

/** `key` and `key_one`, as i18next finds them; it falls back to the first where the second does not apply. */
function resources(texts: Namespace): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, words]) =>
      typeof words === 'string'
        ? [[key, countedRaw(words)]]
        : [
            [key, countedRaw(words.other)],
            [`${key}_one`, countedRaw(words.one)],
          ],
    ),
  );
}

/** What i18next reads as JSON once it is filled in must hold a number. */
function countedRaw(words: string): string {
  return words.replace(/("count": \{\{\w+)\}\}/g, `$1, ${raw}}}`);
}

/** Under `replace` no param can be mistaken for an option of i18next; `count` is meant to be one. */
function options(params: TextParams = {}) {
  const { count } = params;
  return { replace: { ...params }, ...(typeof count === 'number' && { count }) };
}
