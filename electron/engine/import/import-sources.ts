import { dirname } from 'node:path';
import type { RefusedFile } from '#shared/contract/imports.ts';
import type { SheetChoice } from '#shared/contract/recognition.ts';
import type { Run, Target } from '#shared/contract/run.ts';
import type { GivenPlaces } from '../attachments/attachments.ts';
import { type EngineContext, runOf } from '../context.ts';
import { recheckBorrowing, recheckHistory, recheckRepeated } from '../edit/recheck-orders.ts';
import { type GatedFile, type Refusal, refuse } from '../read/read.ts';
import { rememberedMappings } from '../recognise/recognise.ts';
import { scopeOf } from '../run-scope.ts';
import { createDestinations } from './destinations.ts';
import { readInWorker } from './read-in-worker.ts';
import type { ReadResult, ReadTask } from './read-task.ts';
import { RunWriter } from './run-writer.ts';

/** A workbook on its way in. */
export interface ImportSource {
  /** Index into the run's files. */
  readonly index: number;
  readonly name: string;
  /** Where it came from; attachments may lie beside it. */
  readonly path: string | null;
  /** Gates it and keeps a copy. */
  keep(): Promise<GatedFile | Refusal>;
}

export interface SourcesToImport extends GivenPlaces {
  readonly importId: string;
  readonly sources: readonly ImportSource[];
  readonly kind?: string | undefined;
  readonly target: Target;
  readonly account?: string | undefined;
  readonly choices: readonly SheetChoice[];
}

export interface Imported {
  readonly runs: Run[];
  readonly refused: RefusedFile[];
}

/**
 * Reads, recognises, checks and stores workbooks. Each is read by itself, so that one that cannot be used does not harm
 * the others; runs become visible when all of it is done. One that holds no line is told among the refused, and stays in
 * its run: another header row may be all it wants.
 *
 * @throws Failure `account.missing`, `account.unknown`, `account.settings`, `import.cancelled`
 */
export async function importSources(
  context: EngineContext,
  request: SourcesToImport,
  signal: AbortSignal,
): Promise<Imported> {
  const { target, attachmentsDir, dropped, sources } = request;
  const destinations = createDestinations(context, request);
  const names: string[] = [];
  for (const { index, name } of sources) names[index] = name;
  const common = {
    kind: request.kind,
    memory: rememberedMappings(context.store),
    contexts: destinations.checkContexts(names),
    kindsModule: context.kindsModule,
  };
  const writer = new RunWriter(context.store, {
    target,
    accountFor: destinations.accountFor,
    places: { attachmentsDir, dropped },
  });
  const refused: RefusedFile[] = [];
  let firstLine = 1;
  try {
    for (const source of sources) {
      const { index: file } = source;
      const choices = request.choices.filter((choice) => choice.file === file);
      const result = await importSource(
        context,
        request,
        source,
        writer,
        { ...common, choices, file, firstLine },
        signal,
      );
      if (!result.ok) refused.push(refusedFile(source, result));
      else if (result.lines === 0) refused.push(refusedFile(source, refuse('noLines')));
      else firstLine += result.lines;
    }
    for (const { id, kind } of writer.runs) {
      const scope = scopeOf(context, { id, kind, target, account: destinations.accountFor(kind) });
      await recheckRepeated(context, scope);
      await recheckBorrowing(context, scope);
      await recheckHistory(context, scope);
    }
    writer.finish();
  } catch (error) {
    await writer.abort();
    throw error;
  }
  return { runs: writer.runs.map(({ id }) => runOf(context, id)), refused };
}

function refusedFile({ name, path }: ImportSource, refusal: Exclude<ReadResult, { readonly ok: true }>): RefusedFile {
  const { code, params, sheets } = refusal;
  return { file: name, code, params, ...(path !== null && { path }), ...(sheets && { sheets: [...sheets] }) };
}

async function importSource(
  { blobs, blobsDir, events }: EngineContext,
  { importId, attachmentsDir, dropped, sources }: SourcesToImport,
  source: ImportSource,
  writer: RunWriter,
  task: Omit<ReadTask, 'path' | 'format' | 'places' | 'blobsDir'>,
  signal: AbortSignal,
): Promise<ReadResult> {
  const { index, name, path } = source;
  const nth = { fileNo: sources.indexOf(source) + 1, files: sources.length };
  const tell = (stage: 'gate' | 'read' | 'check', done: number, total: number | null) =>
    events.emit({ type: 'import-progress', importId, file: name, ...nth, stage, done, total });
  tell('gate', 0, null);
  const kept = await source.keep();
  if (!kept.ok) return kept;
  const { size, sha256, format } = kept;
  writer.beginFile({ index, name, path, size, sha256, sheets: [] });
  const workbookDir = path === null ? null : dirname(path);
  const places = { workbookDir, attachmentsDir, dropped };
  const result = await readInWorker(
    { ...task, path: blobs.path(sha256), format, places, blobsDir },
    signal,
    (batch) => {
      if (batch.type === 'progress') tell(batch.stage, batch.done, batch.total);
      else writer.store(batch);
    },
  );
  if (result.ok) writer.endFile();
  else writer.dropFile(index);
  return result;
}
