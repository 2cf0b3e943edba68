import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useMemo, useState } from 'react';
import type { ChoiceScope, Edited } from '#shared/contract/edits.ts';
import type { Run } from '#shared/contract/run.ts';
import type { Input, Output } from '#shared/contract.ts';
import { useEngine, useTellFailure } from '../../engine/engine.tsx';
import { useText } from '../../preferences/preferences.tsx';

/** What a person does to a run's cells. Each is one step of undo. */
export interface Edits {
  readonly run: string;
  readonly pending: PendingEdits;
  apply(cells: readonly CellEdit[]): Promise<void>;
  undo(): Promise<void>;
  redo(): Promise<void>;
  /** Takes the offered fix of one problem, or of all alike; `scope` says what is remembered of countries' names. */
  fix(problem: number, like: boolean, scope?: ChoiceScope): Promise<void>;
  /** Gives a word a code in all its cells; `scope` says what is remembered of it. */
  mapChoice(field: string, text: string, code: string, scope: ChoiceScope): Promise<void>;
  /** Says that the rows of these lines are no orders, or that they are again. */
  noOrder(lines: readonly number[], noOrder: boolean): Promise<void>;
  replace(replacement: Omit<Input<'edits.replace'>, 'run'>): Promise<Output<'edits.replace'> | undefined>;
  /** Null while it is not known: nothing was changed since the screen came up. */
  readonly undoable: boolean | null;
  readonly redoable: boolean | null;
}

export type CellEdit = Input<'edits.apply'>['cells'][number];

/** Everything that changes cells. What was typed is shown at once; marks and counts follow as soon as it was checked. */
export function useEdits(run: string): Edits {
  const engine = useEngine();
  const queries = useQueryClient();
  const tellFailure = useTellFailure();
  const { message } = App.useApp();
  const t = useText();
  const [stacks, setStacks] = useState<Pick<Edited, 'undoable' | 'redoable'> | null>(null);

  const actions = useMemo(() => {
    const pending = createPendingEdits(queries);
    const carryOut = async <T extends Edited>(
      call: () => Promise<T>,
      answered?: () => void,
    ): Promise<T | undefined> => {
      // Changing very many cells takes seconds: then it is said that it is under way.
      const working = crypto.randomUUID();
      const timer = setTimeout(
        () => message.loading({ key: working, content: t('ui:edit.working'), duration: 0 }),
        slowAfterMs,
      );
      try {
        const edited = await call();
        setStacks(edited);
        queries.setQueryData<Run>(['runs.get', { run }], (old) => old && { ...old, counts: edited.counts });
        if (edited.together > 0) message.info(t('ui:edit.together', { count: edited.together }));
        return edited;
      } catch (error) {
        tellFailure(error);
        return undefined;
      } finally {
        clearTimeout(timer);
        message.destroy(working);
        answered?.();
        await queries.invalidateQueries({ predicate: ({ queryKey: [name] }) => changedByEdits.has(String(name)) });
      }
    };
    return {
      pending,
      async apply(cells: readonly CellEdit[]) {
        if (cells.length === 0) return;
        if (cells.length > maxCells) {
          message.warning(t('ui:edit.tooMany', { count: cells.length, max: maxCells }));
          return;
        }
        const answered = pending.add(cells);
        await carryOut(() => engine.call('edits.apply', { run, cells: [...cells], wholeOrders: true }), answered);
      },
      async undo() {
        await carryOut(() => engine.call('edits.undo', { run }));
      },
      async redo() {
        await carryOut(() => engine.call('edits.redo', { run }));
      },
      async fix(problem: number, like: boolean, scope: ChoiceScope = 'layout') {
        const edited = await carryOut(() => engine.call('edits.fix', { run, problem, like, scope }));
        if (!edited || edited.remembered === 0) return;
        await queries.invalidateQueries({ queryKey: ['choices.list'] });
        const said = scope === 'always' ? 'ui:fix.rememberedAlways' : 'ui:fix.rememberedHere';
        message.success(t(said, { count: edited.remembered }));
      },
      async mapChoice(field: string, text: string, code: string, scope: ChoiceScope) {
        const edited = await carryOut(() => engine.call('edits.mapChoice', { run, field, text, code, scope }));
        if (!edited || scope === 'cells') return;
        await queries.invalidateQueries({ queryKey: ['choices.list'] });
        message.success(t('ui:fix.remembered', { text }));
      },
      async noOrder(lines: readonly number[], noOrder: boolean) {
        const edited = await carryOut(() => engine.call('edits.noOrder', { run, lines: [...lines], noOrder }));
        if (!edited) return;
        await queries.invalidateQueries({ queryKey: ['rows.skipped'] });
        if (noOrder) message.success(t('ui:fix.noOrder.done', { count: lines.length }));
      },
      replace: (replacement: Omit<Input<'edits.replace'>, 'run'>) =>
        carryOut(() => engine.call('edits.replace', { run, ...replacement })),
    };
  }, [engine, queries, tellFailure, message, t, run]);

  return useMemo(
    () => ({ ...actions, run, undoable: stacks?.undoable ?? null, redoable: stacks?.redoable ?? null }),
    [actions, run, stacks],
  );
}

/** How long an edit may take before it is said that it is under way, in milliseconds. */
const slowAfterMs = 800;

/** The most cells that one step takes. */
export const maxCells = 100_000;

const changedByEdits: ReadonlySet<string> = new Set([
  'lines.window',
  'edits.replaceCount',
  'problems.window',
  'problems.groups',
  'orders.window',
  'orders.get',
]);

/** Edits that the engine has not answered yet. Windows of lines that arrive meanwhile may be older than they are. */
export interface PendingEdits {
  /** Shows these texts in the windows that are here and in those that arrive; returns the function that ends it. */
  add(cells: readonly CellEdit[]): () => void;
  /** A window that arrived, with these edits in it. */
  within(window: LineWindow): LineWindow;
}

function createPendingEdits(queries: QueryClient): PendingEdits {
  const pending = new Set<ByLine>();
  return {
    add(cells) {
      const byLine = Map.groupBy(cells, ({ line }) => line);
      pending.add(byLine);
      queries.setQueriesData<LineWindow>({ queryKey: ['lines.window'] }, (old) => old && written(old, byLine));
      return () => pending.delete(byLine);
    },
    within: (window) => [...pending].reduce(written, window),
  };
}

type LineWindow = Output<'lines.window'>;

type ByLine = ReadonlyMap<number, readonly CellEdit[]>;

function written(window: LineWindow, byLine: ByLine): LineWindow {
  if (!window.items.some(({ id }) => byLine.has(id))) return window;
  const items = window.items.map((line) => {
    const typed = byLine.get(line.id);
    if (!typed) return line;
    const changed = typed.map(({ field, value }) => [field, { text: value, edited: true as const }] as const);
    return { ...line, cells: { ...line.cells, ...Object.fromEntries(changed) } };
  });
  return { ...window, items };
}
