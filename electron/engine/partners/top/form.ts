import type { Json, JsonObject } from '#shared/kinds/kind.ts';
import type { Params } from './sign.ts';

const GMT8_MS = 8 * 3_600_000;

/**
 * Business parameters as form fields: text as it is, numbers in digits, structures and lists as JSON, written this once
 * so that what is signed is what is sent. Empty values are left out.
 */
export function toForm(body: JsonObject): Params {
  const fields = Object.entries(body).map(([name, value]) => [name, fieldText(value)] as const);
  return Object.fromEntries(fields.filter(([, text]) => text !== ''));
}

function fieldText(value: Json): string {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  return Object.keys(value).length === 0 ? '' : JSON.stringify(value);
}

/** `yyyy-MM-dd HH:mm:ss` in GMT+8, whatever the zone of this machine. `now` in milliseconds since the epoch. */
export function timestamp(now: number): string {
  return new Date(now + GMT8_MS).toISOString().slice(0, 19).replace('T', ' ');
}
