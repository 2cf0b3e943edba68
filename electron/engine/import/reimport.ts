import { Failure } from '#shared/contract/failure.ts';
import type { SheetChoice } from '#shared/contract/recognition.ts';
import type { Run } from '#shared/contract/run.ts';
import type { EngineContext } from '../context.ts';
import { gateFile } from '../files/gate.ts';
import { givenPlaces } from './attachment-places.ts';
import { type Imported, importSources } from './import-sources.ts';

/**
 * Reads a run's kept files again, with a person's word on sheets, header rows, kinds or columns. The new runs take the
 * old one's place; when nothing can be read any more the old one stays.
 *
 * @throws Failure `run.sent` when something of it was sent already, and those of {@link importSources}
 */
export async function reimport(
  context: EngineContext,
  run: Run,
  choices: readonly SheetChoice[],
  importId: string,
  signal: AbortSignal,
): Promise<Imported> {
  const { store, blobs } = context;
  const { accepted, exists, queued, unknown, rejected } = run.counts;
  if (accepted + exists + queued + unknown + rejected > 0) throw new Failure('run.sent', { run: run.id });
  const sources = store.files.list(run.id).map(({ index, name, path, sha256 }) => ({
    index,
    name,
    path,
    keep: () => gateFile(blobs.path(sha256)),
  }));
  const account = run.account ?? undefined;
  const imported = await importSources(
    context,
    { importId, sources, ...givenPlaces(store, run.id), target: run.target, account, choices },
    signal,
  );
  if (imported.runs.length > 0) store.runs.delete(run.id);
  return imported;
}
