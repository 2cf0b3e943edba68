import type { SheetRecognition } from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import type { Line, SkippedRow, SkipReason } from '#shared/sheets/line.ts';
import type { SourceRow, WorkbookReader } from '../read/read.ts';
import { rowText } from './cell-content.ts';
import { createLineBuilder } from './line-builder.ts';

/** The rows of a workbook, sorted. Every row that was read is a line or a skipped row of one of its kinds. */
export interface SortedRows {
  /** By kind id, in reading order. */
  readonly lines: ReadonlyMap<string, readonly Line[]>;
  readonly skipped: ReadonlyMap<string, readonly SkippedRow[]>;
  /** As recognised, with the hidden rows counted over the whole sheet. */
  readonly sheets: readonly SheetRecognition[];
}

export interface SortContext {
  readonly file: number;
  readonly kinds: readonly SheetKind[];
  readonly nextId: () => number;
  readonly onRows: (done: number) => Promise<void>;
}

/** How much of an ignored sheet's row is kept to recognise it by. */
const SKIPPED_TEXT = 120;

/** Reads every row of a workbook whose sheets are recognised; at least one of them must be used. */
export async function sortRows(
  reader: WorkbookReader,
  recognised: readonly SheetRecognition[],
  { file, kinds, nextId, onRows }: SortContext,
): Promise<SortedRows> {
  const lines = new Map<string, Line[]>();
  const skipped = new Map<string, SkippedRow[]>();
  const sheets: SheetRecognition[] = [];
  // Rows of a sheet that is not used are still accounted for: in the run of the workbook's first kind.
  const first = recognised.find(isUsed)?.kind ?? '';
  let done = 0;
  for (const [index, sheet] of recognised.entries()) {
    const kind = isUsed(sheet) ? kinds.find(({ id }) => id === sheet.kind) : undefined;
    const builder = kind && createLineBuilder(sheet, { kind, file, nextId });
    const intoLines = kind && entry(lines, kind.id);
    const intoSkipped = entry(skipped, kind?.id ?? first);
    for (const rows of reader.rows(index)) {
      const sorted = builder?.add(rows) ?? { lines: [], skipped: rows.map((row) => skip(row, sheet, file)) };
      intoLines?.push(...sorted.lines);
      intoSkipped.push(...sorted.skipped);
      done += rows.length;
      await onRows(done);
    }
    sheets.push(builder ? { ...sheet, hiddenRows: builder.hiddenRows } : sheet);
  }
  return { lines, skipped, sheets };
}

export function isUsed({ use }: SheetRecognition): boolean {
  return use !== 'ignored';
}

function skip({ row, cells }: SourceRow, sheet: SheetRecognition, file: number): SkippedRow {
  const text = rowText({ row, cells }, SKIPPED_TEXT);
  const reason: SkipReason = text === '' ? 'blank' : sheet.ignored === 'instructions' ? 'instructions' : 'other-sheet';
  return { file, sheet: sheet.sheet, row, reason, text };
}

function entry<T>(map: Map<string, T[]>, key: string): T[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}
