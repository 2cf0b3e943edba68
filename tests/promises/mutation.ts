/**
 * How each promise would be broken by hand, and the test that has to notice: a row of docs/promises.md (words of its first
 * column), a change of one place in the sources, and a test file that the row names.
 */
export interface Mutation {
  readonly promise: string;
  /** Below `tests/`; all titles that the row names of it, or one of them: `file: title`. */
  readonly test: string;
  /** From the project's folder. */
  readonly file: string;
  /** Stands there exactly once. */
  readonly search: string;
  readonly replace: string;
}

/** One such change. */
export const of = (promise: string, test: string, file: string, search: string, replace: string): Mutation => ({
  ...{ promise, test, file, search, replace },
});
