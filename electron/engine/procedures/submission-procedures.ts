import { Failure } from '#shared/contract/failure.ts';
import { likelyColumns } from '#shared/contract/recognition.ts';
import type { Output, Parsed } from '#shared/contract.ts';
import { runOf } from '../context.ts';
import { recheckBorrowing, recheckShelved, recheckUnsent, settleStep } from '../edit/edit.ts';
import type { Handlers, ProceduresOf } from '../handlers.ts';
import { sentElsewhere as sentElsewhereOf } from '../ledger/ledger.ts';
import { rememberLayouts } from '../recognise/recognise.ts';
import { openScope } from '../run-scope.ts';
import { refuseOpenQuestions } from './open-questions.ts';
import type { ProcedureContext } from './procedure-context.ts';

export function submissionProcedures(context: ProcedureContext): Handlers<ProceduresOf<'submissions'>> {
  const { store, submissions, runLocks, partnerQuotes, events, ports } = context;

  /** Orders are on their way by then: a store that takes nothing any more must not look as if nothing had been sent. */
  const rememberWhatWasConfirmed = (run: string) => {
    try {
      rememberLayouts(store, run);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      ports.log.warn('layouts not remembered', { run, error: error.code });
    }
  };

  return {
    'submissions.start': async ({
      run,
      as,
      readyToo,
      concurrency,
      again,
      elsewhere,
      seen,
      choose,
      priceCap,
      confirmWarnings,
    }) => {
      refuseElsewhereGone(context, run, as);
      if (runOf(context, run).doubtedAt) throw new Failure('run.doubted', { run });
      refuseLikelyColumns(store, run);
      refuseOpenQuestions(context, run);
      if (readyToo !== false) await refuseShelvedSince(context, run, readyToo);
      const { toConfirm } = runOf(context, run).standing;
      if (toConfirm > 0 && !confirmWarnings) throw new Failure('run.warnings', { warnings: toConfirm });
      await runLocks.hold(run, async () => {
        refuseElsewhereGone(context, run, as);
        await settleStep(context, run);
        await recheckBorrowing(context, openScope(context, run));
        await partnerQuotes.beforeSending(run, { again: again ?? [], readyToo, elsewhere, choose, priceCap });
        await submissions.start(run, { concurrency, again, readyToo, elsewhere, seen });
      });
      rememberWhatWasConfirmed(run);
      return runOf(context, run);
    },
    'submissions.sentElsewhere': ({ run }) => sentElsewhere(context, run),
    'submissions.pause': async ({ run }) => {
      runOf(context, run);
      await partnerQuotes.stop(run);
      await submissions.pause(run);
      return runOf(context, run);
    },
    'submissions.resume': async ({ run, concurrency }) => {
      runOf(context, run);
      await submissions.resume(run, { concurrency });
      return runOf(context, run);
    },
    'submissions.cancel': async ({ run }) => {
      runOf(context, run);
      await partnerQuotes.stop(run);
      await submissions.cancel(run);
      return runOf(context, run);
    },
    'submissions.settled': async ({ run: id }) => {
      runOf(context, id);
      await submissions.settled(id);
      const run = runOf(context, id);
      return { run, counts: run.counts };
    },
    'submissions.attached': ({ run }) => store.attachments.ofReady(runOf(context, run).id),
    'submissions.heldBack': ({ run }) => ({ orders: store.submissionProblems.heldBack(runOf(context, run).id) }),
    'submissions.lookAgain': async ({ run }) => {
      const { account } = runOf(context, run);
      await runLocks.hold(run, async () => {
        store.atomically(() => store.submissionProblems.lift(run));
        // What a check finds by itself holds them back still: it must not look as if they could go.
        if (account === null || store.accounts.get(account)) await recheckUnsent(context, run);
      });
      const lifted = runOf(context, run);
      events.emit({ type: 'run', run: lifted });
      return lifted;
    },
    'submissions.undecided': async ({ run, limit }) => {
      runOf(context, run);
      const unknown = store.outbox.inState(run, 'unknown');
      if (unknown.length === 0) return { asked: 0, total: 0, askable: false, items: [] };
      const isAsked = await submissions.asked(run);
      const undecided = unknown.filter(({ id }) => !isAsked(id));
      const total = undecided.length;
      const askable = total > 0 && (await submissions.canAsk(run));
      return { asked: unknown.length - total, total, askable, items: undecided.slice(0, limit) };
    },
    'submissions.decide': async ({ order, decision, partnerNo }) => {
      const found = store.outbox.find(order);
      if (!found) throw new Failure('order.missing');
      const other = decision === 'accepted' && partnerNo ? store.orders.numbered(order, partnerNo) : null;
      if (other !== null)
        throw new Failure('order.numberOfAnother', { key: found.key, partnerNo: partnerNo ?? '', other });
      await submissions.decide(
        order,
        decision === 'accepted' ? { decision, partnerNo: partnerNo ?? null } : { decision },
      );
      return runOf(context, found.run);
    },
  };
}

