/** Only errors keep an order from being sent; warnings are confirmed once, together; info is a change that was made. */
export type Severity = 'error' | 'warning' | 'info';

/**
 * Something wrong (or changed) in a cell, a line or an order. Never carries words: `shared/text` renders
 * `code` + `params` in the reader's language at the edge.
 */
export interface Problem {
  /** Dotted lower-camel name, such as `text.tooLong`; each has a text in every language. */
  readonly code: string;
  readonly severity: Severity;
  /** The field whose cell is meant; null when the whole line or order is. */
  readonly field: string | null;
  /** The line whose cell is meant; null when no line carries it (a file or an order as a whole). */
  readonly line: number | null;
  readonly params: ProblemParams;
  readonly fix?: Fix;
}

export type ProblemParams = Readonly<Record<string, string | number>>;

/** A change the person may accept with one click. Never applied by itself. */
export type Fix =
  | { readonly type: 'set'; readonly cells: readonly FixCell[] }
  | { readonly type: 'merge-lines'; readonly keep: number; readonly drop: number; readonly cells: readonly FixCell[] };

export interface FixCell {
  readonly line: number;
  readonly field: string;
  readonly value: string;
}

/** A shorthand that fills in the usual nulls; the problem has severity `error` unless told otherwise. */
export function problem(code: string, at: Partial<Omit<Problem, 'code'>> = {}): Problem {
  return { severity: 'error', field: null, line: null, params: {}, ...at, code };
}
