import { expect, test } from 'vitest';
import { mayOpen } from '../../../electron/hosts/desktop/links.ts';

test.each(['https://github.com/a/b', 'https://open.taobao.com/api.htm?id=1'])('%s may be opened', (link) =>
  expect(mayOpen(link)).toBe(true),
);

test.each([
  'http://github.com/',
  'https://evil.example/',
  'https://github.com.evil.example/',
  'https://github.com@evil.example/',
  'https://user:pass@github.com/',
  'https://github.com:8443/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'ms-msdt:/id',
  '\\\\host\\share',
  '',
])('%s may not', (link) => expect(mayOpen(link)).toBe(false));
