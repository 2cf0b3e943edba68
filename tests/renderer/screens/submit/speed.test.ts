import { expect, test } from 'vitest';
import { translator } from '#shared/text/index.ts';
import { addSample, type Sample, sendingSince, speedOf, timeWords } from '../../../../renderer/screens/submit/speed.ts';

const over = (...samples: Sample[]) => samples.reduce(addSample, [] as readonly Sample[]);

test('speed is what the last seconds say', () => {
  expect(speedOf(over({ at: 0, done: 10 }, { at: 2000, done: 30 }))).toBe(10);
  // The slow beginning is forgotten after a while.
  const later = over({ at: 0, done: 0 }, { at: 30_000, done: 1 }, { at: 34_000, done: 41 });
  expect(speedOf(later)).toBe(10);
});

test('it is not told while it would be chance', () => {
  expect(speedOf([])).toBeNull();
  expect(speedOf(over({ at: 0, done: 0 }, { at: 300, done: 5 }))).toBeNull();
  expect(speedOf(over({ at: 0, done: 5 }, { at: 9000, done: 5 }))).toBeNull();
});

test.each([
  [0.2, '1 s'],
  [89, '89 s'],
  [90, '2 min'],
  [5340, '89 min'],
  [7200, '2 h 0 min'],
])('%d seconds are %s', (seconds, words) => {
  expect(timeWords(translator('en'), seconds)).toBe(words);
});

test('since when it is sent is known only where its beginning was seen, and only until it stops', () => {
  expect(sendingSince('late', { sending: true, done: 40 }, 1000)).toBeNull();
  expect(sendingSince('seen', { sending: true, done: 0 }, 1000)).toBe(1000);
  expect(sendingSince('seen', { sending: true, done: 40 }, 9000)).toBe(1000);
  expect(sendingSince('seen', { sending: false, done: 40 }, 9500)).toBeNull();
  expect(sendingSince('seen', { sending: true, done: 40 }, 9900)).toBeNull();
});
