import { useContext, useEffect, useMemo, useState } from 'react';
import type { Choice, Field } from '#shared/sheets/field.ts';
import { countryNames } from '#shared/words/country-names.ts';
import { useText } from '../../preferences/preferences.tsx';
import { type PickedWarehouse, Warehouses } from './warehouses.ts';

export interface Picks {
  readonly list: readonly Suggestion[];
  /** Index of the highlighted one; -1 for none. */
  readonly at: number;
  readonly activeId: string | undefined;
  /** The value of the highlighted one; undefined when what was typed stands. */
  readonly chosen: string | undefined;
  move(step: 1 | -1): void;
}

/** What may be picked while a cell is edited: all of it until something is typed, then what fits. */
export function useSuggestions(def: Field | undefined, typed: string, before: string): Picks {
  const t = useText();
  const warehouses = useContext(Warehouses);
  const all = useMemo(
    () =>
      def
        ? suggestionsFor(def, { lang: t.lang, yes: t('report:value.yes'), no: t('report:value.no') }, warehouses)
        : [],
    [def, t, warehouses],
  );
  const untouched = typed === before;
  const list = useMemo(() => (untouched ? all : matchSuggestions(all, typed)), [all, typed, untouched]);
  const [moved, setMoved] = useState<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words or another cell make another list
  useEffect(() => setMoved(null), [typed, def]);
  const open = (def?.type === 'choice' && def.open === true) || def?.type === 'text';
  const byItself = useMemo(() => {
    const found = untouched || open ? undefined : impliedSuggestion(list, typed);
    return found ? list.indexOf(found) : -1;
  }, [list, typed, untouched, open]);
  const at = Math.min(moved ?? byItself, list.length - 1);
  return {
    list,
    at,
    activeId: at >= 0 ? `pick-${at}` : undefined,
    chosen: list[at]?.value,
    move: (step) =>
      setMoved(list.length === 0 ? null : (Math.max(at, step > 0 ? -1 : 0) + step + list.length) % list.length),
  };
}

interface Suggestion {
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
export function suggestionsFor(
  field: Field,
  { lang, yes, no }: Language,
  warehouses: readonly PickedWarehouse[] = [],
): readonly Suggestion[] {
  switch (field.type) {
    case 'choice':
      return field.choices.map((choice) => ofChoice(choice, lang));
    case 'boolean':
      return [yes, no].map((value) => ({ value, note: '', words: [value.toLowerCase()] }));
    case 'country':
      return countries(lang);
    case 'text':
      return field.warehouse ? warehouses.map(ofWarehouse) : [];
    default:
      return [];
  }
}

function ofWarehouse({ code, name, country }: PickedWarehouse): Suggestion {
  const note = [name, country].filter(Boolean).join(' · ');
  return { value: code, note, words: [code, name].filter(Boolean).map((word) => word.toLowerCase()) };
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
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const otherWords = Map.groupBy(
    [...countryNames, ...[...notCountries].map((code) => [code, replacementOf(code)] as const)],
    ([, code]) => code,
  );
  return codes.flatMap((code) => {
    const zh = inChinese?.of(code);
    const en = inEnglish?.of(code);
    if (zh === undefined || en === undefined || notCountries.has(code)) return [];
    const others = (otherWords.get(code) ?? []).map(([word]) => word);
    const words = [code, zh, en, ...others].map((word) => word.toLowerCase());
    return [{ value: code, note: lang === 'zh' ? zh : en, words }];
  });
}

/** `UK` → `GB`: what Unicode has for a code that was withdrawn or never official; itself where there is nothing. */
function replacementOf(code: string): string {
  return Intl.getCanonicalLocales(`und-${code}`)[0]?.slice(4) ?? code;
}

/** Codes that have a name but are no country of ISO 3166-1: unions, exceptions, withdrawn ones. */
const notCountries: ReadonlySet<string> = new Set(
  'AC AN BU CP CS CQ DD DG DY EA EU EZ FQ FX HV IC JT MI NH NQ NT PC PU PZ QO RH SU TA TP UK UN VD WK XA XB XK YD YU ZR ZZ'.split(
    ' ',
  ),
);

/** Those that what was typed leads to: what it names first, then the beginnings. */
export function matchSuggestions(suggestions: readonly Suggestion[], typed: string): readonly Suggestion[] {
  const text = normalise(typed);
  if (text === '') return suggestions;
  const ranks = [isNamed, isBegun, (words: readonly string[]) => words.some((word) => word.includes(text))];
  const ranked = suggestions.map((it) => ({ it, rank: ranks.findIndex((fits) => fits(it.words, text)) }));
  return ranks.flatMap((_, rank) => ranked.filter((found) => found.rank === rank).map(({ it }) => it));
}

/**
 * What is meant where nobody picked: the one that what was typed names, else the only one that it begins. Where it could
 * be several it is none of them: nobody would notice a wrong guess that is a valid value.
 */
export function impliedSuggestion(suggestions: readonly Suggestion[], typed: string): Suggestion | undefined {
  const text = normalise(typed);
  if (text === '') return undefined;
  const exact = suggestions.find(({ words }) => isNamed(words, text));
  if (exact) return exact;
  const [only, ...others] = suggestions.filter(({ words }) => isBegun(words, text));
  return others.length === 0 && !isCodeLike(only, text) ? only : undefined;
}

function normalise(typed: string): string {
  return typed.trim().toLowerCase();
}

function isNamed(words: readonly string[], text: string): boolean {
  return words.includes(text);
}

function isBegun(words: readonly string[], text: string): boolean {
  return words.some((word) => word.startsWith(text));
}

/** Two or three letters where two-letter codes belong are a code, though a wrong one, and not the beginning of a name. */
function isCodeLike(suggestion: Suggestion | undefined, text: string): boolean {
  return /^[a-z]{2,3}$/.test(text) && /^[A-Z]{2}$/.test(suggestion?.value ?? '');
}
