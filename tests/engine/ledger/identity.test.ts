import { expect, test } from 'vitest';
import { isSameAccount, marksOf } from '#engine/ledger/identity.ts';

const marks = (token: string) => marksOf('etower', { token, key: 'secret' });
const here = { account: 'a', address: 'https://here.example', marks: marks('T1') };

test.each([
  ['the same address and other credentials', { account: 'b', address: 'https://HERE.example/', marks: marks('T2') }],
  [
    'the same public credential at another address',
    { account: 'b', address: 'https://there.example', marks: marks('T1') },
  ],
  ['the same public credential with blanks around it', { account: 'b', address: '', marks: marks(' T1 ') }],
  ['the same row, of which too little is known', { account: 'a', address: 'https://there.example', marks: [] }],
])('an entry with %s is the same account', (_, there) => {
  expect(isSameAccount(here, there)).toBe(true);
  expect(isSameAccount(there, here)).toBe(true);
});

test.each([
  ['another row', { account: 'b', address: 'https://there.example', marks: marks('T2') }],
  ['another row of which too little is known', { account: 'b', address: 'https://there.example', marks: [] }],
  ['the same row', { account: 'a', address: 'https://there.example', marks: marks('T2') }],
])('another address and other credentials are another account, in %s', (_, there) => {
  expect(isSameAccount(here, there)).toBe(false);
  expect(isSameAccount(there, here)).toBe(false);
});

test('marks say nothing of the credentials, not even of two partners that have the same', () => {
  expect(marks('T1').join()).not.toContain('T1');
  expect(marksOf('xport', { accessKey: 'x', userId: 'x', accessSecret: 's' })).toHaveLength(2);
  const all = [...marksOf('xport', { accessKey: 'x', userId: 'x' }), ...marksOf('top', { appKey: 'x' }), ...marks('x')];
  expect(new Set(all).size).toBe(4);
  expect(marksOf('etower', { key: 'secret' })).toEqual([]);
});
