import type { SourceRow } from '#engine/read/read.ts';
import { type RecogniseOptions, recogniseWorkbook } from '#engine/recognise/recognise.ts';
import type { SheetSample } from '#engine/recognise/recognise-sheet.ts';
import { overseasInbound } from '#shared/kinds/overseas-inbound/index.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';

/** A cell as tests write it; undefined and null are blank. */
export type Typed = SourceCell | null;

export function rowsOf(table: readonly (readonly Typed[])[]): SourceRow[] {
  return table.map((cells, at) => ({ row: at + 1, cells }));
}

export function sheetOf(table: readonly (readonly Typed[])[], name = 'Sheet1'): SheetSample {
  const info = { name, index: 0, hidden: false, hiddenColumns: [], rowCount: table.length };
  return { info, head: rowsOf(table).slice(0, 80) };
}

export function recognise(sheets: readonly SheetSample[], options: Partial<RecogniseOptions> = {}) {
  return recogniseWorkbook(sheets, { kinds: [overseasInbound], memory: [], choices: [], ...options });
}

/** Header → field of the columns that are used. */
export function mapped(columns: ReturnType<typeof recognise>[number]['columns']): Record<string, string | null> {
  return Object.fromEntries(columns.map(({ header, field }) => [header, field]));
}
