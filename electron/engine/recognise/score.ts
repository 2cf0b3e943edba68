import { plainName } from './header-name.ts';
import { missingFields, type Reading, requiredFields } from './reading.ts';

/** How well a sheet speaks for a kind, 0 to 1; the shares add up to 1. */
const shares = { required: 0.45, understood: 0.2, remembered: 0.15, offered: 0.1, title: 0.1 };

/** Below this a sheet is not taken for the kind. */
const enough = 0.35;
/** The same when a person said which kind the files are. */
const enoughWhenSaid = 0.2;
/** A sheet without the key must otherwise be nearly whole. */
const nearlyWhole = 0.6;
/**
 * Closer than this, two kinds cannot be told apart. The parcel kinds set it: a sheet of nothing but the ids and an
 * inspection result speaks for an inbound by 0.0056 more than for an update, which has a few fields more to offer.
 */
const tooClose = 0.005;

/** What stands around the table: the sheet's name and the rows above the header, compared form. */
export function titleText(texts: readonly string[]): string {
  return plainName(texts.join(' '));
}

export function score(reading: Reading, titles: string, isRemembered: boolean): number {
  const { kind, columns, fields } = reading;
  const weights = { chosen: 1, remembered: 1, exact: 1, alias: 1, fuzzy: 0.5 };
  const headed = columns.filter(({ cell }) => cell.text !== '').length;
  const understood = columns.reduce((sum, { field, rule }) => sum + (field && rule ? weights[rule] : 0), 0);
  const titled = kind.titles.some((title) => titles.includes(plainName(title)));
  return (
    shares.required * requiredShare(reading) +
    shares.understood * (headed === 0 ? 0 : Math.min(1, understood / headed)) +
    shares.remembered * Number(isRemembered) +
    shares.offered * (fields.size / Object.keys(kind.fields).length) +
    shares.title * Number(titled)
  );
}

/** Whether a sheet may be used as the kind without asking. */
export function isEnough(reading: Reading, points: number, saidKind: boolean): boolean {
  const { kind, fields, part } = reading;
  if (fields.size < 2) return false;
  const hasKey = kind.key.some((field) => fields.has(field));
  if (!hasKey && (part !== 'whole' || requiredShare(reading) < nearlyWhole)) return false;
  return points >= (saidKind ? enoughWhenSaid : enough);
}

export function isTooClose(best: number, second: number): boolean {
  return best - second < tooClose;
}

function requiredShare(reading: Reading): number {
  const required = requiredFields(reading.kind, reading.part).length;
  return required === 0 ? 0 : 1 - missingFields(reading, reading.part).length / required;
}
