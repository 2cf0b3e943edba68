import { type ExitCode, exitCode } from '../actions/exit-code.ts';
import { runCommand } from '../actions/run-command.ts';
import { tellSummary } from '../actions/tell-run.ts';
import { tellOrder } from '../actions/tell-unknown.ts';
import { findOrder } from './decide.ts';

export interface WithdrawOptions {
  /** The number that its lines get. */
  readonly renumber?: string;
  readonly undo?: boolean;
  readonly json?: boolean;
}

/**
 * `withdraw RUN KEY`: an accepted order was withdrawn in the partner's system. With `--renumber` its lines become another order of
 * the run, whether it was noted before or not.
 */
export function withdraw(run: string, key: string, { renumber, undo, ...options }: WithdrawOptions): Promise<ExitCode> {
  return runCommand(options, async (context) => {
    const { engine, output, t } = context;
    await engine.call('runs.get', { run });
    const order = await findOrder(context, run, key);
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
