import { Failure } from '#shared/contract/failure.ts';
import type { Money } from '#shared/freight/quote.ts';
import { type Admission, admit, bodyHash, type Claim, type ClaimScope, type Ledger } from '../ledger/ledger.ts';
import type { OrderRef, PreparedOrder, Store, UnpreparedOrder } from '../store/store.ts';

export interface QueueRequest {
  readonly run: string;
  readonly scope: ClaimScope;
  /** Keys of orders to be sent although they were rejected, or exist at the partner. */
  readonly again: readonly string[];
  /** Keys of orders to be sent although another account at the partner sent them, or may have. */
  readonly elsewhere?: readonly string[] | undefined;
  /** The freight that a person saw the total of and confirmed, by currency. */
  readonly seen?: readonly Money[] | undefined;
  readonly prepare: (
    run: string,
    orders: readonly OrderRef[],
    seen: readonly Money[] | undefined,
  ) => Iterable<PreparedOrder | UnpreparedOrder>;
}

/**
 * Queues every ready order of a run in one transaction: body, hash and claim are committed together, before anything
 * is sent. Orders that their claim speaks against are settled or refused here. Returns the orders that changed.
 *
 * @throws Failure `run.sentElsewhere` when another account sent some of them and nobody said that this one shall, too
 * @throws Failure `run.changed` when the run does not go to that account (any more)
 */
export function queueRun(
  store: Store,
  { claims }: Ledger,
  { run, scope, again, elsewhere = [], seen, prepare }: QueueRequest,
): readonly number[] {
  const { outbox, submissionProblems: problems } = store;
  const practice = store.accounts.get(scope.account)?.target === 'practice';
  return store.atomically(() => {
    refuseChanged(store, run, scope);
    problems.lift(run);
    const changed: number[] = [];
    const confirmed = new Set(elsewhere);
    const asked: Claim[] = [];
    for (const order of prepare(run, outbox.submittable(run, again), seen)) {
      const hash = bodyHash('body' in order ? (order.identity ?? order.body) : order.identity);
      const admission = admit(claims.find(scope, order.key), {
        run,
        order: order.id,
        bodyHash: hash,
        again: again.includes(order.key),
        elsewhere: confirmed.has(order.key) ? null : claims.findElsewhere(scope, order.key),
      });
      if (admission.type === 'ask') asked.push(admission.claim);
      apply(order, hash, admission);
      changed.push(order.id);
    }
    const [first] = asked;
    if (first) throw new Failure('run.sentElsewhere', { orders: asked.length, ...toldOf(first) });
    // Should the program end right here, it goes on with the run when it starts.
    store.runs.setState(run, 'submitting');
    store.runs.setHold(run, null);
    return changed;
  });

  /** A run that was lost, with the data or by a restore, cannot be settled first any more. */
  function isGone({ code, params }: Extract<Admission, { type: 'refuse' }>): boolean {
    return code === 'order.claimedElsewhere' && store.runs.counts(String(params.run)) === null;
  }

  function apply(order: PreparedOrder | UnpreparedOrder, hash: string, admission: Admission): void {
    const { id, key } = order;
    const body = 'body' in order ? order.body : order.identity;
    const wireHash = 'body' in order && order.identity ? bodyHash(order.body) : null;
    problems.clear(id);
    switch (admission.type) {
      case 'queue':
        if ('problem' in order) {
          if (outbox.refuse(id)) problems.add(run, id, order.problem);
          return;
        }
        outbox.enqueue(id, body, hash, wireHash);
        if (admission.claim) claims.put(scope, key, { run, order: id, bodyHash: hash });
        return;
      case 'exists': {
        const { partnerNo } = admission;
        outbox.enqueue(id, body, hash, wireHash);
        outbox.move(id, 'queued', {
          state: 'exists',
          partnerNo,
          unsent: true,
          answer: JSON.stringify({ type: 'exists', partnerNo, data: {} }),
        });
        return;
      }
      case 'ask':
        return;
      case 'refuse':
        if (outbox.refuse(id))
          problems.add(run, id, {
            code: admission.code,
            params: {
              key,
              ...admission.params,
              ...(practice && { practice: 1 }),
              ...(isGone(admission) && { gone: 1 }),
            },
          });
    }
  }
}

/** When and as whom an order was sent, for a sentence. */
const toldOf = ({ accountName: account, claimedAt }: Claim) => ({ account, date: claimedAt.slice(0, 10) });

/**
 * Makes the bodies anew of orders that left, by the journal, and of which the store has none: only one with the hash that
 * its key was claimed with is the one that left.
 */
export function refillBodies(
  store: Store,
  { claims }: Ledger,
  { run, scope, prepare }: Pick<QueueRequest, 'run' | 'scope' | 'prepare'>,
): void {
  const { outbox } = store;
  store.atomically(() => {
    const empty = outbox.withoutBody(run);
    if (empty.length === 0) return;
    try {
      for (const order of prepare(run, empty, undefined)) {
        // One that is told from others by something else than its body (a booking) was made with what is gone.
        if (!('body' in order) || order.identity) continue;
        const { id, key, body } = order;
        const hash = bodyHash(body);
        if (claims.find(scope, key)?.bodyHash === hash) outbox.fill(id, body, hash);
      }
    } catch (error) {
      // What keeps bodies from being made keeps nothing from being asked about.
      if (!(error instanceof Failure)) throw error;
    }
  });
}

/**
 * Opening an account takes a while, in which another process may send the run elsewhere, remove the account or delete
 * the run: what was opened before must not serve it then.
 *
 * @throws Failure `run.changed`
 */
export function refuseChanged(
  { runs, accounts }: Pick<Store, 'runs' | 'accounts'>,
  run: string,
  { account }: ClaimScope,
): void {
  const now = runs.get(run);
  // A run that names no account goes to the one that its target means; a change of target always names one.
  const same = now !== null && (now.account === null || now.account === account);
  if (!same || accounts.isRemoved(account)) throw new Failure('run.changed', { run });
}
