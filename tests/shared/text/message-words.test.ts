import { expect, test } from 'vitest';
import { translator } from '#shared/text/index.ts';
import { messageWords } from '#shared/text/outcome-words.ts';

test('a refusal without words says so, and what to do; a partner’s own words stay as they are', () => {
  const zh = translator('zh');
  expect(messageWords(zh, 'production', 'HTTP 400')).toMatch(/没有说明原因（HTTP 400）.*账号的地址/);
  expect(messageWords(zh, 'production', 'sku is not registered\nHTTP 4001 is no status')).toBe(
    'sku is not registered\nHTTP 4001 is no status',
  );
  expect(messageWords(translator('en'), 'production', 'HTTP 404')).toContain('without saying why (HTTP 404)');
});
