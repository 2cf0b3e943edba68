import {
  CheckCircleOutlined,
  ExclamationCircleOutlined,
  QuestionCircleOutlined,
  RightCircleOutlined,
} from '@ant-design/icons';
import { Alert, Button, Flex, Result, Spin, Tag } from 'antd';
import { type ComponentType, type RefObject, useEffect, useRef } from 'react';
import type { Run } from '#shared/contract/run.ts';
import { kindLabel } from '#shared/kinds/registry.ts';
import type { TextParams } from '#shared/text/texts.ts';
import { useAction, useCall } from '../engine/engine.tsx';
import { NavLinks } from '../navigation/nav-links.tsx';
import { goTo, linkTo } from '../navigation/route.ts';
import { useFormat } from '../preferences/format.ts';
import { useText } from '../preferences/preferences.tsx';
import { continuedAt } from '../runs/continued-at.ts';
import { isFollowed, useFollowedRuns } from '../runs/followed-runs.tsx';
import { thereCount } from '../runs/order-states.ts';
import { runTitle } from '../runs/run-words.ts';
import { type StepMark, type StepName, stepFact } from '../runs/step-facts.ts';
import { RunFollowUp } from './follow-up/follow-up-screen.tsx';
import { FreightScreen, hasFreight } from './freight/freight-screen.tsx';
import { hasLabels } from './labels/has-labels.ts';
import { LabelsScreen } from './labels/labels-screen.tsx';
import { LinesScreen } from './lines/lines-screen.tsx';
import { MappingScreen } from './mapping/mapping-screen.tsx';
import { useOpenColumns } from './mapping/use-open-columns.ts';
import { ResultsScreen } from './results/results-screen.tsx';
import { SubmitScreen } from './submit/submit-screen.tsx';
import './run-workspace.css';

interface Props {
  readonly id: string;
  readonly stepName?: string | undefined;
}

interface RunStep {
  /** `#/runs/<id>/<name>`, and `ui:step.<name>` is its text. */
  readonly name: StepName;
  readonly Screen: ComponentType<{ readonly run: Run }>;
  /** Where a kind has no use for the step it is not shown; without it every run has the step. */
  readonly usedBy?: (run: Run) => boolean;
}

/** The steps of a run, in the order of the work. */
const runSteps: readonly RunStep[] = [
  { name: 'mapping', Screen: MappingScreen },
  { name: 'lines', Screen: LinesScreen },
  { name: 'freight', Screen: FreightScreen, usedBy: hasFreight },
  { name: 'submit', Screen: SubmitScreen },
  { name: 'results', Screen: ResultsScreen },
  { name: 'labels', Screen: LabelsScreen, usedBy: hasLabels },
  { name: 'follow', Screen: RunFollowUp, usedBy: isFollowed },
];

/** One run and its steps: what it is above, the step's screen below, which has all the height that is left. */
export function RunWorkspace({ id, stepName }: Props) {
  const t = useText();
  const workspace = useRef<HTMLDivElement>(null);
  const screen = useRef<HTMLElement>(null);
  usePaneKey(workspace, screen);
  useStepKeys(id, workspace);
  const { data: run, error } = useCall('runs.get', { run: id });
  useTitle(run && `${t(`ui:run.${run.target}`)} · ${runTitle(t, run)}`);
  if (error?.code === 'run.deleted') return <DeletedRun id={id} told={error.params} />;
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
  const step =
    steps.find(({ name }) => name === (stepName ?? continuedAt(run))) ?? steps.find(({ name }) => name === 'lines');
  return (
    <Flex vertical className="run-workspace" ref={workspace}>
      <RunHeader run={run} steps={steps} current={step?.name} />
      {run.doubtedAt && <DoubtedRun id={run.id} at={run.doubtedAt} />}
      <main className="run-step" ref={screen} tabIndex={-1}>
        {step && <step.Screen run={run} />}
      </main>
    </Flex>
  );
}

/** Of a store of two moments: a person looks at the lines, and says so, before anything of the run is sent. */
function DoubtedRun({ id, at }: { readonly id: string; readonly at: string }) {
  const t = useText();
  const format = useFormat();
  const trust = useAction('runs.trust');
  return (
    <Alert
      banner
      showIcon
      type="warning"
      title={t('ui:run.doubted', { time: format.dateTime(at) })}
      action={
        <Flex gap={8}>
          <Button size="small" href={linkTo('runs', id, 'lines')}>
            {t('ui:run.doubted.look')}
          </Button>
          <Button size="small" loading={trust.isPending} onClick={() => trust.mutate({ run: id })}>
            {t('ui:run.doubted.trust')}
          </Button>
        </Flex>
      }
    />
  );
}

interface DeletedRunProps {
  readonly id: string;
  /** When, and until when it can be taken back. */
  readonly told: TextParams;
}

