import { expect, test } from 'vitest';
import { licencesText } from '../../packaging/licences.ts';

const mit = { name: 'b', version: '1.0.0', identifier: 'MIT', text: 'Permission…' };

test('each package once, in the order of names, with what it says', () => {
  const text = licencesText([mit, { name: 'a', version: '2.0.0', identifier: 'ISC', text: null }, { ...mit }]);
  expect(text.split(/\n\n-+\n\n/)).toEqual(['a 2.0.0\nISC', 'b 1.0.0\nMIT\n\nPermission…']);
});

test('a package that names no licence ends the build', () => {
  expect(() => licencesText([mit, { name: 'x', version: '3.0.0', identifier: null, text: null }])).toThrow('x 3.0.0');
});
