import { PauseOutlined, PlayCircleOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Typography } from 'antd';
import { useEffect, useState } from 'react';
import type { Hold, Run } from '#shared/contract/run.ts';
import { findKind } from '#shared/kinds/registry.ts';
import type { Translate } from '#shared/text/index.ts';
import { holdWords, isAsking } from '#shared/text/outcome-words.ts';
import { useAction, useConnection } from '../../engine/engine.tsx';
import { goTo } from '../../navigation/route.ts';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import { GoneAccount } from '../../runs/gone-account.tsx';
import { lacksKeys, MissingKeys, SafeToClose } from '../../runs/missing-keys.tsx';
import { doneCount, failedCount, freshCount, isQueueing, newSentCount, sentCount } from '../../runs/order-states.ts';
import { OrderTable } from '../../runs/order-table.tsx';
import { OutcomeBar } from '../../runs/outcome-bar.tsx';
import { resultWords } from '../../runs/run-words.ts';
import { useDestination } from '../../runs/use-destination.ts';
import { Booked } from './book-freight.tsx';
import { CancelTheRest } from './cancel-the-rest.tsx';
import { DestinationSentence, DestinationStrip, DraftsThere } from './destination.tsx';
import { GoToProduction, isPractised } from './go-to-production.tsx';
import { Prepare } from './prepare.tsx';
import { Queueing, useQueueProgress } from './queueing.tsx';
import { addSample, type Sample, sendingSince, speedOf, timeWords } from './speed.ts';
import { UnknownOrders } from './unknown-orders.tsx';

/** Sending a run: the summary before, the progress during, the end after; always with every order below. */
export function SubmitScreen({ run }: { readonly run: Run }) {
  const destination = useDestination(run);
  const sent = sentCount(run.counts);
  // Orders are queued before the run says that it is sending.
  const queueing = isQueueing(run);
  const progress = useQueueProgress(run);
  const underWay = ['submitting', 'paused', 'held'].includes(run.state);
  const idle = !underWay && !queueing;
  const preparing = idle && (run.counts.ready > 0 || sent === 0);
  return (
    <Flex vertical gap={16} style={{ padding: 16, maxWidth: 1280, margin: '0 auto' }}>
      {idle && sent > 0 && run.counts.unknown === 0 && <SubmissionResult run={run} />}
      {notBegun(run) && !queueing && <HoldNotice run={run} hold={run.hold} resumable={false} mendable={false} />}
      {idle && !preparing && destination.gone !== null && failedCount(run) > 0 && (
        <GoneAccount destination={destination} />
      )}
      {preparing && <Prepare run={run} destination={destination} progress={progress} />}
      {queueing && (
        <>
          <DestinationStrip run={run}>
            {progress && <DestinationSentence run={run} destination={destination} count={progress.total} />}
          </DestinationStrip>
          <Queueing run={run} progress={progress} />
        </>
      )}
      {underWay && (
        <DestinationStrip run={run}>
          <DestinationSentence run={run} destination={destination} count={newSentCount(run)} underWay />
        </DestinationStrip>
      )}
      {underWay && (run.hold?.reason !== 'keys' || destination.gone !== null) && (
        <MissingKeys
          destination={destination}
          help={run.counts.queued > 0 ? 'submit:keys.helpRun' : 'submit:keys.helpAsk'}
        />
      )}
      {run.hold && run.hold.reason !== 'undecided' && !notBegun(run) && (
        <HoldNotice
          run={run}
          hold={run.hold}
          resumable={!lacksKeys(destination)}
          mendable={destination.gone === null}
        />
      )}
      {underWay && <Progress run={run} resumable={!lacksKeys(destination)} />}
      {run.state === 'submitting' && <SafeToClose run={run} destination={destination} />}
      {/* Comes and goes while orders are sent: below the buttons of the progress, so that they do not move. */}
      <UnknownOrders run={run} />
      <OrderTable run={run} />
    </Flex>
  );
}

