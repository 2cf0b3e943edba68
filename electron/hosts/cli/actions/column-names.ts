import { type ColumnMatch, fieldsOf } from '#shared/contract/recognition.ts';
import { findKind } from '#shared/kinds/registry.ts';
import type { CommandContext } from './run-command.ts';

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

export function fieldLabel(kind: string, field: string, t: CommandContext['t']): string {
  return findKind(kind)?.fields[field]?.label[t.lang] ?? field;
}

/** A column as it is to be confirmed: what its numbers come to is said, for no other word of it is. */
export function asRead(
  column: Pick<ColumnMatch, 'header' | 'field' | 'reading'>,
  kind: string,
  t: CommandContext['t'],
): string {
  const header = oneLine(column.header);
  const [field] = fieldsOf(column);
  if (column.reading?.per !== 'total' || field === undefined) return header;
  return t('cli:readAsTotal', { header, field: fieldLabel(kind, field, t) });
}
