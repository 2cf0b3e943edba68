import type { GeneralCode, ParamsOfCode, ProblemParams, Severity } from '#shared/problem.ts';
import type { Field, FieldValue } from '#shared/sheets/field.ts';

/** A problem of one cell, before it is placed on its line. */
export interface CellProblem {
  readonly code: GeneralCode;
  readonly severity: Severity;
  readonly params: ProblemParams;
  /** What to put in the cell instead, when there is one good answer. */
  readonly fix?: string;
}

export type ParsedCell =
  /** Nothing was typed. */
  | { readonly type: 'blank'; readonly problems: readonly CellProblem[] }
  | { readonly type: 'value'; readonly value: FieldValue; readonly problems: readonly CellProblem[] }
  /** Something was typed that cannot be sent; at least one problem is an error. */
  | { readonly type: 'wrong'; readonly problems: readonly CellProblem[] };

/** What reading one cell may depend on besides its field. */
export interface CellContext {
  /** Remembered meanings of this field's unlisted choice texts: text as it is compared → code. */
  readonly mappings?: Readonly<Record<string, string>>;
  /** `yyyy-MM-dd`. */
  readonly today: string;
  /** How the cells of the column are read, and what is still asked of it. */
  readonly column?: ColumnState;
}

/** What was said of a column, and what is asked of it: see `column-questions.ts`. */
export interface ColumnState {
  readonly decimal?: ',' | '.' | undefined;
  readonly dates?: 'dmy' | 'mdy' | 'ymd' | undefined;
  /** A `0` is a no: the column has 0 and 1 alone. */
  readonly onesAndZeros?: true | undefined;
  /** Its workbook counts days from 1904. */
  readonly date1904?: true | undefined;
  /** A person has seen its units: numbers without one are in the field's own by now, and those with another one are converted. */
  readonly unit?: string | undefined;
  /** A person has seen that its cells say what they count. */
  readonly counted?: true | undefined;
  /** The unit of each row stands in another column: what was read by it says so, and a number that was typed since does not. */
  readonly unitByRow?: true | undefined;
  /** What its numbers are was asked, because of what they come to, and they are in the field's unit. */
  readonly scaleSaid?: true | undefined;
  /** Of countries: codes that by the other cells rather mean something else, see `doubted-codes.ts`. */
  readonly doubtedCodes?: Readonly<Record<string, string>> | undefined;
  /** Open questions: what they are about is an error in its cells. */
  readonly asked?: readonly ColumnAsked[];
}

/** What the cells of a column may leave open. */
export type ColumnAsked = 'decimal' | 'dates' | 'unit' | 'perTotal';

/** Reads the tidied, non-blank text of a cell that held a text, a number or a boolean. */
export type ParseText<F extends Field = Field> = (field: F, text: string, context: CellContext) => ParsedCell;

export const value = (of: FieldValue, problems: readonly CellProblem[] = []): ParsedCell => ({
  type: 'value',
  value: of,
  problems,
});

export function wrong<Code extends GeneralCode>(
  code: Code,
  ...[params, fix]: object extends ParamsOfCode<Code>
    ? [params?: ParamsOfCode<Code>, fix?: string]
    : [params: ParamsOfCode<Code>, fix?: string]
): ParsedCell {
  return {
    type: 'wrong',
    problems: [{ code, severity: 'error', params: params ?? {}, ...(fix !== undefined && { fix }) }],
  };
}

export function warning<Code extends GeneralCode>(code: Code, params: ParamsOfCode<Code>, fix?: string): CellProblem {
  return { code, severity: 'warning', params, ...(fix !== undefined && { fix }) };
}

export function info<Code extends GeneralCode>(code: Code, params: ParamsOfCode<Code>): CellProblem {
  return { code, severity: 'info', params };
}
