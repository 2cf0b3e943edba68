import { type CellContext, info, type ParsedCell, type ParseText, value, wrong } from './parsed-cell.ts';
import { type DateReading, readDate } from './read-date.ts';
import { shown } from './tidy-text.ts';

type DateType = 'datetime' | 'date' | 'unix-seconds';

/** Serial numbers of 1954 to 2119: what a date looks like in a cell that lost its date format. */
const firstSerial = 20_000;
const lastSerial = 80_000;
/** Next to today it is nothing else than a date, and is read; further off it is offered. */
const nearDays = 3660;
/** Unix seconds of 2001 to 2286 have ten digits, their milliseconds thirteen. */
const unixSeconds = /^[1-9]\d{9}$/;
const unixMilliseconds = /^[1-9]\d{12}$/;
const serial = /^\d{5}(?:\.\d+)?$/;

export const parseDate: ParseText = (field, text, context) => {
  const { today, column } = context;
  const type = field.type as DateType;
  if (type === 'unix-seconds') {
    if (unixSeconds.test(text)) return value(text);
    if (unixMilliseconds.test(text)) return wrong('date.milliseconds', { value: text }, text.slice(0, 10));
  }
  const days = serial.test(text) ? Number(text) : 0;
  if (days >= firstSerial && days <= lastSerial) return fromSerialText(type, text, days, context);
  return fromReading(type, text, readDate(text, today, column?.dates));
};

/** A date cell's wall time as the field sends it. */
export function fromWall(type: DateType, wall: string): ParsedCell {
  if (type === 'unix-seconds') return value(String(chinaSeconds(wall)));
  if (type === 'datetime') return value(wall);
  const day = wall.slice(0, 10);
  const short = withoutMidnight(wall);
  return value(day, short === day ? [] : [info('cell.normalised', { before: wall, after: day })]);
}

function fromReading(type: DateType, text: string, reading: DateReading): ParsedCell {
  const params = { value: shown(text) };
  switch (reading.type) {
    case 'date':
      return reading.spelled ? shownAs(type, text, reading.wall) : fromWall(type, reading.wall);
    case 'impossible':
      return wrong('date.impossible', params);
    case 'ambiguous': {
      const [first = '', second = ''] = reading.readings.map(({ wall }) => withoutMidnight(wall));
      return wrong('date.ambiguous', { ...params, first, second });
    }
    case 'no-year':
      return wrong('date.noYear', params, withoutMidnight(reading.wall));
    case 'zone':
      return wrong('date.zone', params, withoutMidnight(reading.wall));
    case 'unreadable':
      return wrong('date.unreadable', params);
  }
}

/** The day that was understood stands beside what was typed. */
function shownAs(type: DateType, text: string, wall: string): ParsedCell {
  const after = type === 'date' ? wall.slice(0, 10) : withoutMidnight(wall);
  const read = fromWall(type, wall);
  return { ...read, problems: [info('cell.normalised', { before: shown(text), after })] } as ParsedCell;
}

function fromSerialText(type: DateType, text: string, days: number, { today, column }: CellContext): ParsedCell {
  // Digits that came from another workbook count from 1900, and are four years off here: a person has to see which.
  const asked = column?.date1904 === true;
  const wall = fromSerial(asked ? days + daysTo1904 : days);
  const date = withoutMidnight(wall);
  if (asked) return wrong('date.serial', { value: text, date }, date);
  const distance = Math.abs(Date.parse(wall.slice(0, 10)) - Date.parse(today)) / 86_400_000;
  return distance <= nearDays ? shownAs(type, text, wall) : wrong('date.serial', { value: text, date }, date);
}

/** From day 0 of the 1900 date system to that of the 1904 one. */
const daysTo1904 = 1462;

/** The wall time of an Excel serial number in the 1900 date system, to the second. */
function fromSerial(serial: number): string {
  const days = 25_569; // from 1899-12-30 to 1970-01-01
  const seconds = Math.round((serial - days) * 86_400);
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** Unix seconds of a wall time in China (GMT+8, no daylight saving). */
function chinaSeconds(wall: string): number {
  const [year = Number.NaN, month = 1, day = 1, hour = 0, minute = 0, second = 0] = wall.split(/\D/).map(Number);
  return Date.UTC(year, month - 1, day, hour - 8, minute, second) / 1000;
}

/** A wall time as short as it can be said: without a midnight. */
export function withoutMidnight(wall: string): string {
  return wall.endsWith(' 00:00:00') ? wall.slice(0, 10) : wall;
}
