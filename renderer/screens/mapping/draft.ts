import type { ColumnMatch, SheetChoice, SheetRecognition } from '#shared/contract/recognition.ts';

/** A sheet of a run, named by its file and its own name. */
export interface SheetAt {
  readonly file: number;
  readonly recognised: SheetRecognition;
}

/** What a person changed about one sheet so far. */
export type SheetDraft = Omit<SheetChoice, 'file' | 'sheet'>;

/** Sheet → changes. */
export type Draft = ReadonlyMap<string, SheetDraft>;

export function sheetId({ file, recognised: { sheet } }: SheetAt): string {
  return JSON.stringify([file, sheet]);
}

/** The field a column would have with the changes. */
export function fieldOf({ index, field }: ColumnMatch, draft: SheetDraft | undefined): string | null {
  const chosen = draft?.columns?.[String(index)];
  return chosen === undefined ? field : chosen;
}

/** Gives a column a field; a column that had it gives it up, because a field has one column. */
export function chooseField(
  draft: SheetDraft | undefined,
  columns: readonly ColumnMatch[],
  index: number,
  field: string | null,
): SheetDraft {
  const rivals = columns.filter(
    (column) => column.index !== index && field !== null && fieldOf(column, draft) === field,
  );
  return {
    ...draft,
    columns: { ...draft?.columns, ...Object.fromEntries(rivals.map((it) => [it.index, null])), [index]: field },
  };
}

/** Settles a question between columns: one keeps the field, the others are not used for it. */
export function settleConflict(
  draft: SheetDraft | undefined,
  { field, columns }: SheetRecognition['conflicts'][number],
  winner: number,
): SheetDraft {
  const settled = columns.map((index) => [index, index === winner ? field : null] as const);
  return { ...draft, columns: { ...draft?.columns, ...Object.fromEntries(settled) } };
}

/** Another kind or header row makes the columns others: what was said about them does not hold. */
export function changeReading(draft: SheetDraft | undefined, change: Omit<SheetDraft, 'columns'>): SheetDraft {
  const { columns: _, ...rest } = draft ?? {};
  return { ...rest, ...change };
}

/** All choices for reading the files again: the changes, and what was read before is pinned so that it stays. */
export function choicesOf(runKind: string, sheets: readonly SheetAt[], draft: Draft): SheetChoice[] {
  return sheets.flatMap((at) => {
    const { recognised, file } = at;
    const changed = draft.get(sheetId(at));
    const { use, kind, headerRow, columns, ignored } = recognised;
    // A sheet of another kind belongs to another run, which keeps it unless the person says otherwise.
    const settled = kind === runKind && (use !== 'ignored' || ignored === 'chosen');
    if (!changed && !settled) return [];
    const reread = changed?.kind !== undefined || changed?.headerRow !== undefined;
    const chosen = reread
      ? []
      : columns.filter(({ rule }) => rule === 'chosen').map((it) => [it.index, it.field] as const);
    return [
      {
        file,
        sheet: recognised.sheet,
        ...(settled && { use }),
        ...(settled && { kind: runKind }),
        ...(settled && headerRow !== null && { headerRow }),
        ...changed,
        columns: { ...Object.fromEntries(chosen), ...changed?.columns },
      },
    ];
  });
}
