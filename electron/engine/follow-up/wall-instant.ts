import { localDay } from '#shared/text/local-time.ts';

/** `yyyy-MM-dd HH:mm:ss`; a date alone is its midnight. */
const WALL = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d))?)?/;

/**
 * The moment (ms since the epoch) at which a clock on a warehouse's wall showed this time. Where the zone is not known it is
 * reckoned as the computer's own; null for what is no time.
 */
export function instantOf(wall: string, zone: string | null): number | null {
  const [, ...parts] = WALL.exec(wall) ?? [];
  if (parts.length === 0) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.map((part) => Number(part ?? 0));
  if (zone === null) return new Date(year, month - 1, day, hour, minute, second).getTime();
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second);
  // The offset of the moment itself: the first guess may lie on the other side of a change of the clocks.
  const guess = asUtc - offsetOf(asUtc, zone);
  return asUtc - offsetOf(guess, zone);
}

/** `yyyy-MM-dd` on the calendar of the zone. */
export function dayIn(now: number, zone: string | null): string {
  return zone === null ? localDay(now) : new Date(now + offsetOf(now, zone)).toISOString().slice(0, 10);
}

/** Whole days from one `yyyy-MM-dd` to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Clocks are changed at whole quarters of an hour. */
const QUARTER = 900_000;
/** Offsets by zone and quarter: reckoning one takes long, and every order has some. */
const offsets = new Map<string, number>();
const MOST_OFFSETS = 10_000;

/** By how many milliseconds clocks of the zone are ahead of UTC at a moment. */
function offsetOf(at: number, zone: string): number {
  const key = `${zone} ${Math.floor(at / QUARTER)}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size >= MOST_OFFSETS) offsets.clear();
  const offset = reckonedOffset(Math.floor(at / QUARTER) * QUARTER, zone);
  offsets.set(key, offset);
  return offset;
}

function reckonedOffset(at: number, zone: string): number {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
    });
  formats.set(zone, format);
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}
