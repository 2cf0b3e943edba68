import { chineseDate, monthNames } from '#shared/words/cell-words.ts';
import { type Clock, readTime, wallTime, zone } from './wall-time.ts';
import { takeWeekday } from './weekday.ts';

export type DateOrder = 'dmy' | 'mdy' | 'ymd';

export type DateReading =
  /** `spelled`: by its digits alone another program might read another day, so the reading is shown. */
  | { readonly type: 'date'; readonly wall: string; readonly order: DateOrder; readonly spelled: boolean }
  /** A date in form, but no such day or time. */
  | { readonly type: 'impossible' }
  /** Day, month and year can be told in two ways; likeliest first. */
  | { readonly type: 'ambiguous'; readonly readings: readonly OrderedDate[] }
  /** `6/1` alone may be anything; this one was said in words. `wall`: in the year nearest to today. */
  | { readonly type: 'no-year'; readonly wall: string }
  /** With a zone or offset; `wall` is what it says without it. */
  | { readonly type: 'zone'; readonly wall: string }
  | { readonly type: 'unreadable' };

export interface OrderedDate {
  readonly order: DateOrder;
  readonly wall: string;
}

const triple = /^(\d{1,4})([-/. ])(\d{1,2})\2(\d{1,4})[日号]?(?=$|[\sT])/;
const compact = /^(\d{4})(\d{2})(\d{2})(?:[\sT]?(\d{2}):?(\d{2})(?::?(\d{2}))?)?$/;
/** Eight digits with less in front begin with a day or a month. */
const firstYear = 1900;
const packed = /^(\d{2})(\d{2})(\d{2}|\d{4})$/;
const dayMonthName =
  /^(\d{1,2})(?:st|nd|rd|th)?[\s\-/.]*([a-z]{3,9})(?:[\s\-/.,]+(\d{4}|'?\d{2})|(\d{4}|\d{2}))?(?=$|[\s,])/i;
const monthNameDay = /^([a-z]{3,9})[\s\-/.]*(\d{1,2})(?:st|nd|rd|th)?[\s\-/.,]+(\d{4}|'\d{2})(?=$|[\s,])/i;
const yearMonthName = /^(\d{4})[\s\-/.]*([a-z]{3,9})[\s\-/.]*(\d{1,2})(?=$|[\s,])/i;

/** A year of two digits is one of these next to today; further away a person would have written it out. */
const nearYears = 10;

/**
 * Reads a date as offices write it, in tidied text. Midnight when no time is given. Where the digits can be told in two
 * ways, `order` decides; without it both are given.
 *
 * @param today `yyyy-MM-dd`
 */
export function readDate(typed: string, today: string, order?: DateOrder): DateReading {
  const { text, day: weekday } = takeWeekday(typed);
  const read = (forms: readonly Form[], rest: string) => settle(forms, rest, { today, order, weekday });

  const digits = compact.exec(text);
  if (digits && Number(digits[1]) >= firstYear) {
    const [, year, month, day, hour, minute = '00', second = '00'] = digits;
    return read([['ymd', year, month, day]], hour === undefined ? '' : `${hour}:${minute}:${second}`);
  }
  const six = packed.exec(text);
  if (six) return read(formsOf(six[1], six[2], six[3]), '');
  const numbers = triple.exec(text);
  if (numbers) return read(formsOf(numbers[1], numbers[3], numbers[4]), text.slice(numbers[0].length));
  const chinese = chineseDate.exec(text);
  if (chinese) return read([['ymd', chinese[1], chinese[2], chinese[3]]], text.slice(chinese[0].length));
  for (const [form, [year, month, day]] of named) {
    const found = form.exec(text);
    const name = monthOf(found?.[month] ?? '');
    if (!found || name === 0) continue;
    const said = found[year] ?? (form === dayMonthName ? found[4] : undefined);
    return read(
      [['dmy', said?.replace("'", ''), String(name), found[day]]],
      text.slice(found[0].length).replace(/^,/, ''),
    );
  }
  return { type: 'unreadable' };
}

const named: readonly (readonly [RegExp, readonly [year: number, month: number, day: number]])[] = [
  [dayMonthName, [3, 2, 1]],
  [monthNameDay, [3, 1, 2]],
  [yearMonthName, [1, 2, 3]],
];

type Form = readonly [order: DateOrder, year: string | undefined, month: string | undefined, day: string | undefined];

/** What three numbers may be. A year stands at one end; nobody writes year, day, month. */
function formsOf(one = '', two = '', three = ''): readonly Form[] {
  const forms: Form[] = [];
  if (one.length === 4 || one.length === 2) forms.push(['ymd', one, two, three]);
  if (one.length <= 2 && three.length !== 1) forms.push(['mdy', three, one, two], ['dmy', three, two, one]);
  return forms.filter(([, year]) => year?.length === 4 || year?.length === 2);
}

interface Said {
  readonly today: string;
  readonly order: DateOrder | undefined;
  readonly weekday: number | undefined;
}

function settle(forms: readonly Form[], behind: string, { today, order, weekday }: Said): DateReading {
  const trimmed = behind.replace(/^T/, '').trim();
  const bare = trimmed.replace(zone, '').trim();
  const time = readTime(bare);
  if (time === undefined || forms.length === 0) return { type: 'unreadable' };
  const [first] = forms;
  if (first && first[1] === undefined) return withoutYear(first, time, today);
  const possible = forms.flatMap(([of, year, month, day]) => {
    const wall = wallTime({ year: century(year), month: Number(month), day: Number(day), ...time });
    return wall === undefined || !isOn(weekday, wall) ? [] : [{ order: of, wall, isShort: year?.length === 2 }];
  });
  const near = possible.filter(({ wall, isShort }) => !isShort || isNear(wall, today));
  if (near.length === 0 && possible.length > 0) return { type: 'unreadable' };
  const readings = distinct(near);
  const chosen =
    readings.find((reading) => reading.order === order) ?? (readings.length === 1 ? readings[0] : undefined);
  if (chosen) {
    if (bare !== trimmed) return { type: 'zone', wall: chosen.wall };
    const spelled = chosen.isShort || (forms.length > 1 && chosen.order !== 'ymd') || hasFraction(bare);
    return { type: 'date', wall: chosen.wall, order: chosen.order, spelled };
  }
  return readings.length === 0 ? { type: 'impossible' } : { type: 'ambiguous', readings };
}

function century(year = ''): number {
  return year.length === 2 ? 2000 + Number(year) : Number(year);
}

function isNear(wall: string, today: string): boolean {
  return Math.abs(Number(wall.slice(0, 4)) - Number(today.slice(0, 4))) <= nearYears;
}

function isOn(weekday: number | undefined, wall: string): boolean {
  return weekday === undefined || new Date(`${wall.slice(0, 10)}T00:00:00Z`).getUTCDay() === weekday;
}

/** Parts of a second are not kept, which is shown. */
function hasFraction(time: string): boolean {
  return /\.\d*[1-9]/.test(time);
}

function distinct<R extends { readonly wall: string }>(readings: readonly R[]): readonly R[] {
  return readings.filter(({ wall }, at) => readings.findIndex((other) => other.wall === wall) === at);
}

function withoutYear([, , month, day]: Form, time: Clock, today: string): DateReading {
  const thisYear = Number(today.slice(0, 4));
  const far = (wall: string) => Math.abs(Date.parse(wall.slice(0, 10)) - Date.parse(today));
  const [nearest] = [thisYear, thisYear + 1, thisYear - 1]
    .flatMap((year) => wallTime({ year, month: Number(month), day: Number(day), ...time }) ?? [])
    .toSorted((a, b) => far(a) - far(b));
  return nearest === undefined ? { type: 'impossible' } : { type: 'no-year', wall: nearest };
}

/** 1 to 12, or 0: a whole name, its first three letters, or Sept. */
function monthOf(word: string): number {
  const lower = word.toLowerCase();
  return (
    monthNames.findIndex(
      (name) => name === lower || name.slice(0, 3) === lower || (lower === 'sept' && name.startsWith(lower)),
    ) + 1
  );
}
