import type { ColumnMatch, SheetRecognition } from '#shared/contract/recognition.ts';

/** A column of a sheet as it was recognised. */
export function column(index: number, field: string | null, more: Partial<ColumnMatch> = {}): ColumnMatch {
  return { index, header: `H${index}`, field, rule: field === null ? null : 'exact', samples: [], filled: 3, ...more };
}

/** A sheet of kind `k` as it was recognised. */
export function sheet(more: Partial<SheetRecognition> = {}): SheetRecognition {
  return {
    sheet: 'S',
    hidden: false,
    use: 'whole',
    kind: 'k',
    headerRow: 1,
    columns: [],
    conflicts: [],
    missing: [],
    resembles: [],
    rows: 9,
    hiddenRows: 0,
    hiddenColumns: [],
    ...more,
  };
}
