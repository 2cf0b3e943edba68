import type { LinePart } from '#shared/sheets/line.ts';
import { missingFields, type Reading, requiredFields } from './reading.ts';

/** A sheet that covers less than this of a level's required columns is not meant to carry the level. */
const half = 0.5;

/**
 * What the sheets of one workbook are to each other: orders on one and their details on another are linked by the key;
 * a sheet without such a partner stands for itself, and what it lacks is said.
 */
export function linkSheets(readings: readonly Reading[]): LinePart[] {
  const leanings = readings.map(leaning);
  const linked = (kind: string) =>
    (['order', 'detail'] as const).every((part) =>
      readings.some((reading, at) => reading.kind.id === kind && leanings[at] === part),
    );
  return readings.map(({ kind }, at) => (linked(kind.id) ? (leanings[at] ?? 'whole') : 'whole'));
}

function leaning(reading: Reading): LinePart {
  const { kind, fields, part } = reading;
  if (!kind.key.every((field) => fields.has(field))) return 'whole';
  if (part !== 'whole') return part;
  const order = coverage(reading, 'order');
  const line = coverage(reading, 'detail');
  if (order >= half && line < half) return 'order';
  return line >= half && order < half ? 'detail' : 'whole';
}

/** The share of a level's required fields, the key aside, that the sheet has columns for. */
function coverage(reading: Reading, part: LinePart): number {
  const { key } = reading.kind;
  const required = requiredFields(reading.kind, part).filter((field) => !key.includes(field));
  const missing = missingFields(reading, part).filter((field) => !key.includes(field));
  return required.length === 0 ? 1 : 1 - missing.length / required.length;
}
