import { fieldsOf, type SheetChoice, type SheetHints, type SheetRecognition } from '#shared/contract/recognition.ts';
import type { KnownLayout } from './layout-memory.ts';
import type { HeaderMatch } from './match-header.ts';

interface SaidOfSheet {
  readonly choice: SheetChoice | undefined;
  readonly hints: SheetHints | undefined;
  readonly layout: KnownLayout | undefined;
}

/**
 * What is said of a used sheet besides its columns: values for all its rows, where its table ends, and by which layout it is
 * read. A value that a layout remembers stands back where the sheet has a column for it now, and is only
 * likely below other headers: they may be another supplier's.
 */
export function saidOfRows(
  { kind, columns }: HeaderMatch,
  { choice, hints, layout }: SaidOfSheet,
): Pick<SheetRecognition, 'constants' | 'ends' | 'layout'> {
  const filled = new Set(columns.flatMap(fieldsOf));
  const constants = new Map<string, NonNullable<SheetRecognition['constants']>[number]>();
  // One that was given for this import alone is said of it.
  const isOther = layout?.near === true && layout.id !== undefined;
  for (const [field, value] of Object.entries(layout?.constants ?? {}))
    if (!filled.has(field)) constants.set(field, { field, value, by: 'layout', ...(isOther && { likely: true }) });
  for (const [field, value] of Object.entries(hints?.constants ?? {}))
    constants.set(field, { field, value, by: 'said' });
  for (const [field, value] of Object.entries(choice?.constants ?? {})) {
    if (value === null || value.trim() === '') constants.delete(field);
    else constants.set(field, { field, value, by: 'chosen' });
  }
  const known = [...constants.values()].filter(({ field }) => Object.hasOwn(kind.fields, field));
  const ends = choice?.ends === undefined ? layout?.ends : (choice.ends ?? undefined);
  return {
    ...(known.length > 0 && { constants: known }),
    ...(ends !== undefined && ends !== '' && { ends }),
    ...(layout?.id !== undefined && { layout: { id: layout.id, name: layout.name } }),
  };
}
