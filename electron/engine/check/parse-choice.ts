import { closest, distance } from 'fastest-levenshtein';
import type { Choice, FieldType } from '#shared/sheets/field.ts';
import { noWords, yesWords } from '#shared/words/cell-words.ts';
import { negationCharacters } from '#shared/words/header-words.ts';
import { type CellContext, type ParsedCell, value, wrong } from './parsed-cell.ts';
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
  const remembered = Object.entries(mappings ?? {}).find(([typed]) => comparable(typed) === word)?.[1];
  if (remembered !== undefined) return value(remembered);
  if (field.open) return value(text);
  const near = nearest(known, word);
  const chinese = /\p{Script=Han}/u.test(text);
  return wrong('choice.unknown', { value: shown(text) }, near && (chinese ? near.label.zh : near.label.en));
}

/** `0` is neither: the partners' own numbers are 1 and 2. */
export function parseYesNo(text: string): ParsedCell {
  const word = comparable(text);
  if (yesWords.has(word)) return value(true);
  return noWords.has(word) ? value(false) : wrong('yesNo.unknown', { value: shown(text) });
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

/** The one choice that is a slip of the keyboard away, or the only one whose name is a part of what was typed. */
function nearest(known: ReadonlyMap<string, Choice>, word: string): Choice | undefined {
  if (negation.test(word)) return undefined;
  const words = [...known.keys()].filter((spelling) => spelling.length >= 2 && !/^\d+$/.test(spelling));
  const inside = new Set(words.filter((spelling) => word.includes(spelling)).map((spelling) => known.get(spelling)));
  if (inside.size === 1) return [...inside][0];
  if (words.length === 0 || word.length < 3) return undefined;
  const best = closest(word, words);
  return distance(word, best) <= Math.max(1, Math.floor(word.length / 4)) ? known.get(best) : undefined;
}
