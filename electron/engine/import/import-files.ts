import { basename } from 'node:path';
import type { Parsed } from '#shared/contract.ts';
import { type EngineContext, kindOf } from '../procedures/context.ts';
import { type Imported, importSources } from './import-sources.ts';
import { findSources, keepFile } from './sources.ts';

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
  const { paths, attachmentsDir = null, ...wish } = request;
  if (wish.kind !== undefined) kindOf(context, wish.kind);
  const found = await findSources(paths);
  const sources = found.workbooks.map((path, index) => ({
    index,
    name: basename(path),
    path,
    keep: () => keepFile(context.blobs, path),
  }));
  const { runs, refused } = await importSources(
    context,
    { ...wish, sources, attachmentsDir, dropped: found.folders },
    signal,
  );
  return { runs, refused: [...found.refused, ...refused] };
}