/** Whether its last sending came to no end before anything left, and that was not told. */
const notBegun = (run: Run): run is Run & { readonly hold: Hold } => run.hold?.reason === 'queueing';

interface StoppedProps {
  readonly run: Run;
  /** Its account has what it needs to go on. */
  readonly resumable: boolean;
}

/** How far it is, how fast it goes, how long it will take; pause, resume, cancel. */
function Progress({ run, resumable }: StoppedProps) {
  const t = useText();
  const format = useFormat();
  const pause = useAction('submissions.pause');
  const resume = useAction('submissions.resume');
  const { counts, state } = run;
  const unsent = run.standing.existsUnsent;
  const [done, total] = [doneCount(counts) - unsent, newSentCount(run)];
  // Of an engine that is not there nothing is known but how it stood.
  const seen = useConnection() === 'open';
  const going = state === 'submitting';
  const asking = isAsking(run);
  const sending = going && seen && !asking;
  const speed = useSpeed(done, sending);
  const elapsed = useElapsed(run.id, done, going);
  const left = speed === null ? 0 : (total - done) / speed;
  return (
    <Flex vertical gap={8}>
      <Flex justify="space-between" align="center" wrap gap={8}>
        <Flex gap={16} align="baseline" wrap aria-live="off">
          <Typography.Text strong style={{ fontSize: 20, fontVariantNumeric: 'tabular-nums' }}>
            {t('submit:progress.done', { done: format.number(done), total: format.number(total) })}
          </Typography.Text>
          <Typography.Text type="secondary">
            {sending && speed === null && t('submit:progress.waiting')}
            {sending &&
              speed !== null &&
              [
                t('submit:progress.speed', { speed: format.number(speed, speed < 10 ? 1 : 0) }),
                elapsed !== null && t('submit:progress.elapsed', { time: timeWords(t, elapsed) }),
                t('submit:progress.left', { time: timeWords(t, left) }),
                // Nobody looks at the clock for a minute.
                left > 90 && t('submit:progress.finish', { time: format.clock(new Date(Date.now() + left * 1000)) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            {going && !seen && t('submit:progress.unseen')}
            {going && seen && asking && t('submit:progress.asking', { count: counts.unknown })}
            {state === 'paused' && pausedWords(t, run, resumable)}
          </Typography.Text>
          {unsent > 0 && (
            <Typography.Text type="secondary">
              {t(`submit:progress.there.${run.target}`, { count: format.number(unsent) })}
            </Typography.Text>
          )}
        </Flex>
        <Flex gap={8}>
          {going && (
            <Button
              disabled={!seen}
              icon={<PauseOutlined aria-hidden />}
              loading={pause.isPending}
              onClick={() => pause.mutate({ run: run.id })}
            >
              {t('submit:do.pause')}
            </Button>
          )}
          {state === 'paused' && resumable && (
            <Button
              type="primary"
              disabled={!seen}
              icon={<PlayCircleOutlined aria-hidden />}
              loading={resume.isPending}
              onClick={() => resume.mutate({ run: run.id })}
            >
              {t('submit:do.resume')}
            </Button>
          )}
          <CancelTheRest run={run} disabled={!seen} />
        </Flex>
      </Flex>
      <OutcomeBar run={run} />
    </Flex>
  );
}

/** What is left of a run that was paused, and when it can go on. */
function pausedWords(t: Translate, { counts: { queued, unknown } }: Run, resumable: boolean): string {
  if (queued > 0) return t(resumable ? 'submit:paused.left' : 'submit:paused.leftNoKeys', { count: queued });
  return unknown > 0 ? t('submit:paused.asked', { count: unknown }) : t('submit:paused.done');
}

/** Orders per second while `active`; null while that cannot be told. */
function useSpeed(done: number, active: boolean): number | null {
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  useEffect(() => {
    if (!active) return setSamples([]);
    const take = () => setSamples((known) => addSample(known, { at: performance.now(), done }));
    take();
    const timer = setInterval(take, 1000);
    return () => clearInterval(timer);
  }, [done, active]);
  return speedOf(samples);
}

/** Seconds since sending began; null where that was not seen. */
function useElapsed(run: string, done: number, sending: boolean): number | null {
  const [elapsed, setElapsed] = useState<number | null>(null);
  useEffect(() => {
    const look = () => {
      const since = sendingSince(run, { sending, done }, performance.now());
      setElapsed(since === null ? null : (performance.now() - since) / 1000);
    };
    look();
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  }, [run, done, sending]);
  return elapsed;
}

interface HoldNoticeProps extends StoppedProps {
  readonly hold: Hold;
  /** Its account is there. */
  readonly mendable: boolean;
}

/** Why the run stopped by itself, what mends it, and the way to do so. */
function HoldNotice({ run, hold, resumable, mendable }: HoldNoticeProps) {
  const t = useText();
  const format = useFormat();
  const resume = useAction('submissions.resume');
  const { reason, until } = hold;
  const now = useNow(until !== undefined);
  const left = until === undefined ? 0 : Math.max(0, (Date.parse(until) - now) / 1000);
  const byItself = until !== undefined;
  const title = reason === 'queueing' ? 'submit:hold.notBegun' : 'submit:hold.title';
  return (
    <Alert
      showIcon
      type={byItself ? 'info' : 'error'}
      title={t(byItself ? 'submit:hold.waitTitle' : title)}
      description={
        <Flex vertical gap={12} align="flex-start">
          <span>{holdWords(t, hold)}</span>
          {byItself && <span>{t('submit:hold.until', { time: format.time(until), left: timeWords(t, left) })}</span>}
          {reason !== 'undecided' && (
            <Flex gap={8} wrap>
              {/* Where the keys are missing, what leads to them stands above. */}
              {mendable && ofAccount.has(reason) && run.target === 'production' && (resumable || reason === 'keys') && (
                <Button
                  type={reason === 'keys' ? 'primary' : 'default'}
                  onClick={() => goTo('settings', 'accounts', run.account ?? '')}
                >
                  {t(reason === 'keys' ? 'submit:do.enterKeys' : 'submit:do.account')}
                </Button>
              )}
              {resumable && (
                <Button
                  type={reason === 'keys' ? 'default' : 'primary'}
                  loading={resume.isPending}
                  onClick={() => resume.mutate({ run: run.id })}
                >
                  {t(byItself ? 'submit:do.retryNow' : 'submit:do.resume')}
                </Button>
              )}
            </Flex>
          )}
        </Flex>
      }
    />
  );
}

/** What is mended in the account's settings. */
const ofAccount: ReadonlySet<Hold['reason']> = new Set(['credentials', 'keys', 'account']);

/** The time in milliseconds, updated every second while it is needed. */
function useNow(needed: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!needed) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [needed]);
  return now;
}

/** The result in a sentence, the way to the results, and after practice the way to production. */
function SubmissionResult({ run }: { readonly run: Run }) {
  const t = useText();
  const practised = isPractised(run);
  return (
    <Alert
      showIcon
      type={
        run.counts.rejected + run.counts.shelved + run.counts.incomplete + freshCount(run) === 0 ? 'success' : 'warning'
      }
      title={resultWords(t, run)}
      description={
        <>
          {findKind(run.kind)?.freight && <Booked run={run} />} {practised && t('submit:rehearsed.help')}
          <DraftsThere run={run} />
        </>
      }
      action={
        <Flex vertical gap={8}>
          <Button type="primary" onClick={() => goTo('runs', run.id, 'results')}>
            {t('submit:do.results')}
          </Button>
          {practised && <GoToProduction run={run} />}
        </Flex>
      }
    />
  );
}
