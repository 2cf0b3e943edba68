import type { SourceCell } from '#shared/sheets/cell.ts';
import { SSF } from './sheetjs.ts';

const DAY_SECONDS = 86_400;
/** The 1904 system counts from 1904-01-01, 1462 days after the 1900 system's day 0. */
const DAYS_1904 = 1462;
const DAY_ZERO = Date.UTC(1899, 11, 30);
/** 10000-01-01: serials from here on are not dates in Excel either. */
const END = 2_958_466;

/** What a number in a date-formatted cell stands for. All arithmetic is on wall time; no time zone takes part. */
export function fromSerial(serial: number, format: string, date1904: boolean): SourceCell {
  if (!isDateFormat(format)) return serial;
  // Serials below 1 carry no day: a time typed alone. It stays readable and is no date.
  if (serial >= 0 && serial < 1) return serial === 0 ? 0 : timeOfDay(serial);
  const value = wallTime(date1904 ? serial + DAYS_1904 : serial);
  return value === null ? serial : { type: 'date', value };
}

const formats = new Map<string, boolean>();

/** True for formats with a day or a time of day; `[h]:mm` and its like measure durations and are numbers. */
export function isDateFormat(format: string): boolean {
  const known = formats.get(format);
  if (known !== undefined) return known;
  const bare = format.replace(/"[^"]*"|\\./g, '');
  const is = SSF.is_date(format) && !/\[(h+|m+|s+)\]/i.test(bare);
  formats.set(format, is);
  return is;
}

/** `yyyy-MM-dd HH:mm:ss` of a 1900-system serial, rounded to the second; null outside 1900 to 9999 and for 1900-02-29. */
function wallTime(serial: number): string | null {
  const seconds = Math.round(serial * DAY_SECONDS);
  const day = Math.floor(seconds / DAY_SECONDS);
  // Excel has a 29th of February 1900 (serial 60), which there never was; days before it are one off.
  if (day < 1 || day === 60 || day >= END) return null;
  const shifted = day < 60 ? seconds + DAY_SECONDS : seconds;
  return new Date(DAY_ZERO + shifted * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

function timeOfDay(serial: number): string {
  const seconds = Math.min(Math.round(serial * DAY_SECONDS), DAY_SECONDS - 1);
  return new Date(seconds * 1000).toISOString().slice(11, 19);
}
