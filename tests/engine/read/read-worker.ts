import type { FileFormat } from '#engine/read/gate.ts';
import { openWorkbook } from '#engine/read/open-workbook.ts';
import type { SheetInfo, SourceRow } from '#engine/read/workbook-reader.ts';
import { type Emit, serveTask } from '#engine/worker/worker.ts';

export interface SheetBatch {
  readonly sheet: SheetInfo;
  readonly rows: readonly SourceRow[];
}

/** Reads a whole workbook and hands its rows over: what an import does, without recognising anything. */
await serveTask(async ({ path, format }: { path: string; format: FileFormat }, emit: Emit<SheetBatch>) => {
  const opened = openWorkbook(path, format);
  if (!opened.ok) return opened;
  for (const [i, sheet] of opened.reader.sheets.entries()) {
    for (const rows of opened.reader.rows(i)) await emit({ sheet, rows });
  }
  return { ok: true as const, sheets: opened.reader.sheets };
});
