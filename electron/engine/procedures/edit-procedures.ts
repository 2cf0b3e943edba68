import type { ChoiceScope } from '#shared/contract/edits.ts';
import { Failure } from '#shared/contract/failure.ts';
import { cellText } from '#shared/sheets/cell.ts';
import { sheetKey } from '#shared/sheets/line.ts';
import { type EngineContext, kindOf, runOf } from '../context.ts';
import {
  attachFiles,
  attachToOrder,
  cellChanges,
  countReplaced,
  detachFromOrder,
  editInSlices,
  editRun,
  fixChanges,
  moveInSlices,
  replaceChanges,
  replaceText,
  restOfOrders,
  throughMerges,
} from '../edit/edit.ts';
import type { Handlers, ProceduresOf } from '../handlers.ts';
import type { Change } from '../store/store.ts';

export function editProcedures(context: EngineContext): Handlers<ProceduresOf<'edits'>> {
  const { store } = context;
  const apply = (run: string, by: Parameters<typeof throughMerges>[3], wished: readonly Change[]) => {
    const changes = throughMerges(store, run, wished, by);
    return changes.length > 0 ? store.edits.apply(run, changes) : null;
  };
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
  /** What the cells said means what they are changed to, in sheets of the same layout or in all: so the next file asks nothing. */
  const rememberWords = (
    run: string,
    kind: string,
    changes: readonly Change[],
    { scope, layouts }: { readonly scope: ChoiceScope; readonly layouts: Readonly<Record<string, string>> },
  ): number => {
    if (scope === 'cells') return 0;
    const cells = changes.flatMap((change) => (change.type === 'cell' ? [change] : []));
    const lines = new Map(
      store.lines
        .get(
          run,
          cells.map(({ line }) => line),
        )
        .map((line) => [line.id, line]),
    );
    const rules = new Map<string, Parameters<typeof store.choiceRules.save>[0]>();
    for (const { line: id, field, value } of cells) {
      const line = lines.get(id);
      const layout = line && (scope === 'always' ? 'null' : layouts[sheetKey(line)]);
      const text = cellText(line?.cells[field]).trim();
      if (layout === undefined || text === '' || typeof value !== 'string') continue;
      const headers = JSON.parse(layout) as string[] | null;
      rules.set(JSON.stringify([field, text, layout]), { kind, field, text, code: value, headers });
    }
    for (const rule of rules.values()) store.choiceRules.save(rule);
    return rules.size;
  };
  return {
    'edits.apply': async ({ run, cells, wholeOrders }) => {
      let together = 0;
      const edited = await editRun(context, run, ({ kind }) => {
        const rest = wholeOrders ? restOfOrders(store, kind, run, cells) : [];
        together = rest.length;
        return apply(run, { kind, by: 'person' }, cellChanges(kind, [...cells, ...rest]));
      });
      return { ...edited, together };
    },
    'edits.get': ({ run }) => store.edits.stacks(runOf(context, run).id),
    'edits.undo': ({ run }) => moveInSlices(context, run, 'undo'),
    'edits.redo': ({ run }) => moveInSlices(context, run, 'redo'),
    'edits.fix': async ({ run, problem: id, like, scope }) => {
      let remembered = 0;
      const edited = await editRun(context, run, ({ kind, check }) => {
        const problem = store.problems.get(id);
        if (!problem?.fix || problem.run !== run) throw new Failure('problem.noFix');
        const alike = like ? store.problems.fixable(run, problem.code, problem.field) : [problem];
        const changes = fixChanges(
          kind,
          alike.flatMap(({ fix }) => fix ?? []),
        );
        if (like && problem.code === 'country.unknown') {
          remembered = rememberWords(run, kind.id, changes, { scope, layouts: check.layouts ?? {} });
        }
        return apply(run, { kind, by: 'program' }, changes);
      });
      return { ...edited, remembered };
    },
    'edits.mapChoice': ({ run, field, text, code, scope }) =>
      editRun(context, run, ({ kind, check }) => {
        const changes = replaceChanges(store, kind, { run, field, find: text, replace: code, whole: true });
        for (const headers of headersFor(scope, run, changes, check.layouts ?? {})) {
          store.choiceRules.save({ kind: kind.id, field, text, code, headers });
        }
        return apply(run, { kind, by: 'program' }, changes);
      }),
    'edits.noOrder': ({ run, lines: ids, noOrder }) =>
      editRun(context, run, ({ kind }) => {
        const open = store.lines.ofSameRows(run, ids).filter((line) => (noOrder ? !line.dropped : line.noOrder));
        const drop = { type: 'drop' as const, dropped: noOrder, ...(noOrder && { noOrder }) };
        return apply(
          run,
          { kind, by: 'person' },
          open.map(({ id: line }): Change => ({ ...drop, line })),
        );
      }),
    'edits.replace': async (wish) => {
      let replaced = { cells: 0, together: 0 };
      const edited = await editInSlices(context, wish.run, async ({ kind }) => {
        const { changes, ...counted } = await replaceText(store, kind, wish);
        replaced = counted;
        return changes;
      });
      return { ...edited, ...replaced };
    },
    'edits.replaceCount': (wish) => countReplaced(store, kindOf(context, runOf(context, wish.run).kind), wish),
    'edits.attach': ({ run, paths }) => attachFiles(context, run, paths),
    'edits.attachTo': (wish) => attachToOrder(context, wish),
    'edits.detach': (wish) => detachFromOrder(context, wish),
  };
}
