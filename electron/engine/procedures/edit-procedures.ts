import type { ChoiceScope } from '#shared/contract/edits.ts';
import { Failure } from '#shared/contract/failure.ts';
import { sheetKey } from '#shared/sheets/line.ts';
import { type EngineContext, kindOf, runOf } from '../context.ts';
import {
  attachFiles,
  cellChanges,
  countReplaced,
  editRun,
  fixChanges,
  replaceChanges,
  replaceText,
  restOfOrders,
  throughMerges,
} from '../edit/edit.ts';
import type { Handlers, ProceduresOf } from '../handlers.ts';
import type { Change } from '../store/store.ts';

export function editProcedures(context: EngineContext): Handlers<ProceduresOf<'edits'>> {
  const { store } = context;
  const apply = (run: string, changes: readonly Change[]) =>
    changes.length > 0 ? store.edits.apply(run, throughMerges(store, run, changes)) : null;
  /** What a rule is remembered for: nothing, the layouts of the sheets that the changed cells stand in, or every layout. */
  const headersFor = (
    scope: ChoiceScope,
    run: string,
    changes: readonly Change[],
    layouts: Readonly<Record<string, string>>,
  ): readonly (readonly string[] | null)[] => {
    if (scope === 'cells') return [];
    if (scope === 'always') return [null];
    const lines = store.lines.get(
      run,
      changes.map(({ line }) => line),
    );
    const found = new Set(lines.flatMap((line) => layouts[sheetKey(line)] ?? []));
    return [...found].map((layout) => JSON.parse(layout) as string[]);
  };
  return {
    'edits.apply': async ({ run, cells, wholeOrders }) => {
      let together = 0;
      const edited = await editRun(context, run, ({ kind }) => {
        const rest = wholeOrders ? restOfOrders(store, kind, run, cells) : [];
        together = rest.length;
        return apply(run, cellChanges(kind, [...cells, ...rest]));
      });
      return { ...edited, together };
    },
    'edits.get': ({ run }) => store.edits.stacks(runOf(context, run).id),
    'edits.undo': ({ run }) => editRun(context, run, () => store.edits.undo(run)),
    'edits.redo': ({ run }) => editRun(context, run, () => store.edits.redo(run)),
    'edits.fix': ({ run, problem: id, like }) =>
      editRun(context, run, ({ kind }) => {
        const problem = store.problems.get(id);
        if (!problem?.fix || problem.run !== run) throw new Failure('problem.noFix');
        const alike = like ? store.problems.fixable(run, problem.code, problem.field) : [problem];
        return apply(
          run,
          fixChanges(
            kind,
            alike.flatMap(({ fix }) => fix ?? []),
          ),
        );
      }),
    'edits.mapChoice': ({ run, field, text, code, scope }) =>
      editRun(context, run, ({ kind, check }) => {
        const changes = replaceChanges(store, kind, { run, field, find: text, replace: code, whole: true });
        for (const headers of headersFor(scope, run, changes, check.layouts ?? {})) {
          store.choiceRules.save({ kind: kind.id, field, text, code, headers });
        }
        return apply(run, changes);
      }),
    'edits.replace': async (wish) => {
      let replaced = { cells: 0, together: 0 };
      const edited = await editRun(context, wish.run, ({ kind }) => {
        const { changes, ...counted } = replaceText(store, kind, wish);
        replaced = counted;
        return changes.length > 0 ? store.edits.apply(wish.run, changes) : null;
      });
      return { ...edited, ...replaced };
    },
    'edits.replaceCount': (wish) => countReplaced(store, kindOf(context, runOf(context, wish.run).kind), wish),
    'edits.attach': ({ run, paths }) => attachFiles(context, run, paths),
  };
}
