import { chineseDate, chineseTime, dayHalves, monthNames } from '#shared/words/cell-words.ts';
import { info, type ParsedCell, type ParseText, value, wrong } from './parsed-cell.ts';
import { shown } from './tidy-text.ts';

type DateType = 'datetime' | 'date' | 'unix-seconds';

/** Serial numbers of 1954 to 2119: what a date looks like in a cell that lost its date format. */
const firstSerial = 20_000;
const lastSerial = 80_000;
/** Unix seconds of 2001 to 2286 have ten digits, their milliseconds thirteen. */
const unixSeconds = /^[1-9]\d{9}$/;
const unixMilliseconds = /^[1-9]\d{12}$/;
const serial = /^\d{5}(?:\.\d+)?$/;

export const parseDate: ParseText = (field, text, { today }) => {
  const type = field.type as DateType;
  if (type === 'unix-seconds') {
    if (unixSeconds.test(text)) return value(text);
    if (unixMilliseconds.test(text)) return wrong('date.milliseconds', { value: text }, text.slice(0, 10));
  }
  const days = serial.test(text) ? Number(text) : 0;
  if (days >= firstSerial && days <= lastSerial) {
    const date = withoutMidnight(fromSerial(days));
    return wrong('date.serial', { value: text, date }, date);
  }
  return fromReading(type, text, readDate(text), today);
};

/** A date cell's wall time as the field sends it. */
export function fromWall(type: DateType, wall: string): ParsedCell {
  if (type === 'unix-seconds') return value(String(chinaSeconds(wall)));
  if (type === 'datetime') return value(wall);
  const day = wall.slice(0, 10);
  const short = withoutMidnight(wall);
  return value(day, short === day ? [] : [info('cell.normalised', { before: wall, after: day })]);
}

function fromReading(type: DateType, text: string, reading: DateReading, today: string): ParsedCell {
  const params = { value: shown(text) };
  switch (reading.type) {
    case 'date':
      return fromWall(type, reading.wall);
    case 'impossible':
      return wrong('date.impossible', params);
    case 'ambiguous':
      return wrong('date.ambiguous', {
        ...params,
        first: withoutMidnight(reading.first),
        second: withoutMidnight(reading.second),
      });
    case 'no-year': {
      const dated = readDate(`${today.slice(0, 4)}-${reading.month}-${reading.day} ${reading.time}`.trim());
      return dated.type === 'date'
        ? wrong('date.noYear', params, withoutMidnight(dated.wall))
        : wrong('date.impossible', params);
    }
    case 'zone':
      return wrong('date.zone', params, withoutMidnight(reading.wall));
    case 'unreadable':
      return wrong('date.unreadable', params);
  }
}

type DateReading =
  | { readonly type: 'date'; readonly wall: string }
  /** A date in form, but no such day or time. */
  | { readonly type: 'impossible' }
  /** Day and month can be swapped. */
  | { readonly type: 'ambiguous'; readonly first: string; readonly second: string }
  /** Only said in Chinese words: `6/1` alone may be anything. */
  | { readonly type: 'no-year'; readonly month: number; readonly day: number; readonly time: string }
  /** With a zone or offset; `wall` is what it says without it. */
  | { readonly type: 'zone'; readonly wall: string }
  | { readonly type: 'unreadable' };

const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?=$|[\sT])/;
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?=$|\s)/;
const compact = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/;
const dayMonthName = /^(\d{1,2})[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})(?=$|\s)/i;
const monthNameDay = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?=$|\s)/i;
const clock = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/;
const zone = /\s*(?:Z|[+-]\d{2}:?\d{2}|(?:UTC|GMT)(?:[+-]\d{1,2}(?::\d{2})?)?)$/i;

