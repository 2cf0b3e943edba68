import type { NamesIn, TextParams } from './text/texts.ts';
import type { problem as general } from './text/zh-CN/problem.ts';

/** Only errors keep an order from being sent; warnings are confirmed once, together; info is a change that was made. */
export type Severity = 'error' | 'warning' | 'info';

/**
 * Something wrong (or changed) in a cell, a line or an order. Never carries words: `shared/text` renders
 * `code` + `params` in the reader's language at the edge.
 */
export interface Problem<Code extends string = string> {
  /** Dotted lower-camel name, such as `text.tooLong`. Made by {@link problem} it has a text in every language. */
  readonly code: Code;
  readonly severity: Severity;
  /** The field whose cell is meant; null when the whole line or order is. */
  readonly field: string | null;
  /** The line whose cell is meant; null when no line carries it (a file or an order as a whole). */
  readonly line: number | null;
  readonly params: ProblemParams;
  readonly fix?: Fix;
}

export type ProblemParams = TextParams;

/** A change the person may accept with one click. Never applied by itself. */
export type Fix =
  | { readonly type: 'set'; readonly cells: readonly FixCell[] }
  | { readonly type: 'merge-lines'; readonly keep: number; readonly drop: number; readonly cells: readonly FixCell[] };

export interface FixCell {
  readonly line: number;
  readonly field: string;
  readonly value: string;
}

/** What any kind's cells, lines and orders may have wrong: the codes with words in `shared/text`. */
export type GeneralCode = keyof typeof general;

/** What the owner of these texts may have wrong: its own codes (`<code>@<field>` is another text of one), or a general one. */
export type CodeOf<Texts> = GeneralCode | OwnCode<keyof Texts & string>;
export type ProblemOf<Texts> = Problem<CodeOf<Texts>>;

type OwnCode<Key extends string> = Key extends `${string}@${string}` ? never : Key;

/** Names in words that are filled in from the field, the choices, another line or another field. */
type Supplied = 'field' | 'hint' | 'choices' | 'other' | 'choice' | 'otherRow' | 'otherSheet' | 'otherFile';

/** What those names are made of where the field alone does not say them, and which of several words are meant (`render-problem.ts`). */
type Sources = {
  readonly practice?: number;
  readonly gone?: number;
  /** The id of a line. */
  readonly otherLine?: number;
  readonly otherField?: string;
  readonly otherChoices?: string;
  readonly chosen?: string;
  readonly other?: string | number;
  readonly otherRow?: number;
  readonly otherSheet?: string;
  readonly otherFile?: string;
  /** Where it is stated, when that is no cell of a line. */
  readonly cellRow?: number;
  readonly cellColumn?: number;
};

/** Every param that words name and nothing supplies, and no other; words that are known at run time alone take any. */
type ParamsFor<Words> = string extends Words
  ? ProblemParams
  : Readonly<Record<Exclude<NamesIn<Words>, Supplied>, string | number>> & Sources;

/** The Chinese words of a code: the owner's, or the general ones. */
type WordsOf<Texts, Code> = Code extends keyof Texts
  ? Texts[Code] extends { readonly zh: infer Words }
    ? Words
    : string
  : Code extends GeneralCode
    ? (typeof general)[Code]
    : string;

/** What the words of a general problem are filled in with; of one of several codes, what those of one of them are. */
export type ParamsOfCode<Code extends GeneralCode> = Code extends GeneralCode
  ? ParamsFor<(typeof general)[Code]>
  : never;

type Place = Partial<Omit<Problem, 'code' | 'params'>>;
type At<Params> = object extends Params
  ? [at?: Place & { readonly params?: Params }]
  : ProblemParams extends Params
    ? [at?: Place & { readonly params?: Params }]
    : [at: Place & { readonly params: Params }];

/**
 * Fills in the usual nulls; the problem has severity `error` unless told otherwise. A code without words does not compile, nor
 * does a param that the words name and that is missing, or one that they do not name.
 */
export function problem<Code extends GeneralCode>(code: Code, ...[at]: At<ParamsOfCode<Code>>): Problem<Code> {
  return withDefaults(code, at);
}

/** One whose params were held to its code where it was found. */
export function problemOf<Code extends GeneralCode>(
  { code, params }: { readonly code: Code; readonly params: ProblemParams },
  at: Place,
): Problem<Code> {
  return withDefaults(code, { ...at, params });
}

/** {@link problem} for a kind, which brings the words for codes of its own. */
export function problemWith<const Texts extends object>(_texts: Texts) {
  return <Code extends CodeOf<Texts>>(code: Code, ...[at]: At<ParamsFor<WordsOf<Texts, Code>>>): Problem<Code> =>
    withDefaults(code, at);
}

function withDefaults<Code extends string>(code: Code, at: Partial<Omit<Problem, 'code'>> = {}): Problem<Code> {
  return { severity: 'error', field: null, line: null, params: {}, ...at, code };
}
