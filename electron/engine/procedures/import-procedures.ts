import { Failure } from '#shared/contract/failure.ts';
import { type EngineContext, runOf } from '../context.ts';
import type { Handlers, ProceduresOf } from '../handlers.ts';
import { importFiles } from '../import/import-files.ts';
import { reimport } from '../import/reimport.ts';

export function importProcedures(context: EngineContext): Handlers<ProceduresOf<'imports'>> {
  const underWay = new Map<string, AbortController>();
  const cancellable = async <T>(importId: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    if (underWay.has(importId)) throw new Failure('import.twice', { importId });
    const controller = new AbortController();
    underWay.set(importId, controller);
    try {
      return await work(controller.signal);
    } finally {
      underWay.delete(importId);
    }
  };

  return {
    'imports.create': (input) => cancellable(input.importId, (signal) => importFiles(context, input, signal)),
    'imports.cancel': ({ importId }) => {
      const controller = underWay.get(importId);
      controller?.abort();
      return { cancelled: controller !== undefined };
    },
    'imports.remap': ({ importId, run, choices }) =>
      cancellable(importId, (signal) => reimport(context, runOf(context, run), choices, importId, signal)),
    'imports.recognition': ({ run }) => {
      runOf(context, run);
      return context.store.files
        .list(run)
        .map(({ index, name, sheets }) => ({ file: index, name, sheets: [...sheets] }));
    },
  };
}
