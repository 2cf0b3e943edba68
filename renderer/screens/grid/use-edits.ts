import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useMemo, useState } from 'react';
import type { Edited } from '#shared/contract/edits.ts';
import type { Run } from '#shared/contract/run.ts';
import type { Input, Output } from '#shared/contract.ts';
import { useEngine } from '../../engine/engine-provider.tsx';
import { useTellFailure } from '../../engine/use-tell-failure.ts';
import { useText } from '../../preferences/preferences.tsx';
import { createPendingEdits, type PendingEdits } from './pending-edits.ts';

export type CellEdit = Input<'edits.apply'>['cells'][number];

export interface Edits {
  readonly run: string;
  readonly pending: PendingEdits;
  apply(cells: readonly CellEdit[]): Promise<void>;
  undo(): Promise<void>;
  redo(): Promise<void>;
  /** Takes the offered fix of one problem, or of all alike. */
  fix(problem: number, like: boolean): Promise<void>;
  mapChoice(field: string, text: string, code: string): Promise<void>;
  replace(replacement: Omit<Input<'edits.replace'>, 'run'>): Promise<Output<'edits.replace'> | undefined>;
  /** Null while it is not known: nothing was changed since the screen came up. */
  readonly undoable: boolean | null;
  readonly redoable: boolean | null;
}

/** How long an edit may take before it is said that it is under way, in milliseconds. */
const patience = 800;

/** The most cells that one step takes. */
export const mostCells = 100_000;

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
        patience,
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
        if (cells.length > mostCells) {
          message.warning(t('ui:edit.tooMany', { count: cells.length, max: mostCells }));
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
      async fix(problem: number, like: boolean) {
        await carryOut(() => engine.call('edits.fix', { run, problem, like }));
      },
      async mapChoice(field: string, text: string, code: string) {
        await carryOut(() => engine.call('edits.mapChoice', { run, field, text, code }));
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

const changedByEdits: ReadonlySet<string> = new Set([
  'lines.window',
  'edits.replaceCount',
  'problems.window',
  'problems.groups',
  'orders.window',
  'orders.get',
]);
