import type { ParamsOf, TextParams } from '../text/texts.ts';
import type { failure as texts } from '../text/zh-CN/failure.ts';
import type { FailureBody } from './messages.ts';

/** What may keep a call from being carried out: the codes with words in `shared/text`. */
export type FailureCode = keyof typeof texts;

/** A code with all that its words name. */
type Told = { [Code in FailureCode]: [code: Code, ...params: ParamsOf<(typeof texts)[Code]>] }[FailureCode];

/**
 * A call that could not be carried out for a reason a person can act on. Crosses every transport as `{code, params}`;
 * `shared/text` has `failure.<code>`. Anything else that is thrown is a bug.
 */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: string;
  readonly params: TextParams;

  constructor(...[code, params = {}]: Told) {
    super(code);
    this.code = code;
    this.params = params;
  }

  /** One that was thrown elsewhere and crossed as data; its code is the sender's word. */
  static of({ code, params }: FailureBody): Failure {
    return new Failure(...([code, params] as unknown as Told));
  }
}
