import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { findKind } from '#shared/kinds/registry.ts';
import { useEngine, useTellFailure } from '../../engine/engine.tsx';
import { goTo, readRoute } from '../../navigation/route.ts';
import { useWhichOrder } from '../../runs/which-order.tsx';
import { type ImportProgress, useImportProgress } from './import-progress.ts';
import { ImportQueue, type ImportWork, unlessAborted } from './import-queue.ts';
import {
  addImported,
  type ImportOptions,
  noResult,
  onlyRun,
  type Refused,
  resultToShow,
  type ShownResult,
} from './import-result.ts';
import { firstStep } from './open-run.ts';

interface ImportJob {
  /** The import under way; null when there is none. */
  readonly importId: string | null;
  /** How far it is; null as long as that is not known. */
  readonly progress: ImportProgress | null;
  /** Imports that begin when it has ended. */
  readonly waiting: number;
  /** Of the last imports, when there is something to show: several runs, a refusal, or the person was on another screen. */
  readonly result: ShownResult | null;
  /** The kind that a person named for what comes next; null to recognise it. */
  readonly kind: string | null;
  setKind(kind: string | null): void;
  /**
   * `collect` finds the paths (and uploads, in a browser), at once; none when the person cancelled the dialog. While an
   * import is under way another one waits. `retryOf`: what was refused before and is now read another way.
   */
  start(
    collect: (importId: string) => Promise<readonly string[]>,
    options?: ImportOptions,
    retryOf?: Refused,
  ): Promise<void>;
  /** Runs something else that imports, in its turn. A failure is shown; null then. */
  runInTurn<T>(work: (importId: string) => Promise<T>): Promise<T | null>;
  cancel(): void;
  dismiss(): void;
  /** The result was shown on the screen that the person looks at. */
  markSeen(): void;
}

const ImportContext = createContext<ImportJob | null>(null);

export function useImportJob(): ImportJob {
  const job = useContext(ImportContext);
  if (!job) throw new Error('useImportJob outside ImportJobProvider');
  return job;
}

/** Runs imports one after the other, whatever screen is shown meanwhile. */
export function ImportJobProvider({ children }: { readonly children: ReactNode }) {
  const engine = useEngine();
  const queries = useQueryClient();
  const tellFailure = useTellFailure();
  const { ask } = useWhichOrder();
  const [queue] = useState(() => new ImportQueue());
  const importId = useSyncExternalStore(queue.onChange, () => queue.current);
  const waiting = useSyncExternalStore(queue.onChange, () => queue.waiting);
  const progress = useImportProgress(importId);
  const [result, setResult] = useState<ShownResult | null>(null);
  const [kind, setKind] = useState<string | null>(null);
  /** Imports that wait for each other have one result, shown when the last of them has ended. */
  const batch = useRef({ open: 0, result: noResult, retried: new Set<Refused>() });

  const actions = useMemo(() => {
    const inTurn = async <T,>(id: string, work: ImportWork<T>): Promise<T | null> => {
      try {
        return await queue.run(id, work);
      } catch (error) {
        tellFailure(error);
        return null;
      } finally {
        void queries.invalidateQueries({ queryKey: ['runs.list'] });
      }
    };
    /** Dropped on a run, a workbook without orders may be an invoice of one of its own. */
    const askOnRun = async (refused: readonly Refused[]) => {
      const [at, shown] = readRoute(location.hash);
      const paths = refused.flatMap(({ path, sheets }) => (path !== undefined && sheets ? [path] : []));
      if (at !== 'runs' || shown === undefined || paths.length === 0) return;
      const run = await engine.call('runs.get', { run: shown });
      if (findKind(run.kind)?.attachments) ask(run, paths);
    };
    const show = async () => {
      const { result: ended, retried } = batch.current;
      batch.current = { open: 0, result: noResult, retried: new Set() };
      if (ended.runs.length + ended.refused.length === 0) return;
      setKind(null);
      const only = onlyRun(ended);
      // If this fails, the screen of the lines says why.
      const next = only && (await firstStep(engine, only.id).catch(() => 'lines'));
      // Whoever is on another screen stays there, and sees a note.
      const here = (readRoute(location.hash)[0] ?? 'import') === 'import';
      setResult((before) => {
        const all = resultToShow(before, ended, retried);
        return here && onlyRun(all) ? null : { ...all, seen: here };
      });
      if (here && only && next) goTo('runs', only.id, next);
      const taking = ended.runs.find(({ kind: id }) => findKind(id)?.attachments);
      if (taking && ended.unclaimed.length > 0) ask(taking, ended.unclaimed);
      await askOnRun(ended.refused);
    };
    return {
      async start(...[collect, options = {}, retryOf]: Parameters<ImportJob['start']>) {
        const id = crypto.randomUUID();
        const collected = collect(id);
        // It may fail while it waits its turn; the failure is shown then.
        collected.catch(() => undefined);
        batch.current.open += 1;
        const imported = await inTurn(id, async (signal) => {
          const paths = await unlessAborted(signal, collected);
          if (paths.length === 0 && !options.pasted) return null;
          return engine.call('imports.create', { importId: id, paths: [...paths], ...options });
        });
        const { current } = batch;
        current.open -= 1;
        if (imported) {
          current.result = addImported(current.result, imported, options.pasted);
          if (retryOf) current.retried.add(retryOf);
        }
        if (current.open === 0) await show().catch(tellFailure);
      },
      runInTurn<T>(work: (importId: string) => Promise<T>) {
        const id = crypto.randomUUID();
        return inTurn(id, () => work(id));
      },
      cancel() {
        const id = queue.cancel();
        if (id !== null) engine.call('imports.cancel', { importId: id }).catch(tellFailure);
      },
      dismiss: () => setResult(null),
      markSeen: () => setResult((now) => now && { ...now, seen: true }),
      setKind,
    };
  }, [engine, queries, queue, tellFailure, ask]);

  const job = useMemo<ImportJob>(
    () => ({ importId, progress, waiting, result, kind, ...actions }),
    [importId, progress, waiting, result, kind, actions],
  );
  return <ImportContext value={job}>{children}</ImportContext>;
}
