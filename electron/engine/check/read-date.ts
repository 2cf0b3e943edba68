import { chineseDate, chineseTime, dayHalves, monthNames } from '#shared/words/cell-words.ts';
import { type WallTime, wallTime } from './wall-time.ts';

export type DateReading =
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
export function readDate(text: string): DateReading {
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
