import { App } from 'antd';
import { useState } from 'react';
import type { SheetChoice } from '#shared/contract/recognition.ts';
import type { Run } from '#shared/contract/run.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { renderFileProblem } from '#shared/text/render-problem.ts';
import { useEngine, useTellFailure } from '../../engine/engine.tsx';
import { goTo, readRoute } from '../../navigation/route.ts';
import { useText } from '../../preferences/preferences.tsx';
import { useImportJob } from '../import/import-job.tsx';
import { firstStep } from '../import/open-run.ts';
import { type LayoutName, nameLayout } from './name-layouts.ts';
import { UnkeptEdits } from './unkept-edits.tsx';

/**
 * Reads the run's files again with the person's choices; the run that comes of it takes the place of the old one. Changes made
 * in the grid that would be lost by it are named first.
 */
export function useRemap(run: Run) {
  const engine = useEngine();
  const { runInTurn } = useImportJob();
  const tellFailure = useTellFailure();
  const { message, modal } = App.useApp();
  const t = useText();
  const [working, setWorking] = useState(false);
  const read = async (choices: SheetChoice[], name: LayoutName | null, lose: boolean): Promise<void> => {
    setWorking(true);
    try {
      const imported = await runInTurn((importId) =>
        engine.call('imports.remap', { importId, run: run.id, choices, lose }),
      );
      if (!imported) return;
      const { runs, refused, unkept } = imported;
      if (unkept.length > 0) {
        modal.confirm({
          title: t('ui:mapping.unkeptTitle', { count: unkept.length }),
          content: <UnkeptEdits kind={run.kind} edits={unkept} />,
          okText: t('ui:mapping.unkeptGo'),
          cancelText: t('ui:cancel'),
          onOk: () => read(choices, name, true),
        });
        return;
      }
      const fresh = runs.find(({ kind }) => kind === run.kind) ?? runs[0];
      for (const file of refused)
        modal.error({ title: t('ui:mapping.refused'), content: renderFileProblem(t, findKind, file) });
      if (!fresh) return;
      await nameLayout(engine, name);
      message.success(t('ui:mapping.done', { lines: fresh.counts.lines }));
      const next = await firstStep(engine, fresh.id);
      // Whoever went to another screen meanwhile stays there.
      const [screen, shown] = readRoute(location.hash);
      if (screen === 'runs' && shown === run.id) goTo('runs', fresh.id, next);
    } catch (error) {
      tellFailure(error);
    } finally {
      setWorking(false);
    }
  };
  const remap = (choices: SheetChoice[], name: LayoutName | null): Promise<void> => read(choices, name, false);
  return { remap, working };
}
