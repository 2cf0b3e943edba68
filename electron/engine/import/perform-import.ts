import { dirname } from 'node:path';
import { Failure } from '#shared/contract/failure.ts';
import type { RefusedFile } from '#shared/contract/imports.ts';
import type { SheetChoice, SheetHints } from '#shared/contract/recognition.ts';
import type { Run, Target } from '#shared/contract/run.ts';
import type { GivenPlaces } from '../attachments/attachments.ts';
import { type EngineContext, runOf } from '../context.ts';
import { inheritAttachments, recheckBorrowing, recheckHistory, recheckRepeated } from '../edit/edit.ts';
import { type GatedFile, type Refusal, refuse, unfinished } from '../read/read.ts';
import { type RetypedLine, rememberedLayouts } from '../recognise/recognise.ts';
import { type RunScope, scopeOf } from '../run-scope.ts';
import { type ReadyWorker, readyWorker, runInWorker, type WorkerOutcome, workerUrl } from '../worker/worker.ts';
import { createDestinations } from './destinations.ts';
import { type FromFile, leaveOutAgain } from './no-orders.ts';
import type { OriginAsked, ReadBatch, ReadResult, ReadTask, RetypedCell } from './read-task.ts';
import { RunWriter } from './run-writer.ts';

/** Looked for when it is needed: tests name another place of it. */
const reader = () => workerUrl(import.meta.url, 'import-worker');

/** One workbook of an import. */
export interface FileToImport {
  /** Index into the run's files. */
  readonly index: number;
  readonly name: string;
  /** Where it came from; attachments may lie beside it. */
  readonly path: string | null;
  /** Gates it and keeps a copy. */
  keep(): Promise<GatedFile | Refusal>;
}

/** What an import is to do, wherever its files come from. */
interface ImportJob extends GivenPlaces {
  readonly importId: string;
  readonly files: readonly FileToImport[];
  readonly kind?: string | undefined;
  readonly target: Target;
  readonly account?: string | undefined;
  readonly choices: readonly SheetChoice[];
  readonly hints?: SheetHints | undefined;
  /** What a person typed into cells of a file since, by the file's index. */
  readonly retyped?: ReadonlyMap<number, readonly RetypedCell[]> | undefined;
  /**
   * Told how lines would read with what was typed since, before a run is shown: lays it over them.
   *
   * @returns false where the import is to come to nothing
   */
  readonly beforeShown?: ((runs: readonly FreshRun[]) => Promise<boolean>) | undefined;
}

/** A run that is stored and not shown yet. */
export interface FreshRun {
  readonly scope: RunScope;
  readonly retyped: readonly RetypedLine[];
}

export interface Imported {
  readonly runs: Run[];
  readonly refused: RefusedFile[];
}

/**
 * Gates, reads, recognises, checks and stores workbooks. Each is read by itself, so that one that cannot be used does not harm
 * the others; runs become visible when all of it is done. One that holds no line is told among the refused, and stays in
 * its run: another header row may be all it wants.
 *
 * @throws Failure `account.missing`, `account.unknown`, `account.settings`, `import.cancelled`
 */
