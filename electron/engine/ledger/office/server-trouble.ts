import { Failure } from '#shared/contract/failure.ts';

/** Something kept the server from answering. Holds no word of the driver's or the server's: those may name users and hosts. */
export class ServerTrouble extends Error {
  override readonly name = 'ServerTrouble';
  /** What a person is told when it does not pass. */
  readonly failure: Failure;
  /** Worth asking again: nothing was done, or doing it once more changes nothing. */
  readonly passing: boolean;
  /** The connection cannot be used any more. */
  readonly broken: boolean;

  constructor(failure: Failure, { passing, broken }: { readonly passing: boolean; readonly broken: boolean }) {
    super(failure.code);
    this.failure = failure;
    this.passing = passing;
    this.broken = broken;
  }
}

interface Told {
  readonly code?: unknown;
  readonly severity?: unknown;
  readonly message?: unknown;
}

/** What an error of the driver, or one that the server sent, comes to. `address` as people are shown it. */
export function troubleOf(error: unknown, address: string): ServerTrouble {
  if (error instanceof ServerTrouble) return error;
  const { code, severity, message } = (typeof error === 'object' && error !== null ? error : {}) as Told;
  const name = typeof code === 'string' ? code : '';
  return typeof severity === 'string' ? fromServer(name, address) : fromDriver(name, String(message), address);
}

/** By SQLSTATE. */
function fromServer(code: string, address: string): ServerTrouble {
  const final = { passing: false, broken: false };
  // A serialisation failure or a deadlock: the whole of it came to nothing.
  if (code === '40001' || code === '40P01') {
    return new ServerTrouble(new Failure('ledger.busy', { address }), { passing: true, broken: false });
  }
  // It is ending, starting, or has no room for one more.
  if (/^(57P0[1-5]|53|08|58)/.test(code)) {
    return new ServerTrouble(new Failure('ledger.unreachable', { address, cause: code }), {
      passing: true,
      broken: true,
    });
  }
  if (code === '57014' || code === '55P03') return new ServerTrouble(new Failure('ledger.slow', { address }), final);
  if (/^28/.test(code)) return new ServerTrouble(new Failure('ledger.login', { address }), final);
  if (code === '3D000') return new ServerTrouble(new Failure('ledger.noDatabase', { address }), final);
  if (code === '42501') return new ServerTrouble(new Failure('ledger.rights', { address }), final);
  if (code === '25006') return new ServerTrouble(new Failure('ledger.readOnly', { address }), final);
  return new ServerTrouble(new Failure('ledger.answers', { address, what: code }), final);
}

/** Codes of Node's TLS for a certificate that proves nothing. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_|ALTNAME|CRL_|HOSTNAME_MISMATCH/;

function fromDriver(code: string, message: string, address: string): ServerTrouble {
  const broken = { passing: false, broken: true };
  if (CERTIFICATE.test(code)) {
    return new ServerTrouble(new Failure('ledger.certificate', { address, cause: code }), broken);
  }
  if (message.includes('does not support SSL')) {
    return new ServerTrouble(new Failure('ledger.plain', { address }), broken);
  }
  if (/SASL|SCRAM|password/i.test(message)) return new ServerTrouble(new Failure('ledger.login', { address }), broken);
  if (message.includes('read timeout')) {
    return new ServerTrouble(new Failure('ledger.slow', { address }), { passing: true, broken: true });
  }
  const cause = code || 'CUT';
  return new ServerTrouble(new Failure('ledger.unreachable', { address, cause }), { passing: true, broken: true });
}