/** What another account at the partner sent of the run's ready orders, account by account, and desk by desk where others of the office did. */
async function sentElsewhere(context: ProcedureContext, id: string): Promise<Output<'submissions.sentElsewhere'>> {
  const { store, ledger } = context;
  const { account, kind } = openScope(context, id);
  const ready = store.outbox.inState(id, 'ready').map(({ key }) => key);
  const sent = await sentElsewhereOf(ledger, { account, kind: kind.id }, ready);
  const accounts = new Map<string, Output<'submissions.sentElsewhere'>['accounts'][number]>();
  for (const { accountName: name, claimedAt: at, by = null } of sent.values()) {
    const which = JSON.stringify([name, by]);
    const { orders, from, to } = accounts.get(which) ?? { orders: 0, from: at, to: at };
    accounts.set(which, { name, by, orders: orders + 1, from: at < from ? at : from, to: at > to ? at : to });
  }
  return { keys: [...sent.keys()], accounts: [...accounts.values()] };
}

/**
 * A wrong column changes what is sent without anyone's seeing it: what is only likely is confirmed once, before that.
 *
 * @throws Failure `columns.unconfirmed`
 */
function refuseLikelyColumns({ files }: ProcedureContext['store'], run: string): void {
  const sheets = files.list(run).flatMap((file) => file.sheets);
  const likely = likelyColumns(sheets);
  const [first] = likely;
  if (!first) return;
  throw new Failure('columns.unconfirmed', {
    count: likely.length,
    columns: likely.map(({ column }) => column.header.replace(/\s+/g, ' ').trim()).join(', '),
    sheet: first.sheet,
  });
}

/**
 * What a person decided not to send after the run was checked is told before anything of it leaves, whatever was confirmed: a
 * warning that nobody can have seen is no confirmed one. The next time it is one like any other.
 *
 * @throws Failure `run.shelvedSince`
 */
async function refuseShelvedSince(
  context: ProcedureContext,
  run: string,
  named: true | readonly string[] | undefined,
): Promise<void> {
  const { runLocks, events } = context;
  const told = await runLocks.hold(run, () => recheckShelved(context, openScope(context, run)));
  if (told.length === 0) return;
  events.emit({ type: 'run', run: runOf(context, run) });
  const meant = Array.isArray(named) ? told.filter(({ key }) => named.includes(key)) : told;
  const [first] = meant;
  if (first) throw new Failure('run.shelvedSince', { orders: meant.length, key: first.key });
}

/**
 * A window may show a run as it was before another one, or another program, chose where it goes.
 *
 * @throws Failure `run.changed`, and tells every window how it is
 */
function refuseElsewhereGone(context: ProcedureContext, id: string, as: Parsed<'submissions.start'>['as']): void {
  const run = runOf(context, id);
  if (!as || (as.target === run.target && as.account === run.account)) return;
  context.events.emit({ type: 'run', run });
  throw new Failure('run.changed', { run: id });
}
