import { posix, win32 } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { uploadParts } from '../../../electron/hosts/web/uploads.ts';

test('names as people have them are kept', () => {
  expect(uploadParts('订单 (3).xlsx')).toEqual(['订单 (3).xlsx']);
  expect(uploadParts('三月/photos/1.jpg')).toEqual(['三月', 'photos', '1.jpg']);
});

test.each([
  '',
  '..',
  '../a',
  'a/../b',
  '/etc/passwd',
  'C:\\a',
  'a\\..\\..\\b',
  'con',
  'NUL.xlsx',
  'a.',
  'a ',
  'a\0b',
  'a:b',
  '\\\\host\\share',
])('%j is refused', (name) => expect(uploadParts(name)).toBeNull());

test('whatever is accepted stays inside its folder, on every system', () => {
  const part = fc.oneof(fc.string(), fc.constantFrom('..', '.', '', 'a', '/', '\\', 'C:', '...', ' '));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), fc.constantFrom('/', '\\'), (parts, separator) => {
      const accepted = uploadParts(parts.join(separator));
      if (!accepted) return;
      expect(posix.join('/up', ...accepted)).toBe(`/up/${accepted.join('/')}`);
      expect(win32.join('C:\\up', ...accepted)).toBe(`C:\\up\\${accepted.join('\\')}`);
    }),
    { numRuns: 2000 },
  );
});
