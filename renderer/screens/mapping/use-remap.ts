import { App } from 'antd';
import { useState } from 'react';
import type { Run } from '#shared/contract/run.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { renderFileProblem } from '#shared/text/render-problem.ts';
import { useEngine } from '../../engine/engine-provider.tsx';
import { useTellFailure } from '../../engine/use-tell-failure.ts';
import { goTo, readRoute } from '../../frame/use-route.ts';
import { useText } from '../../preferences/preferences.tsx';
import { firstStep } from '../import/first-step.ts';
import { useImportJob } from '../import/import-job.tsx';
import { choicesOf, type Draft, type SheetAt } from './draft.ts';

/** Reads the run's files again with the person's choices; the run that comes of it takes the place of the old one. */
export function useRemap(run: Run) {
  const engine = useEngine();
  const { carryOut } = useImportJob();
  const tellFailure = useTellFailure();
  const { message, modal } = App.useApp();
  const t = useText();
  const [working, setWorking] = useState(false);
  const remap = async (sheets: readonly SheetAt[], draft: Draft) => {
    setWorking(true);
    try {
      const choices = choicesOf(run.kind, sheets, draft);
      const imported = await carryOut((importId) => engine.call('imports.remap', { importId, run: run.id, choices }));
      if (!imported) return;
      const { runs, refused } = imported;
      const fresh = runs.find(({ kind }) => kind === run.kind) ?? runs[0];
      for (const file of refused)
        modal.error({ title: t('ui:mapping.refused'), content: renderFileProblem(t, findKind, file) });
      if (!fresh) return;
      message.success(t('ui:mapping.done', { lines: fresh.counts.lines }));
      const next = await firstStep(engine, fresh.id);
      // Who went on to something else meanwhile stays at it.
      const [name, shown] = readRoute(location.hash);
      if (name === 'runs' && shown === run.id) goTo('runs', fresh.id, next);
    } catch (error) {
      tellFailure(error);
    } finally {
      setWorking(false);
    }
  };
  return { remap, working };
}
