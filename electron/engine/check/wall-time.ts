import { chineseTime, dayHalves } from '#shared/words/cell-words.ts';

/** A moment on a calendar and a clock on the wall, without a zone. */
interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export type Clock = Pick<WallTime, 'hour' | 'minute' | 'second'>;

/** `yyyy-MM-dd HH:mm:ss`, or undefined when there is no such day or time. Years from 1900 to 2199. */
export function wallTime({ year, month, day, hour, minute, second }: WallTime): string | undefined {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return undefined;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const two = (part: number) => String(part).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`;
}

/** A zone or an offset behind a time. */
export const zone = /\s*(?:(?<=\d)Z|(?<=:\d\d(?:\.\d+)?)\s?[+-]\d{2}:?\d{2}|(?:UTC|GMT)(?:[+-]\d{1,2}(?::\d{2})?)?)$/i;

const clock = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/;

/** A time of day as it stands behind a date; midnight when there is none, undefined for what is no time. */
export function readTime(text: string): Clock | undefined {
  if (text === '') return { hour: 0, minute: 0, second: 0 };
  const lower = text.toLowerCase();
  const half = [...dayHalves].find(([word]) => lower.startsWith(word) || lower.endsWith(word));
  const digits = (half ? lower.replace(half[0], '') : lower).trim();
  const match = clock.exec(digits) ?? chineseTime.exec(digits);
  if (!match) return undefined;
  const [hour = 0, minute = 0, second = 0] = match.slice(1).map((part) => (part === '半' ? 30 : Number(part ?? 0)));
  const meant = half ? hourOf(hour, half[1]) : hour;
  return meant === undefined ? undefined : { hour: meant, minute, second };
}

function hourOf(hour: number, inHalf: (hour: number) => number | undefined): number | undefined {
  if (hour <= 12) return inHalf(hour);
  // A thirteenth hour with "pm" is written by programs; it is meant as it stands. With "am" it is nothing.
  return inHalf(1) === 1 ? undefined : hour;
}
