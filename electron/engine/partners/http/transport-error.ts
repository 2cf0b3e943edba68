/** When an error of this code proves that no byte of the request left. */
type Proof =
  /** Whatever was being done. */
  | 'always'
  /** Only while connecting: the same code may come up on an open connection. */
  | 'connecting';

/**
 * Every error that proves that nothing was sent. Names of Node and undici first, then Chromium's, which Electron's
 * fetch reports as `net::<name>`. What is not listed may have arrived: resets, closed sockets and time-outs. Nor are
 * `ERR_INTERNET_DISCONNECTED`, `ERR_ADDRESS_UNREACHABLE` and `ERR_ADDRESS_INVALID`: Chromium gives these names to errors of
 * an open connection too (`net/base/net_errors_posix.cc`) and hands over nothing that tells the two apart. That there is no
 * network is asked before (`offline`).
 */
const notSent: Readonly<Record<string, Proof>> = {
  ECONNREFUSED: 'always',
  ENOTFOUND: 'always',
  EAI_AGAIN: 'always',
  EAI_FAIL: 'always',
  EAI_NODATA: 'always',
  EAI_NONAME: 'always',
  UND_ERR_CONNECT_TIMEOUT: 'always',
  ERR_INVALID_URL: 'always',
  offline: 'always',
  EHOSTUNREACH: 'connecting',
  EHOSTDOWN: 'connecting',
  ENETUNREACH: 'connecting',
  ENETDOWN: 'connecting',
  EADDRNOTAVAIL: 'connecting',
  ETIMEDOUT: 'connecting',
  EACCES: 'connecting',
  EPERM: 'connecting',
  CERT_HAS_EXPIRED: 'always',
  CERT_NOT_YET_VALID: 'always',
  CERT_REVOKED: 'always',
  CERT_UNTRUSTED: 'always',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'always',
  SELF_SIGNED_CERT_IN_CHAIN: 'always',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'always',
  UNABLE_TO_GET_ISSUER_CERT: 'always',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'always',
  ERR_TLS_CERT_ALTNAME_INVALID: 'always',
  ERR_TLS_HANDSHAKE_TIMEOUT: 'always',
  ERR_SSL_WRONG_VERSION_NUMBER: 'always',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'always',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'always',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'always',
  ERR_SSL_SSL_TLS_ALERT_HANDSHAKE_FAILURE: 'always',

  ERR_NAME_NOT_RESOLVED: 'always',
  ERR_NAME_RESOLUTION_FAILED: 'always',
  ERR_DNS_TIMED_OUT: 'always',
  ERR_CONNECTION_REFUSED: 'always',
  ERR_CONNECTION_FAILED: 'always',
  ERR_CONNECTION_TIMED_OUT: 'always',
  ERR_NETWORK_ACCESS_DENIED: 'always',
  ERR_PROXY_CONNECTION_FAILED: 'always',
  ERR_TUNNEL_CONNECTION_FAILED: 'always',
  ERR_PROXY_AUTH_REQUESTED: 'always',
  ERR_PROXY_AUTH_UNSUPPORTED: 'always',
  ERR_PROXY_CERTIFICATE_INVALID: 'always',
  ERR_MANDATORY_PROXY_CONFIGURATION_FAILED: 'always',
  ERR_UNSAFE_PORT: 'always',
  ERR_UNKNOWN_URL_SCHEME: 'always',
  ERR_DISALLOWED_URL_SCHEME: 'always',
  ERR_SSL_VERSION_OR_CIPHER_MISMATCH: 'always',
  ERR_CERT_COMMON_NAME_INVALID: 'always',
  ERR_CERT_DATE_INVALID: 'always',
  ERR_CERT_AUTHORITY_INVALID: 'always',
  ERR_CERT_REVOKED: 'always',
  ERR_CERT_INVALID: 'always',
  ERR_CERT_WEAK_SIGNATURE_ALGORITHM: 'always',
  ERR_CERT_WEAK_KEY: 'always',
};

export interface TransportError {
  /** False only when it is certain that no byte of the request left. */
  readonly maybeSent: boolean;
  /** The system's name for what happened; never a message, which may hold addresses. */
  readonly reason: string;
}

/** What an error thrown by `fetch` says about the request. */
export function readTransportError(error: unknown): TransportError {
  const causes = leaves(error);
  const reason = causes.map(codeOf).find((code) => code !== null) ?? 'network';
  return { maybeSent: !causes.every(provesNotSent), reason };
}

function provesNotSent(error: unknown): boolean {
  const proof = notSent[codeOf(error) ?? ''];
  return proof === 'always' || (proof === 'connecting' && propertyOf(error, 'syscall') === 'connect');
}

/** The errors at the bottom: `fetch` wraps causes, and a host with several addresses fails once for each. */
function leaves(error: unknown): readonly unknown[] {
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.flatMap(leaves);
  const cause = propertyOf(error, 'cause');
  return cause === undefined ? [error] : leaves(cause);
}

function codeOf(error: unknown): string | null {
  const code = propertyOf(error, 'code');
  if (typeof code === 'string') return code;
  const message = String(propertyOf(error, 'message'));
  // Node's fetch refuses the ports that browsers refuse, before it connects and without a code; named as Chromium does.
  if (message === 'bad port') return 'ERR_UNSAFE_PORT';
  return /net::(ERR_\w+)/.exec(message)?.[1] ?? null;
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
