import type { UpdateFailureCode } from '#shared/contract/updates.ts';

/** What the server offers is not an update that may be taken. */
export class UpdateRefused extends Error {
  override readonly name = 'UpdateRefused';
  readonly reason: UpdateFailureCode;

  constructor(reason: UpdateFailureCode) {
    super(reason);
    this.reason = reason;
  }
}
