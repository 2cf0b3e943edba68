import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from 'react';
import type { RefusedFile } from '#shared/contract/imports.ts';
import type { Run } from '#shared/contract/run.ts';
import type { EngineApi, Input } from '#shared/contract.ts';
import { useEngine, useHost } from '../../engine/engine-provider.tsx';
import { useTellFailure } from '../../engine/use-tell-failure.ts';
import { goTo } from '../../frame/use-route.ts';
import { firstStep } from './first-step.ts';

/** What an import is asked for, besides where its files are. */
export type ImportWish = Pick<Input<'imports.create'>, 'kind' | 'choices' | 'pasted'>;

export interface ImportResult {
  readonly runs: readonly Run[];
  readonly refused: readonly RefusedFile[];
  /** The cells that were pasted, to read them again otherwise. */
  readonly pasted: ImportWish['pasted'];
}

export interface ImportJob {
  /** The import under way; null when there is none. */
  readonly importId: string | null;
  /** Of the last import, when it needs a look: several runs, or something refused. */
  readonly result: ImportResult | null;
  /** `collect` finds the paths (and uploads, in a browser); none when the person thought better of it. */
  start(collect: (importId: string) => Promise<readonly string[]>, wish?: ImportWish): Promise<void>;
  cancel(): void;
  dismiss(): void;
}

const ImportContext = createContext<ImportJob | null>(null);

export function useImportJob(): ImportJob {
  const job = useContext(ImportContext);
  if (!job) throw new Error('useImportJob outside ImportJobProvider');
  return job;
}

/** Carries out one import at a time, whatever screen is shown meanwhile. */
export function ImportJobProvider({ children }: { readonly children: ReactNode }) {
  const engine = useEngine();
  const host = useHost();
  const queries = useQueryClient();
  const tellFailure = useTellFailure();
  const [importId, setImportId] = useState<string | null>(null);
  const [result, setResult] = useState<ImportResult | null>(null);
  const underWay = useRef<string | null>(null);

  const job = useMemo<ImportJob>(
    () => ({
      importId,
      result,
      async start(collect, wish = {}) {
        if (underWay.current !== null) return;
        const id = crypto.randomUUID();
        underWay.current = id;
        setImportId(id);
        setResult(null);
        try {
          const paths = await collect(id);
          if (paths.length === 0 && !wish.pasted) return;
          const imported = await engine.call('imports.create', { importId: id, paths: [...paths], ...wish });
          const [run] = imported.runs;
          if (run && imported.runs.length === 1 && imported.refused.length === 0) {
            goTo('runs', run.id, await firstStep(engine, run.id));
          } else {
            setResult({ ...imported, pasted: wish.pasted });
            goTo('import');
          }
        } catch (error) {
          tellFailure(error);
        } finally {
          underWay.current = null;
          setImportId(null);
          void queries.invalidateQueries({ queryKey: ['runs.list'] });
          host.setProgress(null);
        }
      },
      cancel() {
        if (underWay.current !== null) void cancelImport(engine, underWay.current);
      },
      dismiss: () => setResult(null),
    }),
    [engine, host, queries, tellFailure, importId, result],
  );
  return <ImportContext value={job}>{children}</ImportContext>;
}

async function cancelImport(engine: EngineApi, importId: string): Promise<void> {
  await engine.call('imports.cancel', { importId });
}
