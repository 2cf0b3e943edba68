import { expect, test } from 'vitest';
import { translator } from '#shared/text/index.ts';
import { reasonWords } from '#shared/text/outcome-words.ts';

const t = translator('en');

test.each([
  ['ECONNREFUSED', 'the partner does not take connections'],
  ['ERR_CONNECTION_REFUSED', 'the partner does not take connections'],
  ['ENOTFOUND', 'the address cannot be found'],
  ['ERR_UNSAFE_PORT', 'the address cannot be found'],
  ['ERR_NAME_NOT_RESOLVED', 'the address cannot be found'],
  ['ERR_CERT_DATE_INVALID', 'the partner’s certificate is not in order'],
  ['ERR_PROXY_CONNECTION_FAILED', 'the proxy does not let it through'],
  ['ETIMEDOUT', 'no answer in time'],
  ['timeout', 'no answer in time'],
  ['ECONNRESET', 'the connection broke off'],
  ['UND_ERR_SOCKET', 'the connection broke off'],
  ['http-502', 'the partner’s server failed (HTTP 502)'],
  ['http-400', 'the partner’s server turned the call down (HTTP 400)'],
  ['unreadable', 'the answer cannot be read'],
  ['stopped', 'the program ended'],
  // No code of a system or of the program is ever shown bare.
  ['offline', 'no network'],
  ['ERR_INTERNET_DISCONNECTED', 'no network'],
  ['ERR_ADDRESS_UNREACHABLE', 'no network'],
  ['EPROTO', 'no network'],
  ['UND_ERR_INVALID_ARG', 'no network'],
  ['no-lookup', 'no answer that could be used'],
  ['internal', 'no answer that could be used'],
])('%s: %s', (code, words) => {
  expect(reasonWords(t, code)).toBe(words);
});

test('a partner’s own code is shown as it is', () => {
  expect(reasonWords(t, 'isp.remote-service-error')).toBe('isp.remote-service-error');
});
