import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import { Failure } from '#shared/contract/failure.ts';
import { isThisComputer } from '../../place-of.ts';

/** Where an office's ledger is, and how it is reached. */
export interface OfficeAddress {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  /** Verified, always. False on loopback, where nothing can be listened to, unless the address asks for it. */
  readonly ssl: false | ConnectionOptions;
  /** For people: without user and password. */
  readonly shown: string;
}

/** What may stand after the `?`, and nothing else: an option that is not known might have been meant to protect something. */
const OPTIONS: ReadonlySet<string> = new Set(['sslmode', 'sslrootcert']);
/** Each is taken for the strictest one. */
const VERIFIED: ReadonlySet<string | null> = new Set([null, 'require', 'verify-ca', 'verify-full']);

/**
 * Reads `postgres://user:password@host:port/database`, with `sslmode` (never less than a verified certificate, but on
 * loopback) and `sslrootcert`, the file of an office's own certificate authority.
 *
 * @throws Failure `ledger.address` without any of the address in it, `ledger.noTls`, `ledger.authority`
 */
export function readAddress(text: string): OfficeAddress {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || url.hostname === '') throw new Failure('ledger.address');
  const database = decoded(url.pathname.slice(1));
  const user = decoded(url.username);
  if (database === '' || database.includes('/') || user === '') throw new Failure('ledger.address');
  for (const name of url.searchParams.keys()) {
    if (!OPTIONS.has(name)) throw new Failure('ledger.option', { name });
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const mode = url.searchParams.get('sslmode');
  const own = isThisComputer(host);
  if (!VERIFIED.has(mode) && !(own && mode === 'disable')) throw new Failure('ledger.noTls', { mode: String(mode) });
  const port = url.port === '' ? 5432 : Number(url.port);
  const ca = authority(url.searchParams.get('sslrootcert'));
  const plain = own && (mode === null || mode === 'disable') && ca === null;
  return {
    ...{ host, port, database, user, password: decoded(url.password) },
    // Named here, because the driver itself has a certificate of an address by number looked at as if it were of `localhost`.
    ssl: plain ? false : { rejectUnauthorized: true, host, ...(ca !== null && { ca }) },
    shown: `${url.hostname}:${port}/${database}`,
  };
}

/** An address and its password, each as it may be stored by itself. */
export function splitPassword(text: string): { readonly address: string; readonly password: string } {
  const url = new URL(text.trim());
  // As it stands there: percent signs and all.
  const { password } = url;
  url.password = '';
  return { address: url.href, password };
}

/** The address that {@link splitPassword} parted. */
export function withPassword(address: string, password: string): string {
  const url = new URL(address);
  url.password = password;
  return url.href;
}

/** An address as people are shown it: without user and password. */
export function shownOf(address: string): string {
  const { hostname, port, pathname } = new URL(address);
  return `${hostname}:${port || '5432'}${pathname}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Failure('ledger.address');
  }
}

function authority(file: string | null): string | null {
  if (file === null) return null;
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Failure('ledger.authority', { file });
  }
}
