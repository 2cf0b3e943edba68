import type { UpdateFailureCode } from '#shared/contract/updates.ts';

/** By the codes of Node, of Chromium's network (`net::ERR_…` in the message) and of electron-updater. */
const byCode: readonly (readonly [RegExp, UpdateFailureCode])[] = [
  [/^(ENOSPC|EDQUOT|EFBIG)$/, 'diskFull'],
  [/^(EACCES|EPERM|EROFS)$/, 'notWritable'],
  [/^ERR_CHECKSUM_MISMATCH$/, 'damaged'],
  [/^HTTP_ERROR_40[34]$/, 'nothingThere'],
  [/^ERR_UPDATER_/, 'infoInvalid'],
  [/^(HTTP_ERROR_\d+|ECONN\w+|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE)$/, 'unreachable'],
];
const byMessage: readonly (readonly [RegExp, UpdateFailureCode])[] = [
  [/status 40[34]\b/, 'nothingThere'],
  [/net::ERR_|status \d{3}\b|aborted|timed out/i, 'unreachable'],
];

/** Puts what went wrong into one of the words that a person is told. */
export function updateFailure(error: unknown): UpdateFailureCode {
  if (error instanceof UpdateRefused) return error.reason;
  if (!(error instanceof Error)) return 'unexpected';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return (
    byCode.find(([pattern]) => pattern.test(code))?.[1] ??
    byMessage.find(([pattern]) => pattern.test(error.message))?.[1] ??
    'unexpected'
  );
}

/** What the server offers is not an update that may be taken. */
export class UpdateRefused extends Error {
  override readonly name = 'UpdateRefused';
  readonly reason: UpdateFailureCode;

  constructor(reason: UpdateFailureCode) {
    super(reason);
    this.reason = reason;
  }
}
