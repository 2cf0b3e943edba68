import { Button, Flex, Result, Spin } from 'antd';
import { useRef } from 'react';
import { useCall } from '../../engine/use-call.ts';
import { goTo } from '../../frame/use-route.ts';
import { useTitle } from '../../frame/use-title.ts';
import { useText } from '../../preferences/preferences.tsx';
import { runSteps } from '../registry.tsx';
import { RunHeader } from './run-header.tsx';
import { runTitle } from './run-title.ts';
import { usePaneKey } from './use-pane-key.ts';
import './run-workspace.css';

/** One run and its steps: what it is above, the step's screen below, which has all the height that is left. */
export function RunWorkspace({
  id,
  stepName = 'lines',
}: {
  readonly id: string;
  readonly stepName?: string | undefined;
}) {
  const t = useText();
  const workspace = useRef<HTMLDivElement>(null);
  const screen = useRef<HTMLElement>(null);
  usePaneKey(workspace, screen);
  const { data: run, error } = useCall('runs.get', { run: id });
  useTitle(run && `${t(`ui:run.${run.target}`)} · ${runTitle(t, run)}`);
  if (error) {
    return (
      <Result
        status="404"
        title={t('ui:run.missing')}
        extra={<Button onClick={() => goTo('history')}>{t('ui:run.back')}</Button>}
      />
    );
  }
  if (!run) return <Spin fullscreen />;
  const steps = runSteps.filter(({ usedBy }) => usedBy?.(run) ?? true);
  const step = steps.find(({ name }) => name === stepName) ?? steps.find(({ name }) => name === 'lines');
  return (
    <Flex vertical className="run-workspace" ref={workspace}>
      <RunHeader run={run} steps={steps} current={step?.name} />
      <main className="run-step" ref={screen} tabIndex={-1}>
        {step && <step.Screen run={run} />}
      </main>
    </Flex>
  );
}
