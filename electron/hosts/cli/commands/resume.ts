import { Failure } from '#shared/contract/failure.ts';
import type { Run } from '#shared/contract/run.ts';
import { everyItem } from '../actions/every-item.ts';
import { sendRun } from '../actions/send-run.ts';
import { tellBookings } from '../actions/tell-bookings.ts';
import { tellSummary } from '../actions/tell-run.ts';
import { type ExitCode, exitCode, submittedCode, worst } from '../exit-code.ts';
import { tellFailure } from '../output/tell-failure.ts';
import { type Session, withSession } from '../session.ts';

/** `resume [RUN]`: goes on with one run, or with every run that stopped before its end; one that cannot go on holds none of the others back. */
export function resume(id: string | undefined, options: { readonly json?: boolean }): Promise<ExitCode> {
  return withSession(options, async (session) => {
    const runs = id ? [await session.engine.call('runs.get', { run: id })] : await unfinished(session);
    if (runs.length === 0) {
      session.output.say(session.t('cli:resume.none'));
      return exitCode.ok;
    }
    const codes: ExitCode[] = [];
    for (const run of runs) codes.push(id ? await resumeOne(session, run) : await resumeIfPossible(session, run));
    return worst(codes, 0);
  });
}

async function resumeOne(session: Session, stopped: Run): Promise<ExitCode> {
  const run =
    isUnfinished(stopped) && !session.interrupted.aborted
      ? await sendRun(session, () => session.engine.call('submissions.resume', { run: stopped.id }))
      : stopped;
  await tellBookings(session, run);
  tellSummary(session, run);
  return submittedCode(run.counts);
}

/** A run may be in another process's hands, or want an account that is not there any more. */
async function resumeIfPossible(session: Session, run: Run): Promise<ExitCode> {
  try {
    return await resumeOne(session, run);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    tellFailure(session.t, error, run.id);
    return exitCode.stopped;
  }
}

async function unfinished({ engine }: Session): Promise<Run[]> {
  const runs: Run[] = [];
  for await (const run of everyItem((offset, limit) => engine.call('runs.list', { offset, limit }))) {
    if (isUnfinished(run)) runs.push(run);
  }
  return runs.reverse();
}

function isUnfinished({ counts }: Run): boolean {
  return counts.queued > 0 || counts.unknown > 0;
}
