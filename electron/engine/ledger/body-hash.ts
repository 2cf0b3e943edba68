import { createHash } from 'node:crypto';
import type { Json } from '#shared/kinds/kind.ts';

/**
 * SHA-256 (hex) of a body, whatever the order its members were written in. Attachments stand in it by their own hash,
 * so a changed file changes the body.
 */
export function bodyHash(body: Json): string {
  return createHash('sha256').update(canonical(body)).digest('hex');
}

function canonical(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}

/** `Array.isArray` does not narrow readonly arrays away. */
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
