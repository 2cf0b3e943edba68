import { ExperimentOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Flex, Modal, Typography } from 'antd';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { SampleName } from '#shared/contract/imports.ts';
import { useAction, useCall, useSettings } from '../engine/engine.tsx';
import { goTo, useRoute } from '../navigation/route.ts';
import { useText } from '../preferences/preferences.tsx';
import { useImportJob } from './import/import-job.tsx';
import './welcome.css';

/**
 * The first start: a sample is chosen (or an own file is imported), then two notes follow on the run's screens. Shown
 * once, to an office that has no runs yet or asked to see it again. Where it was left it goes on, after a new start too.
 */
export function Welcome() {
  const { settings, set } = useSettings();
  const { data: runs } = useCall('runs.list', { limit: 1 });
  const { importId } = useImportJob();
  const [name, run, step] = useRoute();

  const done = settings?.firstRunDone === true;
  const begun = settings?.firstRunBegun === true;
  const fresh = runs?.total === 0 || settings?.firstRunDone === false;
  const welcome = settings !== undefined && runs !== undefined && !done && !begun && fresh;

  // An own file does as well as a sample.
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

const samples = [
  { name: 'overseas-with-mistakes.xlsx', text: 'mistakes' },
  { name: 'overseas-merged-cells.xlsx', text: 'clean' },
  { name: 'cainiao-stock-in.xlsx', text: 'cainiao' },
] as const satisfies readonly { name: SampleName; text: string }[];

interface ChooseSampleProps {
  readonly onImported: (run: string) => void;
  readonly onSkip: () => void;
}

/** Step one: what the program is, that nothing can go wrong now, and a sample to try. */
function ChooseSample({ onImported, onSkip }: ChooseSampleProps) {
  const t = useText();
  const take = useAction('samples.import');
  const first = useRef<HTMLButtonElement>(null);
  const choose = (name: SampleName) =>
    take.mutateAsync({ importId: crypto.randomUUID(), name }).then(
      // Not by the mutation's own callbacks: this dialog may be gone by then, as the office has a run now.
      ({ runs: [run] }) => (run ? onImported(run.id) : onSkip()),
      // The action has told why already.
      () => undefined,
    );
  return (
    <Modal
      open
      width={600}
      style={{ top: 'min(100px, 6vh)' }}
      // In a low window the dialog's beginning stays in sight, though its first choice has the keyboard.
      afterOpenChange={(open) => open && first.current?.focus({ preventScroll: true })}
      title={t('welcome:title')}
      onCancel={onSkip}
      mask={{ closable: false }}
      footer={<Button onClick={onSkip}>{t('welcome:skip')}</Button>}
    >
      <Flex vertical gap={16}>
        <Typography.Text>{t('welcome:what')}</Typography.Text>
        <Alert showIcon type="info" icon={<ExperimentOutlined aria-hidden />} title={t('welcome:safe')} />
        <section>
          <Typography.Text type="secondary">{t('welcome:step', { step: 1 })}</Typography.Text>
          <h2 className="sample-title">{t('welcome:one.title')}</h2>
          <Typography.Paragraph>{t('welcome:one.help')}</Typography.Paragraph>
          <div className="sample-list">
            {samples.map(({ name, text }, index) => (
              <button
                key={name}
                type="button"
                ref={index === 0 ? first : undefined}
                disabled={take.isPending}
                onClick={() => choose(name)}
              >
                <b>{t(`welcome:one.${text}`)}</b>
                <span>{t(`welcome:one.${text}Help`)}</span>
              </button>
            ))}
          </div>
        </section>
      </Flex>
    </Modal>
  );
}

interface RunGuideProps {
  readonly run: string;
  /** Of the run's workspace. */
  readonly step: string | undefined;
  readonly onEnd: () => void;
}

/** The notes of steps two and three. They speak of practice, so production runs have none. */
function RunGuide({ run, step, onEnd }: RunGuideProps) {
  const t = useText();
  const { data } = useCall('runs.get', { run });
  // The page of the columns asks its own questions first.
  if (data?.target !== 'practice' || step === 'mapping') return null;
  return step === 'submit' || step === 'results' ? (
    <Guide
      step={3}
      title={t('welcome:three.title')}
      text={t('welcome:three.help')}
      next={t('welcome:three.done')}
      onNext={onEnd}
    />
  ) : (
    <Guide
      step={2}
      title={t('welcome:two.title')}
      text={t('welcome:two.help')}
      next={t('welcome:two.next')}
      onNext={() => goTo('runs', run, 'submit')}
      onSkip={onEnd}
    />
  );
}

interface GuideProps {
  readonly step: number;
  readonly title: string;
  readonly text: string;
  readonly next: string;
  readonly onNext: () => void;
  readonly onSkip?: () => void;
}

/** A note over the screen, which can be used meanwhile. */
function Guide({ step, title, text, next, onNext, onSkip }: GuideProps) {
  const t = useText();
  return (
    <Card size="small" className="guide" role="region" aria-label={title}>
      <Flex vertical gap={8}>
        <Typography.Text type="secondary">{t('welcome:step', { step })}</Typography.Text>
        <Typography.Text strong>{title}</Typography.Text>
        <Typography.Text>{text}</Typography.Text>
        <Flex gap={8} justify="flex-end">
          {onSkip && (
            <Button type="text" size="small" onClick={onSkip}>
              {t('welcome:skip')}
            </Button>
          )}
          <Button type="primary" size="small" onClick={onNext}>
            {next}
          </Button>
        </Flex>
      </Flex>
    </Card>
  );
}
