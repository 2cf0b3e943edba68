import { expect, test } from 'vitest';
import { dayIn, daysBetween, instantOf } from '#engine/follow-up/wall-instant.ts';
import { at } from './support/followed.ts';

test('a wall time is a moment of its zone, on both sides of a change of the clocks', () => {
  expect(instantOf('2026-06-20 10:00:00', 'UTC')).toBe(at('2026-06-20 10:00:00'));
  expect(instantOf('2026-06-20 10:00:00', 'Australia/Sydney')).toBe(at('2026-06-20 00:00:00'));
  expect(instantOf('2026-12-20 10:00:00', 'Australia/Sydney')).toBe(at('2026-12-19 23:00:00'));
  // Clocks went back there on 5 April at 3, and forward in New York on 8 March at 2.
  expect(instantOf('2026-04-05 01:00:00', 'Australia/Sydney')).toBe(at('2026-04-04 14:00:00'));
  expect(instantOf('2026-04-05 04:00:00', 'Australia/Sydney')).toBe(at('2026-04-04 18:00:00'));
  expect(instantOf('2026-03-08 03:30:00', 'America/New_York')).toBe(at('2026-03-08 07:30:00'));
});

test('without a zone it is reckoned as the computer has it; what is no time is none', () => {
  expect(instantOf('2026-06-20 10:00:00', null)).toBe(new Date(2026, 5, 20, 10).getTime());
  expect(instantOf('2026-06-20', null)).toBe(new Date(2026, 5, 20).getTime());
  expect(instantOf('soon', null)).toBeNull();
});

test('days are those of the calendar', () => {
  expect(dayIn(at('2026-06-20 15:00:00'), 'Australia/Sydney')).toBe('2026-06-21');
  expect(dayIn(at('2026-06-20 15:00:00'), 'America/New_York')).toBe('2026-06-20');
  expect(daysBetween('2026-02-27', '2026-03-02')).toBe(3);
});
