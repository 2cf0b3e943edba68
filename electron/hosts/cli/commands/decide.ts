import { Failure } from '#shared/contract/failure.ts';
import type { OrderSummary } from '#shared/contract/runs.ts';
import { everyItem } from '../actions/every-item.ts';
import { type ExitCode, exitCode, submittedCode } from '../actions/exit-code.ts';
import { type CommandContext, runCommand } from '../actions/run-command.ts';
import { orBroken } from '../actions/send-run.ts';
import { tellSummary } from '../actions/tell-run.ts';
import { tellOrder, tellUnknown } from '../actions/tell-unknown.ts';
import type { Decision } from './decisions.ts';

export interface DecideOptions {
  /** The partner's number of an order that it has. */
  readonly number?: string;
  readonly json?: boolean;
}

/**
 * `decide RUN KEY DECISION`: a person's word on an order of unknown outcome, by the same rules as on the page; what is to
 * be sent again goes out unless the run is paused. `decide RUN` alone lists them with their evidence and changes nothing.
 */
export function decide(
  run: string,
  key: string | undefined,
  decision: Decision | undefined,
  options: DecideOptions,
): Promise<ExitCode> {
  return runCommand(options, async (context) => {
    const { engine, output, t, interrupted } = context;
    const before = await engine.call('runs.get', { run });
    if (key === undefined || decision === undefined) {
      const open = await tellUnknown(context, before);
      if (open === 0) output.say(t('cli:unknown.none'));
      tellSummary(context, before);
      return open === 0 ? exitCode.ok : exitCode.stopped;
    }
    const { id } = await findOrder(context, run, key);
    const partnerNo = options.number?.trim();
    await engine.call('submissions.decide', { order: id, decision, ...(partnerNo ? { partnerNo } : {}) });
    context.progress.sent = run;
    // Where nothing but this decision kept the run from going on, it goes on.
    const pause = () => void engine.call('submissions.pause', { run });
    interrupted.addEventListener('abort', pause, { once: true });
    if (interrupted.aborted) pause();
    const settled = await orBroken(context, run, () => engine.call('submissions.settled', { run }));
    interrupted.removeEventListener('abort', pause);
    const after = settled?.run ?? (await orBroken(context, run, () => engine.call('runs.get', { run }))) ?? before;
    await orBroken(context, run, async () => {
      const { summary } = await engine.call('orders.get', { order: id });
      await tellOrder(context, after, summary);
      if (summary.state === 'queued') output.say(t('cli:decide.queued', { run }));
    });
    tellSummary(context, after);
    return submittedCode(after.counts);
  });
}

/** @throws Failure `order.missing` */
export async function findOrder({ engine }: CommandContext, run: string, key: string): Promise<OrderSummary> {
  const pages = everyItem((offset, limit) => engine.call('orders.window', { run, search: key, offset, limit }));
  for await (const order of pages) {
    if (order.key === key) return order;
  }
  throw new Failure('order.missing');
}
