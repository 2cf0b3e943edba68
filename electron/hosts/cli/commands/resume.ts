import { Failure } from '#shared/contract/failure.ts';
import type { Run } from '#shared/contract/run.ts';
import { everyItem } from '../actions/every-item.ts';
import { type ExitCode, exitCode, submittedCode, worst } from '../actions/exit-code.ts';
import { type CommandContext, runCommand } from '../actions/run-command.ts';
import { orBroken, sendRun, tellBookings } from '../actions/send-run.ts';
import { tellSummary } from '../actions/tell-run.ts';
import { tellFailure } from '../output/output.ts';

/** `resume [RUN]`: goes on with one run, or with every run that stopped before its end; one that cannot go on holds none of the others back. */
export function resume(id: string | undefined, options: { readonly json?: boolean }): Promise<ExitCode> {
  return runCommand(options, async (context) => {
    const runs = id ? [await context.engine.call('runs.get', { run: id })] : await unfinished(context);
    if (runs.length === 0) {
      context.output.say(context.t('cli:resume.none'));
      return exitCode.ok;
    }
    const codes: ExitCode[] = [];
    for (const run of runs) codes.push(id ? await resumeOne(context, run) : await resumeIfPossible(context, run));
    return worst(codes, 0);
  });
}

async function resumeOne(context: CommandContext, stopped: Run): Promise<ExitCode> {
  const run =
    isUnfinished(stopped) && !context.interrupted.aborted
      ? await sendRun(context, stopped, () => context.engine.call('submissions.resume', { run: stopped.id }))
      : stopped;
  await orBroken(context, run.id, () => tellBookings(context, run));
  tellSummary(context, run);
  return submittedCode(run.counts);
}

/** A run may be in another process's hands, or want an account that is not there any more. */
async function resumeIfPossible(context: CommandContext, run: Run): Promise<ExitCode> {
  try {
    return await resumeOne(context, run);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    tellFailure(context.t, error, run.id);
    return exitCode.stopped;
  }
}

async function unfinished({ engine }: CommandContext): Promise<Run[]> {
  const runs: Run[] = [];
  for await (const run of everyItem((offset, limit) => engine.call('runs.list', { offset, limit }))) {
    if (isUnfinished(run)) runs.push(run);
  }
  return runs.reverse();
}

function isUnfinished({ counts }: Run): boolean {
  return counts.queued > 0 || counts.unknown > 0;
}
