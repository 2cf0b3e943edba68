import { expect, test } from 'vitest';
import { securityHeaders } from '../../../electron/hosts/transport/page-files.ts';

test('the policy names everything a page may do; whatever it does not name, workers and frames too, is refused', () => {
  expect(securityHeaders("'none'")).toEqual({
    'content-security-policy':
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
      "connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  });
});
