import { describe, expect, test } from 'vitest';
import { parseCell } from '#engine/check/parse-cell.ts';
import type { DateOrder } from '#engine/check/read-date.ts';
import { wallTime } from '#engine/check/wall-time.ts';
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

describe('what has one reading is read, and shown where another program might read it otherwise', () => {
  test.each([
    ['13-01-2026', '2026-01-13'],
    ['1/25/26', '2026-01-25'],
    ['26/9/1', '2026-09-01'],
    ['26.09.01', '2026-09-01'],
    ['26年9月1日', '2026-09-01'],
    ['1-Sep-26', '2026-09-01'],
    ['01SEP26', '2026-09-01'],
    ["1 Sep '26", '2026-09-01'],
    ['260901', '2026-09-01'],
    ['13012026', '2026-01-13'],
    [46266, '2026-09-01'],
    ['46266.5', '2026-09-01 12:00:00'],
    ['2026-06-01T08:30:59.120', '2026-06-01 08:30:59'],
  ] satisfies [SourceCell, string][])('%j is %s', (cell, day) => {
    const wall = day.length === 10 ? `${day} 00:00:00` : day;
    const change = { code: 'cell.normalised', severity: 'info', params: { before: String(cell), after: day } };
    expect(read(datetime, cell)).toMatchObject({ type: 'value', value: wall, problems: [change] });
  });

  test.each([
    ['Sept 1st, 2026', '2026-09-01 00:00:00'],
    ['2026-Sep-01', '2026-09-01 00:00:00'],
    ['2026 09 01', '2026-09-01 00:00:00'],
    ['2026/9/1 周二', '2026-09-01 00:00:00'],
    ['Tue, 1 Sep 2026 08:30', '2026-09-01 08:30:00'],
    ['2026年9月1日（星期二）下午3点半', '2026-09-01 15:30:00'],
    ['20260901 15:05', '2026-09-01 15:05:00'],
    ['2026-9-1 中午12:30', '2026-09-01 12:30:00'],
    ['2026-9-1 晚上8点', '2026-09-01 20:00:00'],
    ['2026-9-1 3:05:00 p.m.', '2026-09-01 15:05:00'],
  ])('%s is %s', (cell, wall) => {
    expect(read(datetime, cell)).toMatchObject({ type: 'value', value: wall });
  });

  test.each([
    ['9/1/26', { mdy: '2026-09-01', dmy: '2026-01-09' }],
    ['01.09.2026', { dmy: '2026-09-01', mdy: '2026-01-09' }],
    ['24/9/25', { ymd: '2024-09-25', dmy: '2025-09-24' }],
    ['010926', { dmy: '2026-09-01', mdy: '2026-01-09' }],
  ] satisfies [string, Partial<Record<DateOrder, string>>][])(
    '%s is a question until the order is known',
    (cell, days: Partial<Record<DateOrder, string>>) => {
      expect(read(datetime, cell).problems).toMatchObject([{ code: 'date.ambiguous' }]);
      for (const dates of ['dmy', 'mdy', 'ymd'] as const) {
        const day = days[dates];
        if (day === undefined) continue;
        const known = parseCell(datetime, cell, { today: '2026-06-01', column: { dates } });
        expect(known).toMatchObject({ value: `${day} 00:00:00`, problems: [{ code: 'cell.normalised' }] });
      }
    },
  );
});

describe('what is not guessed', () => {
  test.each([
    ['06/07/2026', 'date.ambiguous', undefined],
    ['2026-02-30', 'date.impossible', undefined],
    ['2026-13-01', 'date.impossible', undefined],
    ['20260231', 'date.impossible', undefined],
    ['2026-06-01 25:00', 'date.impossible', undefined],
    ['1026-06-01', 'date.impossible', undefined],
    [26195, 'date.serial', '1971-09-19'],
    ['66195.5', 'date.serial', '2081-03-25 12:00:00'],
    ['6月22日', 'date.noYear', '2026-06-22'],
    ['2026-06-01T08:30:00Z', 'date.zone', '2026-06-01 08:30:00'],
    ['2026-06-01 08:30:00+08:00', 'date.zone', '2026-06-01 08:30:00'],
    ['6/1', 'date.unreadable', undefined],
    ['9/1/10', 'date.unreadable', undefined],
    ['Sep-26', 'date.unreadable', undefined],
    ['Maybe 1, 2026', 'date.unreadable', undefined],
    ['2026/9/1 周三', 'date.impossible', undefined],
    ['2026-9-1 晚上12点', 'date.unreadable', undefined],
    ['2026-9-1 上午15:05', 'date.unreadable', undefined],
    ['2026年9月', 'date.unreadable', undefined],
    ['2026-9-1/2026-9-3', 'date.unreadable', undefined],
    ['1月5日', 'date.noYear', '2026-01-05'],
    ['1-Sep', 'date.noYear', '2026-09-01'],
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
