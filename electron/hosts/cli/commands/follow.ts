import { resolve } from 'node:path';
import type { Asked, FollowedItem, FollowUpFilter } from '#shared/contract/follow-up.ts';
import { findingWords, followUpHoldWords } from '#shared/text/follow-up-words.ts';
import { tell } from '../../node/terminal.ts';
import { everyItem } from '../actions/every-item.ts';
import { type ExitCode, exitCode } from '../actions/exit-code.ts';
import { checkWorkbookPath } from '../actions/reports.ts';
import { type CommandContext, runCommand } from '../actions/run-command.ts';
import type { FollowEvent } from '../output/events.ts';

export interface FollowOptions {
  /** What was practised, instead of what was sent for real. */
  readonly practice?: boolean;
  /** Ask about all that can still change, not only what its interval has passed for. */
  readonly now?: boolean;
  /** Let so many days pass at the practice warehouse first; of practice, therefore. */
  readonly practiseDays?: number;
  /** The work list as a workbook. */
  readonly out?: string;
  readonly json?: boolean;
}

/** `follow [RUN]`: asks warehouses what became of accepted orders and tells of each, with what somebody has to look at. */
export function follow(run: string | undefined, options: FollowOptions): Promise<ExitCode> {
  return runCommand(options, async (context) => {
    const { engine, output, t, interrupted } = context;
    const { now = false, practiseDays, out } = options;
    if (out !== undefined) await checkWorkbookPath(out);
    const named = run === undefined ? null : await engine.call('runs.get', { run });
    const practised = options.practice || practiseDays !== undefined || named?.target === 'practice';
    // What is practised is at no warehouse: never both in one sum, one list or one exit code.
    const of = { ...(run && { run }), target: practised ? ('practice' as const) : ('production' as const) };
    if (practiseDays !== undefined) {
      const { days } = await engine.call('followUp.practise', { days: practiseDays });
      output.say(t('cli:follow.days', { days: practiseDays, all: days }));
    }
    const stop = () => void engine.call('followUp.stop', {});
    interrupted.addEventListener('abort', stop, { once: true });
    const unsubscribe = engine.subscribe((event) => {
      if (event.type === 'follow-up') output.event({ type: 'progress', done: event.done, total: event.total });
    });
    const asked = await engine.call('followUp.ask', { ...of, when: now ? 'now' : 'due' });
    unsubscribe();
    interrupted.removeEventListener('abort', stop);
    const show = run === undefined ? 'open' : 'all';
    const list = (offset: number, limit: number) => engine.call('followUp.list', { ...of, show, offset, limit });
    for await (const item of everyItem(list)) output.event(eventOf(context, item));
    const { counts, statuses, apart } = await list(0, 1);
    for (const { account, name, ...status } of statuses) {
      tell(process.stderr, t('followUp:status', { account: name, ...status }));
      await engine.call('followUp.knowStatus', { account, code: status.code });
    }
    for (const { name, hold } of asked.stopped) tell(process.stderr, followUpHoldWords(t, name, hold));
    if (asked.elsewhere) tell(process.stderr, t('cli:follow.elsewhere'));
    const { all, open, attention } = counts;
    output.say(t('cli:follow.summary', { all, open, attention, asked: asked.asked, found: asked.found }));
    const other = practised ? 'production' : 'practice';
    if (apart > 0) output.say(t(`followUp:page.apart.${other}`, { count: apart }));
    if (out !== undefined) await writeWorkList(context, of, resolve(out));
    return codeOf(asked, attention, interrupted.aborted);
  });
}

function eventOf({ t }: CommandContext, item: FollowedItem): FollowEvent {
  const { run, target, key, partnerNo, state, planNo, delivered, skus, findings, seen } = item;
  return {
    type: 'follow',
    run,
    target,
    key,
    partnerNo,
    state,
    ...(planNo === null ? {} : { planNo }),
    ...(delivered === null ? {} : { delivered }),
    lines: skus.map(({ sku, forecast, putAway, damaged }) => ({
      ...{ sku, forecast, putAway },
      ...(damaged === null ? {} : { damaged }),
    })),
    seen,
    findings: findings
      .filter(({ settled }) => !settled)
      .map((finding) => ({ code: finding.code, message: findingWords(t, finding) })),
  };
}

async function writeWorkList(
  { engine, output, t }: CommandContext,
  of: Pick<FollowUpFilter, 'run' | 'target'>,
  out: string,
): Promise<void> {
  const { path, notes } = await engine.call('followUp.export', { ...of, out, lang: t.lang });
  output.say(t('cli:written', { path }));
  for (const note of notes) output.say(t('cli:note', { note }));
}

/** What could not be asked to the end counts more than what somebody has to look at; where nothing could be, nothing was run. */
function codeOf({ stopped, requests, left, elsewhere }: Asked, attention: number, interrupted: boolean): ExitCode {
  if (
    requests === 0 &&
    stopped.length > 0 &&
    stopped.every(({ hold }) => hold.reason === 'account' || hold.reason === 'gone')
  )
    return exitCode.failed;
  if (stopped.length > 0 || left > 0 || elsewhere || interrupted) return exitCode.stopped;
  return attention > 0 ? exitCode.imperfect : exitCode.ok;
}
