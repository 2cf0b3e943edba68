import type { ProblemParams } from '../problem.ts';

/**
 * A call that could not be carried out for a reason a person can act on. Crosses every transport as `{code, params}`;
 * `shared/text` has `failure.<code>`. Anything else that is thrown is a bug.
 */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: string;
  readonly params: ProblemParams;

  constructor(code: string, params: ProblemParams = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}
