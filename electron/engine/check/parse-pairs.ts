import type { FieldType } from '#shared/sheets/field.ts';
import { info, type ParsedCell, value, wrong } from './parsed-cell.ts';
import { shown } from './tidy-text.ts';

type PairsType = FieldType & { readonly type: 'pairs' };

const separators = /[;\r\n]+/;
const wholePair = /^[^:]*[^:\s][^:]*:\s*\S/;

/** `k:v;k:v`; full-width colons and semicolons were made narrow before. */
export function parsePairs({ insideValues: marks }: PairsType, text: string): ParsedCell {
  const parts = text
    .split(separators)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const bad = parts.find((part) => !wholePair.test(part));
  if (bad !== undefined) return wrong('pairs.invalid', { value: shown(bad) }, marks && joined(parts, marks[';']));
  const pairs = parts.map((part) => part.replace(/\s*:\s*/, ':'));
  const before = pairs.join(';');
  const after = marks ? pairs.map((pair) => withoutColons(pair, marks[':'])).join(';') : before;
  return value(
    after,
    before === after ? [] : [info('cell.normalised', { before: shown(before), after: shown(after) })],
  );
}

/** Every colon but the first is a part of the value. */
function withoutColons(pair: string, mark: string): string {
  const end = pair.indexOf(':') + 1;
  return pair.slice(0, end) + pair.slice(end).replaceAll(':', mark);
}

/** What has no colon may be the rest of the value before it: whether it is, a person has to say. */
function joined(parts: readonly string[], mark: string): string | undefined {
  const pairs: string[] = [];
  for (const part of parts) {
    if (wholePair.test(part)) pairs.push(part);
    else if (part.includes(':') || pairs.length === 0) return undefined;
    else pairs.push(`${pairs.pop() ?? ''}${mark}${part}`);
  }
  return pairs.join(';');
}
