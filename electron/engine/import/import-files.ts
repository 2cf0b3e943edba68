import { basename } from 'node:path';
import type { Parsed } from '#shared/contract.ts';
import { type EngineContext, kindOf } from '../context.ts';
import { findWorkbooks } from '../read/read.ts';
import { withoutAttached } from './attached-workbooks.ts';
import { type Imported, type ImportSource, importSources } from './import-sources.ts';
import { keepPasted } from './pasted-cells.ts';
import { keepFile } from './sources.ts';

/**
 * Imports files and folders.
 *
 * @throws Failure `kind.unknown` and those of {@link importSources}
 */
export async function importFiles(
  context: EngineContext,
  request: Parsed<'imports.create'>,
  signal: AbortSignal,
): Promise<Imported> {
  const { paths, pasted, attachmentsDir = null, ...wish } = request;
  if (wish.kind !== undefined) kindOf(context, wish.kind);
  const found = await findWorkbooks(paths);
  const sources: ImportSource[] = found.workbooks.map((path, index) => ({
    index,
    name: basename(path),
    path,
    keep: () => keepFile(context.blobs, path),
  }));
  if (pasted) {
    const keep = () => keepPasted(context.blobs, pasted);
    sources.push({ index: sources.length, name: pasted.name, path: null, keep });
  }
  // An order may name a workbook as its attachment, such as an invoice.
  const dropped = [...found.folders, ...found.others, ...found.workbooks];
  const imported = await importSources(context, { ...wish, sources, attachmentsDir, dropped }, signal);
  const refused = await withoutAttached(context.store, imported);
  return { runs: imported.runs, refused: [...found.refused, ...refused] };
}
