import type { TextParams } from './text/texts.ts';
import type { problem as texts } from './text/zh-CN/problem.ts';

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
export type GeneralCode = keyof typeof texts;

/** What the owner of these texts may have wrong: its own codes (`<code>@<field>` is another text of one), or a general one. */
export type CodeOf<Texts> = GeneralCode | OwnCode<keyof Texts & string>;
export type ProblemOf<Texts> = Problem<CodeOf<Texts>>;

type OwnCode<Key extends string> = Key extends `${string}@${string}` ? never : Key;

type ProblemPlace = Partial<Omit<Problem, 'code'>>;

/** Fills in the usual nulls; the problem has severity `error` unless told otherwise. A code without words does not compile. */
export function problem<Code extends GeneralCode>(code: Code, at?: ProblemPlace): Problem<Code> {
  return withDefaults(code, at);
}

/** {@link problem} for a kind, which brings the words for codes of its own. */
export function problemWith<const Texts extends object>(_texts: Texts) {
  return <Code extends CodeOf<Texts>>(code: Code, at?: ProblemPlace): Problem<Code> => withDefaults(code, at);
}

function withDefaults<Code extends string>(code: Code, at: ProblemPlace = {}): Problem<Code> {
  return { severity: 'error', field: null, line: null, params: {}, ...at, code };
}