/** Reads a date as offices write it, in tidied text. Midnight when no time is given. */
function readDate(text: string): DateReading {
  const packed = compact.exec(text);
  if (packed) {
    const [year, month, day, hour, minute, second] = packed.slice(1).map((part) => Number(part ?? 0));
    return found({ year, month, day, hour, minute, second });
  }
  const ymd = yearFirst.exec(text);
  if (ymd) return withTime({ year: ymd[1], month: ymd[3], day: ymd[4] }, text.slice(ymd[0].length));
  const chinese = chineseDate.exec(text);
  if (chinese) return withTime({ year: chinese[1], month: chinese[2], day: chinese[3] }, text.slice(chinese[0].length));
  const last = yearLast.exec(text);
  if (last) return dayOrMonthFirst(last[1], last[3], last[4], text.slice(last[0].length));
  const named = dayMonthName.exec(text);
  if (named) return withMonthName(named[3], named[2], named[1], text.slice(named[0].length));
  const american = monthNameDay.exec(text);
  if (american) return withMonthName(american[3], american[1], american[2], text.slice(american[0].length));
  return { type: 'unreadable' };
}

interface DateParts {
  readonly year: string | undefined;
  readonly month: string | number | undefined;
  readonly day: string | undefined;
}

function withTime({ year, month, day }: DateParts, rest: string): DateReading {
  const trimmed = rest.replace(/^T/, '').trim();
  const bare = trimmed.replace(zone, '');
  const time = readTime(bare);
  if (time === undefined) return { type: 'unreadable' };
  if (year === undefined) return { type: 'no-year', month: Number(month), day: Number(day), time: bare };
  const reading = found({ year: Number(year), month: Number(month), day: Number(day), ...time });
  return reading.type === 'date' && bare !== trimmed ? { type: 'zone', wall: reading.wall } : reading;
}

function withMonthName(year: string | undefined, name: string | undefined, day: string | undefined, rest: string) {
  const month = monthNames.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
  return month === 0 ? ({ type: 'unreadable' } as const) : withTime({ year, month, day }, rest);
}

/** `06/07/2026` is the sixth of July or the seventh of June; `25/06/2026` and `06/06/2026` can be only one day. */
function dayOrMonthFirst(
  one: string | undefined,
  two: string | undefined,
  year: string | undefined,
  rest: string,
): DateReading {
  const monthFirst = withTime({ year, month: one, day: two }, rest);
  const dayFirst = withTime({ year, month: two, day: one }, rest);
  if (monthFirst.type !== 'date') return dayFirst;
  if (dayFirst.type !== 'date' || dayFirst.wall === monthFirst.wall) return monthFirst;
  return { type: 'ambiguous', first: monthFirst.wall, second: dayFirst.wall };
}

type Clock = Pick<WallTime, 'hour' | 'minute' | 'second'>;

function readTime(text: string): Clock | undefined {
  if (text === '') return { hour: 0, minute: 0, second: 0 };
  const lower = text.toLowerCase();
  const half = [...dayHalves].find(([word]) => lower.startsWith(word) || lower.endsWith(word));
  const digits = (half ? lower.replace(half[0], '') : lower).trim();
  const match = clock.exec(digits) ?? chineseTime.exec(digits);
  if (!match) return undefined;
  const [hour = 0, minute = 0, second = 0] = match.slice(1).map((part) => Number(part ?? 0));
  // A thirteenth hour with "pm" is written by programs; it is meant as it stands.
  const added = half && hour <= 12 ? (hour % 12) + half[1] : hour;
  return { hour: added, minute, second };
}

function found(parts: { readonly [K in keyof WallTime]: number | undefined }): DateReading {
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
  const wall = wallTime({ year, month, day, hour, minute, second });
  return wall === undefined ? { type: 'impossible' } : { type: 'date', wall };
}

/** A moment on a calendar and a clock on the wall, without a zone. */
interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** `yyyy-MM-dd HH:mm:ss`, or undefined when there is no such day or time. Years from 1900 to 2199. */
export function wallTime({ year, month, day, hour, minute, second }: WallTime): string | undefined {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return undefined;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const two = (part: number) => String(part).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`;
}

/** The wall time of an Excel serial number in the 1900 date system, to the second. */
function fromSerial(serial: number): string {
  const days = 25_569; // from 1899-12-30 to 1970-01-01
  const seconds = Math.round((serial - days) * 86_400);
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** Unix seconds of a wall time in China (GMT+8, no daylight saving). */
function chinaSeconds(wall: string): number {
  return Date.parse(`${wall.replace(' ', 'T')}+08:00`) / 1000;
}

/** A wall time as short as it can be said: without a midnight. */
export function withoutMidnight(wall: string): string {
  return wall.endsWith(' 00:00:00') ? wall.slice(0, 10) : wall;
}
