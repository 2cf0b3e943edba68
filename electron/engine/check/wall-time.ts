/** A moment on a calendar and a clock on the wall, without a zone. */
export interface WallTime {
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
export function fromSerial(serial: number): string {
  const days = 25_569; // from 1899-12-30 to 1970-01-01
  const seconds = Math.round((serial - days) * 86_400);
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** Unix seconds of a wall time in China (GMT+8, no daylight saving). */
export function chinaSeconds(wall: string): number {
  return Date.parse(`${wall.replace(' ', 'T')}+08:00`) / 1000;
}

/** A wall time as short as it can be said: without a midnight. */
export function withoutMidnight(wall: string): string {
  return wall.endsWith(' 00:00:00') ? wall.slice(0, 10) : wall;
}
