import { Failure } from '#shared/contract/failure.ts';
import type { UnkeptEdit } from '#shared/contract/imports.ts';
import type { SheetChoice } from '#shared/contract/recognition.ts';
import type { Run } from '#shared/contract/run.ts';
import { givenPlaces } from '../attachments/attachments.ts';
import { type EngineContext, runOf } from '../context.ts';
import { allGivenByHand, giveAgain } from '../edit/edit.ts';
import { gateFile } from '../read/read.ts';
import { rememberNoOrders } from '../recognise/recognise.ts';
import { removeRun, type StoredFile } from '../store/store.ts';
import { editsOf, keepEdits, layEdits } from './kept-edits.ts';
import { type Imported, performImport } from './perform-import.ts';

/**
 * Reads a run's kept files again, with a person's word on sheets, header rows, kinds or columns. The new runs take the
 * old one's place, edits and all; when nothing can be read any more the old one stays. Sheets that belong to another kind's
 * run stay with it unless a choice names them. Nothing else may be done with the run meanwhile.
 *
 * @throws Failure `run.sent` when something of it was sent already, and those of {@link performImport}
 */
export function reimport(
  context: EngineContext,
  id: string,
  { choices, importId, lose }: Wish,
  signal: AbortSignal,
): Promise<Reimported> {
  const { store, blobs } = context;
  return context.runLocks.hold(id, async () => {
    const run = unsent(context, id);
    const stored = store.files.list(id);
    const files = stored.map(({ index, name, path, sha256 }) => ({
      index,
      name,
      path,
      keep: () => gateFile(blobs.path(sha256)),
    }));
    rememberNoOrders(store, id);
    const edits = editsOf(context, id);
    const given = allGivenByHand(context, id);
    let unkept: readonly UnkeptEdit[] = [];
    const imported = await performImport(
      context,
      {
        importId,
        files,
        ...givenPlaces(store, id),
        target: run.target,
        account: run.account ?? undefined,
        choices: [...choices, ...stored.flatMap((file) => ofOtherRuns(file, run.kind, choices))],
        retyped: edits.cells,
        beforeShown: async (runs) => {
          const laid = layEdits(context, edits, runs);
          if (laid.unkept.length > 0 && !lose) {
            unkept = laid.unkept;
            return false;
          }
          await keepEdits(context, laid);
          // By their keys as they are after the edits.
          const homeless = giveAgain(
            context,
            given,
            runs.map(({ scope }) => scope),
          );
          if (homeless.length === 0 || lose) return true;
          unkept = homeless;
          return false;
        },
      },
      signal,
    );
    if (imported.runs.length > 0) await replace(context, id, imported);
    return { ...imported, unkept: [...unkept] };
  });
}

interface Wish {
  readonly choices: readonly SheetChoice[];
  readonly importId: string;
  /** Edits that cannot be kept are given up; without it nothing is done when there are some. */
  readonly lose: boolean;
}

interface Reimported extends Imported {
  readonly unkept: UnkeptEdit[];
}

/** Another process may have begun to send the old run while its files were read. */
async function replace(context: EngineContext, old: string, { runs }: Imported): Promise<void> {
  const { store } = context;
  try {
    store.atomically(() => {
      unsent(context, old);
      store.runRemoval.hide(old);
    });
  } catch (error) {
    for (const { id } of runs) {
      store.runRemoval.hide(id);
      await removeRun(store, id);
    }
    throw error;
  }
  await removeRun(store, old);
}

/** @throws Failure `run.unknown`, `run.sent` */
function unsent(context: EngineContext, id: string): Run {
  const run = runOf(context, id);
  const { accepted, exists, queued, unknown, rejected, shelved, withdrawn } = run.counts;
  if (accepted + exists + queued + unknown + rejected + shelved + withdrawn > 0)
    throw new Failure('run.sent', { run: id });
  return run;
}

/** Leaves out the sheets of a file that were read as another kind (or left out as such) and that nobody speaks of. */
export function ofOtherRuns(
  { index, sheets }: StoredFile,
  kind: string,
  choices: readonly SheetChoice[],
): SheetChoice[] {
  return sheets
    .filter(({ use, ignored, ...sheet }) => sheet.kind !== kind && (use !== 'ignored' || ignored === 'other-kind'))
    .filter(({ sheet }) => !choices.some((choice) => choice.file === index && choice.sheet === sheet))
    .map(({ sheet }) => ({ file: index, sheet, use: 'ignored' }));
}