export async function performImport(context: EngineContext, job: ImportJob, signal: AbortSignal): Promise<Imported> {
  const { target, attachmentsDir, dropped, files } = job;
  const destinations = createDestinations(context, job);
  const names: string[] = [];
  for (const { index, name } of files) names[index] = name;
  const common = {
    kind: job.kind,
    hints: job.hints,
    memory: rememberedLayouts(context.store),
    contexts: destinations.checkContexts(names),
    kindsModule: context.kindsModule,
  };
  const writer = new RunWriter(context.store, {
    target,
    accountFor: destinations.accountFor,
    places: { attachmentsDir, dropped },
  });
  const refused: RefusedFile[] = [];
  const origins: FromFile[] = [];
  let firstLine = 1;
  try {
    for (const file of files) {
      const choices = job.choices.filter((choice) => choice.file === file.index);
      const retyped = job.retyped?.get(file.index);
      const task = { ...common, choices, file: file.index, firstLine, retyped };
      const result = await importFile(context, job, file, { writer, origins }, task, signal);
      if (!result.ok) refused.push(refusedFile(file, result));
      else if (result.lines === 0) refused.push(refusedFile(file, refuse('noLines')));
      else firstLine += result.lines;
    }
    const scopes = writer.runs.map(({ id, kind }) =>
      scopeOf(context, { id, kind, target, account: destinations.accountFor(kind) }),
    );
    const fresh = scopes.map((scope) => ({ scope, retyped: writer.retyped.get(scope.run) ?? [] }));
    if (job.beforeShown && !(await job.beforeShown(fresh))) {
      await writer.abort();
      return { runs: [], refused };
    }
    const given = job.hints?.layouts ?? [];
    for (const scope of scopes) {
      for (const origin of new Set(origins.map(({ of }) => of.run))) await inheritAttachments(context, scope, origin);
      await leaveOutAgain(context, scope, { given, from: origins });
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

function refusedFile({ name, path }: FileToImport, refusal: Exclude<ReadResult, { readonly ok: true }>): RefusedFile {
  const { code, params, sheets } = refusal;
  return { file: name, code, params, ...(path !== null && { path }), ...(sheets && { sheets: [...sheets] }) };
}

/** Gates one file, reads it in a worker and stores what comes; a file that cannot be read to its end leaves nothing. */
async function importFile(
  context: EngineContext,
  job: ImportJob,
  file: FileToImport,
  into: { readonly writer: RunWriter; readonly origins: FromFile[] },
  task: Omit<ReadTask, 'path' | 'format' | 'places' | 'blobsDir'>,
  signal: AbortSignal,
): Promise<ReadResult> {
  const nth = { fileNo: job.files.indexOf(file) + 1, files: job.files.length };
  const tell: Tell = (stage, done, total) =>
    context.events.emit({
      type: 'import-progress',
      importId: job.importId,
      file: file.name,
      ...nth,
      stage,
      done,
      total,
    });
  tell('gate', 0, null);
  const worker = readyWorker(reader(), LIMITS.memoryMb);
  try {
    const kept = await file.keep();
    if (!kept.ok) return kept;
    const { blobsDir, blobs } = context;
    const places = {
      workbookDir: file.path === null ? null : dirname(file.path),
      attachmentsDir: job.attachmentsDir,
      dropped: job.dropped,
    };
    const whole = { ...task, path: blobs.path(kept.sha256), format: kept.format, places, blobsDir };
    return await readKept(context, file, { ...into, kept, tell }, { worker, task: whole }, signal);
  } finally {
    await worker.discard();
  }
}

type Tell = (stage: 'gate' | 'read' | 'check', done: number, total: number | null) => void;

async function readKept(
  { store }: EngineContext,
  { index, name, path }: FileToImport,
  into: { readonly writer: RunWriter; readonly origins: FromFile[]; readonly kept: GatedFile; readonly tell: Tell },
  { worker, task }: { readonly worker: ReadyWorker; readonly task: ReadTask },
  signal: AbortSignal,
): Promise<ReadResult> {
  const { writer, origins, kept, tell } = into;
  writer.beginFile({ index, name, path, size: kept.size, sha256: kept.sha256, sheets: [] });
  const take = (batch: ReadBatch) => {
    if (batch.type === 'progress') tell(batch.stage, batch.done, batch.total);
    else writer.store(batch);
  };
  let result = readOf(await worker.run(task, { timeoutMs: LIMITS.timeoutMs, signal, onBatch: take }));
  if ('origin' in result) {
    const { origin } = result;
    const known = store.runs.get(origin.run) && store.files.list(origin.run).find((it) => it.index === origin.file);
    if (known) origins.push({ file: index, of: origin });
    result = await readInWorker({ ...task, origin: known?.sheets ?? null }, signal, take);
  }
  if ('origin' in result) throw new Error('a report was asked about twice');
  if (result.ok) writer.endFile();
  else writer.dropFile(index);
  return result;
}

/**
 * Limits of the reading worker. 100 000 lines of .xlsx take under 1 GB; the desktop's runtime cannot give a thread more
 * than 4 GB, of which V8 needs room to end it in order.
 */
const LIMITS = { timeoutMs: 120_000, memoryMb: 2048 } as const;

/**
 * Reads one file in a worker of its own, which is killed past its limits without harm to anything else.
 *
 * @throws Failure `import.cancelled`
 */
export async function readInWorker(
  task: ReadTask,
  signal: AbortSignal,
  onBatch: (batch: ReadBatch) => void,
): Promise<ReadResult | OriginAsked> {
  return readOf(await runInWorker<ReadBatch, ReadResult | OriginAsked>(reader(), task, { ...LIMITS, signal, onBatch }));
}

/** @throws Failure `import.cancelled` */
function readOf(outcome: WorkerOutcome<ReadResult | OriginAsked>): ReadResult | OriginAsked {
  if (outcome.type === 'done') return outcome.value;
  if (outcome.type === 'cancelled') throw new Failure('import.cancelled');
  return unfinished(outcome);
}
