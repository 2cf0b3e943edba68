import type { Run } from '#shared/contract/run.ts';
import { DAYS_UNFINISHED, type Job, type JobType, jobType } from '#shared/contract/today.ts';
import { listFollowUps } from '../follow-up/follow-up.ts';
import type { Handlers, ProceduresOf } from '../handlers.ts';
import type { ProcedureContext } from './procedure-context.ts';

/** More runs than this are told of in the history only. */
const MOST = 50;
const DAY = 86_400_000;

export function todayProcedures(context: ProcedureContext): Handlers<ProceduresOf<'today'>> {
  const { store, ports } = context;
  return {
    'today.get': async () => {
      const since = new Date(ports.clock.now() - DAYS_UNFINISHED * DAY).toISOString();
      const jobs: Job[] = [];
      for (const id of store.waiting.runs(since, MOST)) {
        const run = store.runs.get(id);
        const job = run && jobOf(run, await openOf(context, run));
        if (job) jobs.push(job);
      }
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

/** What is not known of a run, and who is to find it out. */
interface Open {
  /** Orders of which only a person can say what became of them, and can now. */
  readonly due: number;
  /** Without them the run cannot go on. */
  readonly lacksKeys: boolean;
  /** No column is known to hold the numbers of its orders. */
  readonly unnumbered: boolean;
}

async function openOf(context: ProcedureContext, run: Run): Promise<Open> {
  const { store, accounts, submissions } = context;
  const { id, state, hold, counts, target } = run;
  const stopped = state === 'paused' || state === 'held';
  const account = run.account === null || target === 'practice' ? null : store.accounts.get(run.account);
  const lacksKeys = hold?.reason === 'keys' || (stopped && account !== null && !(await accounts.hasKeys(account)));
  const open = { due: 0, lacksKeys, unnumbered: counts.orders === 0 && counts.lines > 0 && !hasNumbers(context, run) };
  if (counts.unknown === 0 || state === 'submitting' || lacksKeys) return open;
  if (!stopped) return { ...open, due: counts.unknown };
  const isAsked = await submissions.asked(id);
  return { ...open, due: store.outbox.inState(id, 'unknown').filter((order) => !isAsked(order.id)).length };
}

/** Whether a column, or a cell above a table, is known to hold the numbers of a run's orders. */
function hasNumbers({ store, kinds }: ProcedureContext, run: Run): boolean {
  const key = kinds.find(({ id }) => id === run.kind)?.key ?? [];
  const sheets = store.files.list(run.id).flatMap((file) => file.sheets);
  return sheets
    .filter(({ use }) => use !== 'ignored')
    .flatMap((sheet) => [sheet, ...(sheet.tables ?? [])])
    .some(({ columns, cells = [] }) =>
      [...columns, ...cells].some(({ field }) => field !== null && key.includes(field)),
    );
}

/** What one run waits for: the first thing that is to be done about it. */
function jobOf(run: Run, { due, lacksKeys, unnumbered }: Open): Job | null {
  const { state, counts, standing } = run;
  const job = (type: JobType, count: number): Job => ({ type, count, asked: counts.unknown - due, lacksKeys, run });
  if (due > 0) return job('unknown', due);
  const fresh = counts.ready - standing.readyThere;
  if (run.hold?.reason === 'queueing') return job('notBegun', fresh);
  if (state === 'held' || state === 'paused') return job(state, counts.queued);
  if (state !== 'checked' && state !== 'finished') return null;
  const sent = counts.accepted + counts.exists + counts.rejected + counts.shelved;
  const failed = counts.rejected + counts.incomplete;
  if (unnumbered) return job('columns', counts.lines);
  if (sent > 0 && failed > 0) return job('failures', failed);
  if (sent === 0 && counts.errors > 0) return job('errors', counts.errors);
  return fresh > 0 ? job('ready', fresh) : null;
}
