import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type FileFormat, gateFile } from '#engine/read/gate.ts';
import { openWorkbook } from '#engine/read/open-workbook.ts';
import type { SourceRow, WorkbookReader } from '#engine/read/workbook-reader.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';

/** A folder that is gone when the test is. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dockhand-files-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function temporaryFile(name: string, bytes: Uint8Array | string): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, bytes);
  return path;
}

export function openBytes(bytes: Uint8Array | string, format: FileFormat): WorkbookReader {
  const opened = openWorkbook(temporaryFile(`book.${format}`, bytes), format);
  if (!opened.ok) throw new Error(`refused: ${opened.code}`);
  return opened.reader;
}

export function allRows(reader: WorkbookReader, sheet = 0): readonly SourceRow[] {
  return [...reader.rows(sheet)].flat();
}

/** The cells of every row of one sheet. */
export function cellsOf(bytes: Uint8Array | string, format: FileFormat): readonly (readonly (SourceCell | null)[])[] {
  return allRows(openBytes(bytes, format)).map(({ cells }) => cells);
}

/** Through the gate and the reader, as an import does; the refusal's code when there is one. */
export async function gateAndRead(path: string): Promise<string | readonly SourceRow[]> {
  const gated = await gateFile(path);
  if (!gated.ok) return gated.code;
  const opened = openWorkbook(path, gated.format);
  if (!opened.ok) return opened.code;
  return opened.reader.sheets.flatMap((_, i) => allRows(opened.reader, i));
}
