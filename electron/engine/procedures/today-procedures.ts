import type { Run } from '#shared/contract/run.ts';
import { DAYS_UNFINISHED, type Job, jobType } from '#shared/contract/today.ts';
import type { EngineContext } from '../context.ts';
import { listFollowUps } from '../follow-up/follow-up.ts';
import type { Handlers, ProceduresOf } from '../handlers.ts';

/** More runs than this are told of in the history only. */
const MOST = 50;
const DAY = 86_400_000;

export function todayProcedures(context: EngineContext): Handlers<ProceduresOf<'today'>> {
  const { store, ports } = context;
  return {
    'today.get': async () => {
      const since = new Date(ports.clock.now() - DAYS_UNFINISHED * DAY).toISOString();
      const jobs = store.waiting.runs(since, MOST).flatMap((id) => {
        const run = store.runs.get(id);
        return run ? jobsOf(run) : [];
      });
      const { counts, pieces } = await listFollowUps(context, { show: 'attention', target: 'production' });
      return {
        jobs: jobs.toSorted((one, other) => urgency(one) - urgency(other)),
        runs: store.waiting.inSight(),
        followUp: {
          attention: counts.attention,
          short: { orders: counts.findings.short ?? 0, pieces: pieces.short },
          draft: counts.findings.draft ?? 0,
        },
      };
    },
  };
}

const urgency = ({ type }: Job) => jobType.options.indexOf(type);

/** What one run waits for: what is unknown of it and that it stopped are two things. */
function jobsOf(run: Run): Job[] {
  const { state, counts, hold, standing } = run;
  const sent = counts.accepted + counts.exists + counts.rejected + counts.shelved;
  const failed = counts.rejected + counts.incomplete;
  const jobs: Job[] = [];
  if (counts.unknown > 0 && state !== 'submitting') jobs.push({ type: 'unknown', count: counts.unknown, run });
  if (state === 'held' && hold?.reason !== 'undecided') jobs.push({ type: 'held', count: counts.queued, run });
  if (state === 'paused') jobs.push({ type: 'paused', count: counts.queued, run });
  if (state !== 'checked' && state !== 'finished') return jobs;
  const fresh = counts.ready - standing.readyThere;
  if (sent > 0 && failed > 0) jobs.push({ type: 'failures', count: failed, run });
  else if (sent === 0 && counts.errors > 0) jobs.push({ type: 'errors', count: counts.errors, run });
  else if (fresh > 0) jobs.push({ type: 'ready', count: fresh, run });
  return jobs;
}
