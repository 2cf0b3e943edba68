import type { Choice, Field } from '#shared/kinds/field.ts';

export interface Suggestion {
  /** What the cell gets. */
  readonly value: string;
  /** Stands beside it: the code of a choice, the name of a country. */
  readonly note: string;
  /** Everything it can be found by, in lower case. */
  readonly words: readonly string[];
}

interface Language {
  readonly lang: 'zh' | 'en';
  readonly yes: string;
  readonly no: string;
}

/** What may be picked for a field; empty where anything is typed. */
export function suggestionsFor(field: Field, { lang, yes, no }: Language): readonly Suggestion[] {
  switch (field.type) {
    case 'choice':
      return field.choices.map((choice) => ofChoice(choice, lang));
    case 'boolean':
      return [yes, no].map((value) => ({ value, note: '', words: [value.toLowerCase()] }));
    case 'country':
      return countries(lang);
    default:
      return [];
  }
}

function ofChoice({ code, label, aliases = [] }: Choice, lang: 'zh' | 'en'): Suggestion {
  const words = [label.zh, label.en, code, ...aliases].map((word) => word.toLowerCase());
  return { value: label[lang], note: label[lang] === code ? '' : code, words };
}

/** The two-letter codes that have a name; the browser knows the names. */
function countries(lang: 'zh' | 'en'): readonly Suggestion[] {
  const names = (['zh', 'en'] as const).map(
    (language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }),
  );
  const [inChinese, inEnglish] = names;
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters.flatMap((first) =>
    letters.flatMap((second) => {
      const code = first + second;
      const zh = inChinese?.of(code);
      const en = inEnglish?.of(code);
      if (zh === undefined || en === undefined || notCountries.has(code)) return [];
      return [{ value: code, note: lang === 'zh' ? zh : en, words: [code, zh, en].map((word) => word.toLowerCase()) }];
    }),
  );
}

/** Codes that have a name but are no country of ISO 3166-1: unions, exceptions, withdrawn ones. */
const notCountries: ReadonlySet<string> = new Set(
  'AC AN BU CP CS CQ DD DG DY EA EU EZ FQ FX HV IC JT MI NH NQ NT PC PU PZ QO RH SU TA TP UK UN VD WK XA XB XK YD YU ZR ZZ'.split(
    ' ',
  ),
);

/** Those that what was typed leads to: the beginnings first. */
export function matching(suggestions: readonly Suggestion[], typed: string): readonly Suggestion[] {
  const text = typed.trim().toLowerCase();
  if (text === '') return suggestions;
  const begins = ({ words }: Suggestion) => words.some((word) => word.startsWith(text));
  const has = ({ words }: Suggestion) => words.some((word) => word.includes(text));
  return [...suggestions.filter(begins), ...suggestions.filter((it) => !begins(it) && has(it))];
}
