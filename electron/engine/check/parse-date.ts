import { info, type ParsedCell, type ParseText, value, wrong } from './parsed-cell.ts';
import { type DateReading, readDate } from './read-date.ts';
import { shown } from './tidy-text.ts';
import { chinaSeconds, fromSerial, withoutMidnight } from './wall-time.ts';

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
