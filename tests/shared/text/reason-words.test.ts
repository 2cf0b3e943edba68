import { expect, test } from 'vitest';
import { translator } from '#shared/text/index.ts';
import { reasonWords } from '#shared/text/outcome-words.ts';

const t = translator('en');

test.each([
  ['ECONNREFUSED', 'the partner does not take connections · ECONNREFUSED'],
  ['ERR_CONNECTION_REFUSED', 'the partner does not take connections · ERR_CONNECTION_REFUSED'],
  ['ENOTFOUND', 'the address cannot be found · ENOTFOUND'],
  ['ERR_UNSAFE_PORT', 'the address cannot be found · ERR_UNSAFE_PORT'],
  ['ERR_NAME_NOT_RESOLVED', 'the address cannot be found · ERR_NAME_NOT_RESOLVED'],
  ['ERR_CERT_DATE_INVALID', 'the partner’s certificate is not in order · ERR_CERT_DATE_INVALID'],
  ['ERR_PROXY_CONNECTION_FAILED', 'the proxy does not let it through · ERR_PROXY_CONNECTION_FAILED'],
  ['ETIMEDOUT', 'no answer in time · ETIMEDOUT'],
  ['timeout', 'no answer in time'],
  ['ECONNRESET', 'the connection broke off · ECONNRESET'],
  ['UND_ERR_SOCKET', 'the connection broke off · UND_ERR_SOCKET'],
  ['http-502', 'the partner’s server failed (HTTP 502)'],
  ['http-400', 'the partner’s server turned the call down (HTTP 400)'],
  ['unreadable', 'the answer cannot be read'],
  ['stopped', 'the program ended'],
])('%s: %s', (code, words) => {
  expect(reasonWords(t, code)).toBe(words);
});

test('what nobody has put into words is shown as it is', () => {
  expect(reasonWords(t, 'isp.remote-service-error')).toBe('isp.remote-service-error');
});
