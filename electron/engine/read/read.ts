/**
 * What comes in as a file. Paths that were given are expanded ({@link findWorkbooks}); a file is let through by what it
 * is, and within limits ({@link gateFile}), or refused with the reason ({@link Refusal}); a worker thread then opens it
 * as a {@link WorkbookReader}: sheets, each in batches of rows.
 *
 * This door is for everybody. Opening loads SheetJS, so it has a door of its own for worker threads: `open-workbook.ts`.
 */

import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EncodingName } from '#shared/sheets/encodings.ts';
import { removeTemporary } from '../patiently.ts';
import { runInWorker } from '../worker/worker.ts';
import { type FileFormat, gateFile } from './gate.ts';
import { inUtf8, isText } from './named-encoding.ts';
import { type Refusal, unfinished } from './refusal.ts';

export { collectPaths, findWorkbooks, isIgnored, notTaken } from './collect-paths.ts';
export { hasStream, isOle, isWorkbookOle, isZip, startsWith } from './file-type.ts';
export { FILE_LIMITS, type FileFormat, type GatedFile, gateFile, inMb } from './gate.ts';
export { inUtf8, isText, MARK } from './named-encoding.ts';
export { type Refusal, refuse, unfinished } from './refusal.ts';
export type { SheetInfo, SourceRow, WorkbookReader } from './workbook-reader.ts';
export { readEntry, ZipDamaged, type ZipEntry, zipEntries } from './zip-entries.ts';

/** Tables of the office (rate cards, SKUs) are far smaller than shipments. */
const LIMITS = { timeoutMs: 60_000, memoryMb: 2048 } as const;

/**
 * Gates a workbook that is no shipment and reads it whole, in a worker that is killed past its limits.
 *
 * @param entry the worker's file, which serves the task that `task` makes of what the file really is, and where it lies
 * @param encoding of text that does not show its own, as a person named it
 */
export async function readTableFile<Read>(
  path: string,
  entry: URL,
  task: (format: FileFormat, path: string) => unknown,
  encoding?: EncodingName,
): Promise<Read | Refusal> {
  const gated = await gateFile(path);
  if (!gated.ok) return gated;
  const read = async (from: string): Promise<Read | Refusal> => {
    const outcome = await runInWorker<never, Read | Refusal>(entry, task(gated.format, from), LIMITS);
    return outcome.type === 'done' ? outcome.value : unfinished(outcome);
  };
  if (!encoding || !isText(gated.format)) return read(path);
  const named = inUtf8(await readFile(path), encoding);
  if (!named.ok) return named;
  const folder = await mkdtemp(join(tmpdir(), 'dockhand-table-'));
  try {
    const copy = join(folder, 'table');
    await writeFile(copy, named.bytes);
    return await read(copy);
  } finally {
    await removeTemporary(folder);
  }
}