/** A run that was deleted, opened by its address: it can be taken back from here. */
function DeletedRun({ id, told: { date = '', until = '' } }: DeletedRunProps) {
  const t = useText();
  const restore = useAction('runs.restore');
  return (
    <Result
      status="warning"
      title={t('ui:run.deleted', { date, until })}
      subTitle={t('ui:run.deletedHelp')}
      extra={
        <Flex gap={8} justify="center">
          <Button type="primary" loading={restore.isPending} onClick={() => restore.mutate({ run: id })}>
            {t('ui:run.restore')}
          </Button>
          <Button onClick={() => goTo('history')}>{t('ui:run.back')}</Button>
        </Flex>
      }
    />
  );
}

/** The fact beside it says what each sign means. */
const marks = {
  done: CheckCircleOutlined,
  asked: QuestionCircleOutlined,
  wrong: ExclamationCircleOutlined,
  open: RightCircleOutlined,
} as const satisfies Record<StepMark, unknown>;

interface RunHeaderProps {
  readonly run: Run;
  readonly steps: readonly RunStep[];
  readonly current: RunStep['name'] | undefined;
}

/** What the run is, where it goes, and the way between its steps. */
function RunHeader({ run, steps, current }: RunHeaderProps) {
  const t = useText();
  const title = runTitle(t, run);
  const there = thereCount(run);
  const open = useOpenColumns(run);
  const followed = useFollowedRuns([run]).get(run.id);
  const aboutStep = (name: RunStep['name']) => {
    const { mark, words } = stepFact(name, run, open, t, followed);
    const Mark = marks[mark];
    return { icon: <Mark aria-hidden className={`step-mark ${mark}`} />, about: words };
  };
  return (
    <header className={`run-header ${run.target}`}>
      <div className="run-title">
        <h1 title={run.files.map(({ name }) => name).join('\n')}>{title}</h1>
        <Tag className="run-kind">{kindLabel(run.kind, t.lang)}</Tag>
        <Tag
          variant={run.target === 'production' ? 'solid' : 'filled'}
          color={run.target === 'production' ? '#cf1322' : 'blue'}
        >
          {t(`ui:run.${run.target}`)}
        </Tag>
        <a className="run-counts" href={linkTo('runs', run.id, 'mapping', 'skipped')}>
          {t('ui:run.counts', { orders: run.counts.orders, lines: run.counts.lines, skipped: run.counts.skipped })}
          {there > 0 && ` · ${t(`ui:run.there.${run.target}`, { count: run.counts.orders - there, there })}`}
        </a>
      </div>
      <NavLinks
        label={t('ui:run.steps')}
        links={steps.map(({ name }) => ({
          href: linkTo('runs', run.id, name),
          text: t(`ui:step.${name}`),
          current: name === current,
          ...aboutStep(name),
        }))}
      />
    </header>
  );
}

/**
 * F6 goes from the step's screen to the links of the steps and back to where one was, as between the panes of a
 * spreadsheet program: from the grid, say, to the sending without a Tab for every button in between.
 */
function usePaneKey(workspace: RefObject<HTMLElement | null>, screen: RefObject<HTMLElement | null>): void {
  const last = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && screen.current?.contains(target)) last.current = target;
    };
    const go = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.defaultPrevented) return;
      const { activeElement } = document;
      // Not while a dialog is open.
      const inside = activeElement === document.body || workspace.current?.contains(activeElement);
      if (!inside) return;
      event.preventDefault();
      const step = workspace.current?.querySelector<HTMLElement>('.run-header [aria-current]');
      const back = last.current?.isConnected ? last.current : screen.current;
      (step?.parentElement?.contains(activeElement) ? back : step)?.focus();
    };
    document.addEventListener('focusin', remember);
    document.addEventListener('keydown', go);
    return () => {
      document.removeEventListener('focusin', remember);
      document.removeEventListener('keydown', go);
    };
  }, [workspace, screen]);
}

/** Alt and a digit lead to the step of that number, as it stands in the row. */
function useStepKeys(run: string, workspace: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const go = ({ altKey, ctrlKey, metaKey, code, defaultPrevented }: KeyboardEvent) => {
      const [, digit] = /^Digit([1-9])$/.exec(code) ?? [];
      if (!altKey || ctrlKey || metaKey || defaultPrevented || digit === undefined) return;
      const { activeElement } = document;
      const inside = activeElement === document.body || workspace.current?.contains(activeElement);
      const links = workspace.current?.querySelectorAll<HTMLAnchorElement>('.run-header nav a') ?? [];
      const hash = inside ? links[Number(digit) - 1]?.hash : undefined;
      if (hash?.startsWith(linkTo('runs', run))) location.hash = hash;
    };
    document.addEventListener('keydown', go);
    return () => document.removeEventListener('keydown', go);
  }, [run, workspace]);
}

/** The window's (or tab's) title while a run is shown; afterwards it is the program's name again. */
function useTitle(title: string | undefined): void {
  const t = useText();
  const plain = t('app:title');
  useEffect(() => {
    if (title === undefined) return;
    rename(`${title} - ${plain}`);
    return () => rename(plain);
  }, [title, plain]);
}

/** Keeps the percentage that the title may begin with while something is sent. */
function rename(title: string): void {
  const [percent = ''] = /^\d+% /.exec(document.title) ?? [];
  document.title = percent + title;
}
