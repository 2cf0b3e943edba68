import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRoute } from '../../../renderer/navigation/route.ts';

test.each([
  ['', []],
  ['#/', []],
  ['#/runs/17/check', ['runs', '17', 'check']],
])('%j is %j', (hash, parts) => expect(readRoute(hash)).toEqual(parts));

test('whatever a part holds comes back', () => {
  const part = fc.string({ minLength: 1, unit: 'grapheme' });
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      expect(readRoute(`#/${parts.map(encodeURIComponent).join('/')}`)).toEqual(parts);
    }),
  );
});
