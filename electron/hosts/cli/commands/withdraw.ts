import { tell } from '../../node/terminal.ts';
import { type ExitCode, exitCode } from '../actions/exit-code.ts';
import { type CommandContext, runCommand } from '../actions/run-command.ts';
import { tellSummary } from '../actions/tell-run.ts';
import { tellOrder } from '../actions/tell-unknown.ts';
import { findOrder } from './decide.ts';

export interface WithdrawOptions {
  /** The number that its lines get. */
  readonly renumber?: string;
  readonly undo?: boolean;
  /** Have the partner asked to cancel it; `yes`: a person is sure; `again`: although it is not known what became of a request. */
  readonly askPartner?: boolean;
  readonly yes?: boolean;
  readonly again?: boolean;
  readonly json?: boolean;
}

/**
 * `withdraw RUN KEY`: an accepted order was withdrawn in the partner's system, or with `--ask-partner` is by asking it. With
 * `--renumber` its lines become another order of the run, whether it was noted before or not.
 */
export function withdraw(
  run: string,
  key: string,
  { renumber, undo, askPartner, yes = false, again = false, ...options }: WithdrawOptions,
): Promise<ExitCode> {
  return runCommand(options, async (context) => {
    const { engine, output, t } = context;
    await engine.call('runs.get', { run });
    const order = await findOrder(context, run, key);
    if (askPartner) return cancel(context, { run, id: order.id, key, yes, again });
    if (undo) await engine.call('withdrawals.undo', { order: order.id });
    else if (renumber === undefined || order.shown !== 'withdrawn') {
      await engine.call('withdrawals.add', { order: order.id });
    }
    if (renumber !== undefined && !undo) {
      const { key: now } = await engine.call('withdrawals.renumber', { order: order.id, key: renumber });
      output.say(t('cli:withdraw.renumbered', { key: now, run }));
    }
    const { summary } = await engine.call('orders.get', { order: order.id });
    const after = await engine.call('runs.get', { run });
    await tellOrder(context, after, summary);
    tellSummary(context, after);
    return exitCode.ok;
  });
}

interface Cancelling {
  readonly run: string;
  readonly id: number;
  readonly key: string;
  readonly yes: boolean;
  readonly again: boolean;
}

/** One order, and only where a person says twice that it is meant. Of an earlier request without an answer it is asked what became. */
async function cancel(context: CommandContext, { run, id, key, yes, again }: Cancelling): Promise<ExitCode> {
  const { engine, output, t } = context;
  if (!yes) {
    tell(process.stderr, `${t('submission:withdraw.callSure', { key })} ${t('submission:withdraw.callSureHelp')}`);
    tell(process.stderr, t('cli:withdraw.sayYes'));
    return exitCode.failed;
  }
  const { asked } = await engine.call('withdrawals.ways', { order: id });
  const open = asked?.outcome === 'asked' || asked?.outcome === 'unknown';
  const { outcome, said } =
    open && !again
      ? await engine.call('withdrawals.check', { order: id })
      : await engine.call('withdrawals.ask', { order: id, again });
  const { summary } = await engine.call('orders.get', { order: id });
  const after = await engine.call('runs.get', { run });
  await tellOrder(context, after, summary);
  tellSummary(context, after);
  if (outcome === 'cancelled') return exitCode.ok;
  if (outcome === 'refused') output.say(t('submission:withdraw.callRefused', { said }));
  else output.say(t('cli:withdraw.unknown', { key }));
  return outcome === 'refused' ? exitCode.imperfect : exitCode.stopped;
}
