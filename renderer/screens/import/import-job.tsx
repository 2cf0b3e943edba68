import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useEngine } from '../../engine/engine-provider.tsx';
import { useTellFailure } from '../../engine/use-tell-failure.ts';
import { goTo, readRoute } from '../../frame/use-route.ts';
import { firstStep } from './first-step.ts';
import { ImportQueue, type ImportWork, unlessAborted } from './import-queue.ts';
import { afterMore, type ImportWish, nothing, onlyRun, type Refused, type Told, together } from './outcome.ts';
import { type Step, useImportStep } from './use-import-step.ts';

export interface ImportJob {
  /** The import under way; null when there is none. */
  readonly importId: string | null;
  /** How far it is; null as long as that is not known. */
  readonly step: Step | null;
  /** Imports that begin when it has ended. */
  readonly waiting: number;
  /** Of the last imports, when they need a look: several runs, something refused, or the person was elsewhere. */
  readonly result: Told | null;
  /** The kind that a person named for what comes next; null to recognise it. */
  readonly kind: string | null;
  setKind(kind: string | null): void;
  /**
   * `collect` finds the paths (and uploads, in a browser), at once; none when the person thought better of it. While an
   * import is under way another one waits. `settles`: what was refused before and is now read another way.
   */
  start(collect: (importId: string) => Promise<readonly string[]>, wish?: ImportWish, settles?: Refused): Promise<void>;
  /** Reads something another way, in its turn. A failure is told; null then. */
  carryOut<T>(work: (importId: string) => Promise<T>): Promise<T | null>;
  cancel(): void;
  dismiss(): void;
  /** The result was told where the person looked. */
  see(): void;
}

const ImportContext = createContext<ImportJob | null>(null);

export function useImportJob(): ImportJob {
  const job = useContext(ImportContext);
  if (!job) throw new Error('useImportJob outside ImportJobProvider');
  return job;
}

/** Carries out imports one after the other, whatever screen is shown meanwhile. */
export function ImportJobProvider({ children }: { readonly children: ReactNode }) {
  const engine = useEngine();
  const queries = useQueryClient();
  const tellFailure = useTellFailure();
  const [queue] = useState(() => new ImportQueue());
  const importId = useSyncExternalStore(queue.onChange, () => queue.current);
  const waiting = useSyncExternalStore(queue.onChange, () => queue.waiting);
  const step = useImportStep(importId);
  const [result, setResult] = useState<Told | null>(null);
  const [kind, setKind] = useState<string | null>(null);
  /** Imports that were begun together are told of together, when the last of them has ended. */
  const batch = useRef({ open: 0, outcome: nothing, settled: new Set<Refused>() });

  const acts = useMemo(() => {
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
    const show = async () => {
      const { outcome, settled } = batch.current;
      batch.current = { open: 0, outcome: nothing, settled: new Set() };
      if (outcome.runs.length + outcome.refused.length === 0) return;
      setKind(null);
      const only = onlyRun(outcome);
      // Whatever is wrong with the connection, the lines' own screen says it.
      const next = only && (await firstStep(engine, only.id).catch(() => 'lines'));
      // Who is at something else is not carried off from it, but told.
      const here = (readRoute(location.hash)[0] ?? 'import') === 'import';
      setResult((before) => {
        const all = afterMore(before, outcome, settled);
        return here && onlyRun(all) ? null : { ...all, seen: here };
      });
      if (here && only && next) goTo('runs', only.id, next);
    };
    return {
      async start(...[collect, wish = {}, settles]: Parameters<ImportJob['start']>) {
        const id = crypto.randomUUID();
        const collected = collect(id);
        // It may fail while it waits its turn; that is told then.
        collected.catch(() => undefined);
        batch.current.open += 1;
        const imported = await inTurn(id, async (signal) => {
          const paths = await unlessAborted(signal, collected);
          if (paths.length === 0 && !wish.pasted) return null;
          return engine.call('imports.create', { importId: id, paths: [...paths], ...wish });
        });
        const { current } = batch;
        current.open -= 1;
        if (imported) {
          current.outcome = together(current.outcome, imported, wish.pasted);
          if (settles) current.settled.add(settles);
        }
        if (current.open === 0) await show().catch(tellFailure);
      },
      carryOut<T>(work: (importId: string) => Promise<T>) {
        const id = crypto.randomUUID();
        return inTurn(id, () => work(id));
      },
      cancel() {
        const id = queue.cancel();
        if (id !== null) engine.call('imports.cancel', { importId: id }).catch(tellFailure);
      },
      dismiss: () => setResult(null),
      see: () => setResult((now) => now && { ...now, seen: true }),
      setKind,
    };
  }, [engine, queries, queue, tellFailure]);

  const job = useMemo<ImportJob>(
    () => ({ importId, step, waiting, result, kind, ...acts }),
    [importId, step, waiting, result, kind, acts],
  );
  return <ImportContext value={job}>{children}</ImportContext>;
}
