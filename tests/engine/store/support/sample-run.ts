import type { ImportBatch, ImportedOrder } from '#engine/store/imports.ts';
import { linePacker, type PackedLine, type Store } from '#engine/store/store.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';
import type { Line } from '#shared/sheets/line.ts';

/** Two columns: `key` under “Order no.” and `qty` under “Quantity”; every other field has none. */
export const SHEETS = [
  {
    sheet: 'S',
    hidden: false,
    use: 'whole' as const,
    kind: 'k',
    headerRow: 1,
    columns: [
      { index: 0, header: 'Order no.', field: 'key', rule: 'exact' as const, samples: [] },
      { index: 1, header: 'Quantity', field: 'qty', rule: 'exact' as const, samples: [] },
    ],
    conflicts: [],
    missing: [],
    resembles: [],
    rows: 1,
    hiddenRows: 0,
    hiddenColumns: [],
  },
];

export const NEW_RUN = {
  kind: 'k',
  target: 'practice' as const,
  account: null,
  attachmentsDir: null,
  files: [{ index: 0, name: 'Stock 100%.xlsx', path: '/in/stock.xlsx', size: 10, sha256: 'aa', sheets: SHEETS }],
};

export function line(id: number, cells: Record<string, SourceCell>, more: Partial<Line> = {}): Line {
  return { id, file: 0, sheet: 'S', row: id + 1, part: 'whole', cells, ...more };
}

/** As they are stored. */
export function packed(...lines: readonly Line[]): PackedLine[] {
  return lines.map(linePacker());
}

export function order(position: number, lines: readonly Line[], more: Partial<ImportedOrder> = {}): ImportedOrder {
  return { position, key: `PO-${position}`, state: 'ready', lines: packed(...lines), problems: [], ...more };
}

export function importRun(store: Store, ...batches: readonly ImportBatch[]): string {
  const run = store.imports.begin(NEW_RUN);
  for (const batch of batches) store.imports.addBatch(run, batch);
  store.imports.finish(run);
  return run;
}
