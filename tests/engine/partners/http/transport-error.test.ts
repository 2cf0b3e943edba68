import { expect, test } from 'vitest';
import { readTransportError } from '#engine/partners/http/transport-error.ts';

const failed = (cause: unknown) => new TypeError('fetch failed', { cause });
const system = (code: string, syscall?: string) =>
  Object.assign(new Error(`${syscall} ${code} 10.0.0.1:443`), { code, syscall });

test.each([
  ['ECONNREFUSED', 'connect'],
  ['ENOTFOUND', 'getaddrinfo'],
  ['EAI_AGAIN', 'getaddrinfo'],
  ['ETIMEDOUT', 'connect'],
  ['ENETUNREACH', 'connect'],
  ['UND_ERR_CONNECT_TIMEOUT', undefined],
  ['CERT_HAS_EXPIRED', undefined],
  ['ERR_TLS_CERT_ALTNAME_INVALID', undefined],
])('%s while %s has sent nothing', (code, syscall) => {
  expect(readTransportError(failed(system(code, syscall)))).toEqual({ maybeSent: false, reason: code });
});

test.each([
  ['ETIMEDOUT', 'read'],
  ['ENETUNREACH', 'write'],
  ['ECONNRESET', 'read'],
  ['EPIPE', 'write'],
  ['UND_ERR_SOCKET', undefined],
  ['UND_ERR_HEADERS_TIMEOUT', undefined],
])('%s while %s may have sent the request', (code, syscall) => {
  expect(readTransportError(failed(system(code, syscall)))).toEqual({ maybeSent: true, reason: code });
});

test('of several addresses, all must have failed to connect', () => {
  const refused = system('ECONNREFUSED', 'connect');
  expect(readTransportError(failed(new AggregateError([refused, system('ETIMEDOUT', 'connect')])))).toEqual({
    maybeSent: false,
    reason: 'ECONNREFUSED',
  });
  expect(readTransportError(failed(new AggregateError([refused, system('ETIMEDOUT', 'read')])))).toMatchObject({
    maybeSent: true,
  });
});

test("a port that fetch refuses has sent nothing, in Node's words and in Electron's", async () => {
  const error: unknown = await fetch('http://127.0.0.1:9/').catch((thrown: unknown) => thrown);
  expect(readTransportError(error)).toEqual({ maybeSent: false, reason: 'ERR_UNSAFE_PORT' });
});

test.each([
  'ERR_NAME_NOT_RESOLVED',
  'ERR_CONNECTION_REFUSED',
  'ERR_CONNECTION_TIMED_OUT',
  'ERR_TUNNEL_CONNECTION_FAILED',
  'ERR_CERT_AUTHORITY_INVALID',
])("Electron's net::%s has sent nothing", (name) => {
  expect(readTransportError(new Error(`net::${name}`))).toEqual({ maybeSent: false, reason: name });
});

test.each([
  'ERR_CONNECTION_RESET',
  'ERR_CONNECTION_CLOSED',
  'ERR_EMPTY_RESPONSE',
  'ERR_TIMED_OUT',
  'ERR_NETWORK_CHANGED',
  'ERR_NETWORK_IO_SUSPENDED',
  // Also what an open connection dies of when the network goes.
  'ERR_INTERNET_DISCONNECTED',
  'ERR_ADDRESS_UNREACHABLE',
  'ERR_ADDRESS_INVALID',
])("Electron's net::%s may have sent the request", (name) => {
  expect(readTransportError(new Error(`net::${name}`))).toEqual({ maybeSent: true, reason: name });
});

test.each([undefined, null, 'text', new Error('something about http://10.0.0.1'), failed(undefined)])(
  'what is not known may have sent the request, and names nothing: %s',
  (error) => {
    expect(readTransportError(error)).toEqual({ maybeSent: true, reason: 'network' });
  },
);
