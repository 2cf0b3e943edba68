import { Failure } from '#shared/contract/failure.ts';
import type { SheetChoice } from '#shared/contract/recognition.ts';
import type { Run } from '#shared/contract/run.ts';
import { type EngineContext, runOf } from '../context.ts';
import type { Handlers, ProceduresOf } from '../handlers.ts';
import { importFiles, lookAt, reimport } from '../import/import.ts';
import { confirmColumns, rememberLayouts } from '../recognise/recognise.ts';
import { withOpenQuestions } from './open-questions.ts';

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

  /** A person who chose columns stands by them: the next file with these headers is read the same way. */
  const rememberChosen = (choices: readonly SheetChoice[], runs: readonly Run[]) => {
    if (!choices.some(saysHowItIsRead)) return;
    for (const { id } of runs) rememberLayouts(context.store, id);
  };

  return {
    'imports.create': async (input) => {
      const imported = await cancellable(input.importId, (signal) => importFiles(context, input, signal));
      rememberChosen(input.choices, imported.runs);
      return imported;
    },
    'imports.underWay': () => ({ count: underWay.size }),
    'imports.cancel': ({ importId }) => {
      const controller = underWay.get(importId);
      controller?.abort();
      return { cancelled: controller !== undefined };
    },
    'imports.remap': async ({ run, ...wish }) => {
      const { importId, choices } = wish;
      const imported = await cancellable(importId, (signal) => reimport(context, run, wish, signal));
      rememberChosen(choices, imported.runs);
      return imported;
    },
    'imports.look': (input) => lookAt(context, input),
    'imports.confirmColumns': ({ run }) => {
      runOf(context, run);
      return { confirmed: confirmColumns(context.store, run) };
    },
    'imports.recognition': ({ run }) => {
      runOf(context, run);
      return context.store.files.list(run).map(({ index, name, sheets }) => ({
        file: index,
        name,
        sheets: sheets.map((sheet) => withOpenQuestions(context, run, index, sheet)),
      }));
    },
  };
}

/** Not only which sheet and header row are meant. */
function saysHowItIsRead({ file: _, sheet: __, use, kind: ___, headerRow: ____, ...said }: SheetChoice): boolean {
  const isSaid = (it: object | string | null | undefined) =>
    typeof it === 'object' && it !== null ? Object.keys(it).length > 0 : it !== undefined;
  return use !== undefined || Object.values(said).some(isSaid);
}
