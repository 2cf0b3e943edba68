import { useEffect, useEffectEvent } from 'react';
import { useCall } from '../../engine/use-call.ts';
import { useSettings } from '../../engine/use-settings.ts';
import { goTo, useRoute } from '../../frame/use-route.ts';
import { useImportJob } from '../import/import-job.tsx';
import { ChooseSample } from './choose-sample.tsx';
import { RunGuide } from './run-guide.tsx';

/**
 * The first start: a sample is chosen (or an own file comes), then two notes go along with it over the real screens. Shown
 * once, to an office that has no runs yet or asked to see it again. Where it was left it goes on, after a new start too.
 */
export function FirstRun() {
  const { settings, set } = useSettings();
  const { data: runs } = useCall('runs.list', { limit: 1 });
  const { importId } = useImportJob();
  const [name, run, step] = useRoute();

  const done = settings?.firstRunDone === true;
  const begun = settings?.firstRunBegun === true;
  const fresh = runs?.total === 0 || settings?.firstRunDone === false;
  const welcome = settings !== undefined && runs !== undefined && !done && !begun && fresh;

  // Files of one's own do as well as a sample: the welcome makes room for them.
  const begin = useEffectEvent(() => welcome && set({ firstRunBegun: true }));
  useEffect(() => {
    if (importId !== null) begin();
  }, [importId]);

  const finish = () => set({ firstRunDone: true, firstRunBegun: false });
  if (welcome && importId === null) {
    return (
      <ChooseSample
        onSkip={finish}
        onImported={(sample) => {
          set({ firstRunBegun: true });
          goTo('runs', sample, 'lines');
        }}
      />
    );
  }
  if (done || !begun || name !== 'runs' || run === undefined) return null;
  return <RunGuide key={run} run={run} step={step} onEnd={finish} />;
}
