import type { HeaderCell } from './header-candidate.ts';
import { type HeaderName, nearness } from './header-name.ts';
import { readHeader } from './read-header.ts';
import { type NamedField, unitFits, type Vocabulary } from './vocabulary.ts';

/** How much of a header is compared. */
type Form = (name: HeaderName) => readonly string[];
/** The more telling first. */
export const forms: readonly Form[] = [({ full }) => [full], ({ short }) => [short], ({ parts }) => parts];

/** The field whose name of this rule a header is, in this form. */
export function namedField(
  cell: HeaderCell,
  vocabulary: Vocabulary,
  rule: NamedField['rule'],
  form: Form,
): string | undefined {
  for (const name of cell.names) {
    const found = form(name).map((text) => vocabulary.names.get(text));
    const [first] = found;
    // Pieces of one header must agree: `SKU 数量` is neither.
    if (first === undefined || found.some((other) => other?.field !== first.field)) continue;
    const best = found.some((other) => other?.rule === 'exact') ? 'exact' : 'alias';
    if (best === rule && unitFits(vocabulary.kind.fields[first.field], name)) return first.field;
  }
  return undefined;
}

/** The field whose alias a header is, in the most telling form. */
export function aliasedField(cell: HeaderCell, vocabulary: Vocabulary): string | undefined {
  return forms.map((form) => namedField(cell, vocabulary, 'alias', form)).find((field) => field !== undefined);
}

/**
 * The one field whose names are nearest. Only for spelling mistakes: a header whose words are all known says what it
 * says, however near another name comes (`客户箱号`, `用客户箱号`).
 */
export function nearestField(cell: HeaderCell, { kind, names }: Vocabulary): string | undefined {
  if (cell.names.some(({ text }) => readHeader(text).whole.unknown === 0)) return undefined;
  let best = Number.POSITIVE_INFINITY;
  let nearest = new Set<string>();
  for (const header of cell.names) {
    for (const [name, { field }] of names) {
      const edits = nearness(header.short, name);
      if (edits === null || edits > best || !unitFits(kind.fields[field], header)) continue;
      if (edits < best) nearest = new Set();
      best = edits;
      nearest.add(field);
    }
  }
  const [field] = nearest;
  return nearest.size === 1 ? field : undefined;
}
