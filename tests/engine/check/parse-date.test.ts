import { describe, expect, test } from 'vitest';
import { parseCell } from '#engine/check/parse-cell.ts';
import { wallTime } from '#engine/check/parse-date.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';
import type { Field } from '#shared/sheets/field.ts';

const base = { level: 'order', label: { zh: '', en: '' }, example: '' } as const;
const datetime: Field = { ...base, type: 'datetime' };
const date: Field = { ...base, type: 'date' };
const seconds: Field = { ...base, type: 'unix-seconds' };

const read = (field: Field, cell: SourceCell) => parseCell(field, cell, { today: '2026-06-01' });

describe('the forms offices write', () => {
  test.each([
    [{ type: 'date', value: '2026-06-22 08:30:00' }, '2026-06-22 08:30:00'],
    ['2026-06-01', '2026-06-01 00:00:00'],
    ['2026/6/1', '2026-06-01 00:00:00'],
    ['2026.6.1', '2026-06-01 00:00:00'],
    ['2026/6/1 8:30', '2026-06-01 08:30:00'],
    ['2026-06-01 08:30:59', '2026-06-01 08:30:59'],
    ['2026-06-01T08:30:59', '2026-06-01 08:30:59'],
    ['2026-06-01T08:30:59.123', '2026-06-01 08:30:59'],
    ['２０２６－０６－０１', '2026-06-01 00:00:00'],
    ['2026/6/1 8:30 PM', '2026-06-01 20:30:00'],
    ['2026/6/1 12:05 am', '2026-06-01 00:05:00'],
    ['2026/6/1 下午 3:15', '2026-06-01 15:15:00'],
    ['2026年6月1日', '2026-06-01 00:00:00'],
    ['2026年06月01号 8:30', '2026-06-01 08:30:00'],
    ['2026年6月1日8时30分15秒', '2026-06-01 08:30:15'],
    ['20260610', '2026-06-10 00:00:00'],
    [20260610, '2026-06-10 00:00:00'],
    ['20260610083015', '2026-06-10 08:30:15'],
    ['25/06/2026', '2026-06-25 00:00:00'],
    ['06/25/2026', '2026-06-25 00:00:00'],
    ['06/06/2026', '2026-06-06 00:00:00'],
    ['1 Jun 2026', '2026-06-01 00:00:00'],
    ['1-June-2026 9:05', '2026-06-01 09:05:00'],
    ['June 1, 2026', '2026-06-01 00:00:00'],
    ['2028-02-29', '2028-02-29 00:00:00'],
  ] satisfies [SourceCell, string][])('%j', (cell, wall) => {
    expect(read(datetime, cell)).toMatchObject({ type: 'value', value: wall });
  });
});

describe('what is not guessed', () => {
  test.each([
    ['06/07/2026', 'date.ambiguous', undefined],
    ['2026-02-30', 'date.impossible', undefined],
    ['2026-13-01', 'date.impossible', undefined],
    ['20260231', 'date.impossible', undefined],
    ['2026-06-01 25:00', 'date.impossible', undefined],
    ['1026-06-01', 'date.impossible', undefined],
    [46195, 'date.serial', '2026-06-22'],
    ['46195', 'date.serial', '2026-06-22'],
    [46195.5, 'date.serial', '2026-06-22 12:00:00'],
    ['6月22日', 'date.noYear', '2026-06-22'],
    ['2026-06-01T08:30:00Z', 'date.zone', '2026-06-01 08:30:00'],
    ['2026-06-01 08:30:00+08:00', 'date.zone', '2026-06-01 08:30:00'],
    ['6/1', 'date.unreadable', undefined],
    ['26-06-01', 'date.unreadable', undefined],
    ['soon', 'date.unreadable', undefined],
    ['2026-06-01 noon', 'date.unreadable', undefined],
    [12, 'date.unreadable', undefined],
    [true, 'date.unreadable', undefined],
  ] satisfies [SourceCell, string, string | undefined][])('%j is %s', (cell, code, fix) => {
    const { type, problems } = read(datetime, cell);
    expect({ type, code: problems[0]?.code, fix: problems[0]?.fix }).toEqual({ type: 'wrong', code, fix });
  });

  test('both readings of an ambiguous date are named', () => {
    expect(read(datetime, '06/07/2026 08:00').problems[0]?.params).toMatchObject({
      first: '2026-06-07 08:00:00',
      second: '2026-07-06 08:00:00',
    });
  });
});

test('a date field takes the day, and says so when a time goes', () => {
  expect(read(date, '2026/6/1')).toMatchObject({ value: '2026-06-01', problems: [] });
  expect(read(date, { type: 'date', value: '2026-06-01 00:00:00' })).toMatchObject({
    value: '2026-06-01',
    problems: [],
  });
  expect(read(date, '2026/6/1 8:30')).toMatchObject({ value: '2026-06-01', problems: [{ code: 'cell.normalised' }] });
});

test('Unix seconds come from a date in China or from the number itself', () => {
  const china = String(Date.UTC(2026, 5, 1, 0, 30) / 1000);
  expect(read(seconds, { type: 'date', value: '2026-06-01 08:30:00' })).toMatchObject({ value: china });
  expect(read(seconds, '2026-06-01 08:30')).toMatchObject({ value: china });
  expect(read(seconds, Number(china))).toMatchObject({ value: china });
  expect(read(seconds, `${china}000`).problems).toMatchObject([{ code: 'date.milliseconds', fix: china }]);
});

test('every day of a leap year exists and no other', () => {
  const days = Array.from({ length: 12 * 31 }, (_, index) => ({
    month: Math.floor(index / 31) + 1,
    day: (index % 31) + 1,
  }));
  const existing = days.filter((at) => wallTime({ year: 2028, ...at, hour: 0, minute: 0, second: 0 }));
  expect(existing).toHaveLength(366);
});
