import { setImmediate as turn } from 'node:timers/promises';
import { Failure } from '#shared/contract/failure.ts';
import type { Money } from '#shared/freight/quote.ts';
import { localDay } from '#shared/text/local-time.ts';
import {
  type Applying,
  bodyHash,
  type Claim,
  type ClaimScope,
  type Ledger,
  repeats,
  sentByOthers,
} from '../ledger/ledger.ts';
import type { Clock } from '../ports.ts';
import { inSlices } from '../slices.ts';
import type { OrderRef, PreparedOrder, Store, UnpreparedOrder } from '../store/store.ts';
import { claimInOffice, noOffice } from './claim-in-office.ts';
import { admitOrder, goes, takeOrder, type Wish } from './queue-order.ts';

/** Makes the bodies of a run's orders, one after another. */
export interface Preparing {
  /** Called in the transaction that queues the order; null for one that is not to be queued. */
  of(order: OrderRef): PreparedOrder | UnpreparedOrder | null;
  /** Where sending costs money. */
  readonly priced?: Priced;
}

export interface Priced {
  readonly isReal: boolean;
  /** The order whose body was made last goes. */
  queued(order: number): void;
  /** @throws Failure when what goes so far costs more than a person saw */
  check(): void;
}

export interface QueueRequest {
  readonly run: string;
  readonly scope: ClaimScope;
  /** Keys of orders to be sent although they were rejected, or exist at the partner. */
  readonly again: readonly string[];
  /** Whether the ready orders are sent, as they are by default; or the keys of those that are. */
  readonly readyToo?: boolean | readonly string[] | undefined;
  /** Keys of orders to be sent although another account at the partner sent them, or may have. */
  readonly elsewhere?: readonly string[] | undefined;
  /** The freight that a person saw the total of and confirmed, by currency. */
  readonly seen?: readonly Money[] | undefined;
  readonly prepare: (run: string, seen: readonly Money[] | undefined) => Preparing;
}

export interface QueueSteps {
  readonly clock: Pick<Clock, 'monotonic'>;
  /** Orders queued in one transaction at most. */
  readonly most: number;
  /** Called first in each transaction; throws when this process may not queue the run (any more). */
  readonly hold: () => void;
  /** These orders changed, and were stored; so many of so many are done. */
  readonly onSlice: (orders: readonly OrderRef[], done: number, total: number) => void;
}

/**
 * Queues every ready order of a run, or only those named: body, hash and claim of each are made and committed together, before anything of it is
 * sent. That is done in slices, so that the engine answers in between; with the last one the run is being sent. Orders
 * that their claim speaks against are settled or refused here.
 *
 * What keeps the whole of it from being queued is looked for before the first slice. Whatever comes up later leaves the slices
 * before it, which the caller takes back (`half-queued.ts`).
 *
 * @throws Failure `run.sentElsewhere`, `run.sentAtAnotherDesk` when another account sent some of them and nobody said that this one shall, too
 * @throws Failure `run.changed` when the run does not go to that account (any more)
 * @throws Failure `run.cleared` when retention took its lines away, `run.beingEdited` while a large edit of it is being made
 */
export async function queueRun(store: Store, ledger: Ledger, request: QueueRequest, steps: QueueSteps): Promise<void> {
  const { run, scope, seen, prepare } = request;
  const { clock, most, hold, onSlice } = steps;
  const wish: Wish = { run, scope, again: new Set(request.again), elsewhere: new Set(request.elsewhere) };
  const begin = () => {
    hold();
    refuseChanged(store, run, scope);
    if (store.edits.openStep(run)) throw new Failure('run.beingEdited', { run });
    if (store.runs.isCleared(run)) throw new Failure('run.cleared', { run });
  };
  store.atomically(begin);
  const shared = ledger.shared?.of(scope) ?? null;
  await shared?.compared();
  // Of a large run each of these takes its time.
  await turn();
  const orders = store.outbox.submittable(run, request.again, request.readyToo);
  await turn();
  const first = prepare(run, seen);
  await turn();
  if (first.priced?.isReal) await refuseUnseen(first, first.priced);
  else await refuseElsewhere();

  const office = shared ? await claimInOffice(shared, run, await wanted()) : noOffice;
  const preparing = first.priced?.isReal || shared ? prepare(run, seen) : first;
  const take = (ref: OrderRef) => {
    store.submissionProblems.liftOne(run, ref.id);
    const order = preparing.of(ref);
    if (!order) return;
    const here = admitOrder(store, ledger, wish, order);
    const admitted = goes(here) ? office.on(here) : here;
    if (admitted.admission.type === 'ask') throw sentElsewhere([admitted.admission.claim]);
    takeOrder(store, ledger, wish, admitted);
    if (goes(admitted)) preparing.priced?.queued(ref.id);
  };
  const queue = () =>
    inSlices(orders, take, {
      ...{ store, clock, most, begin },
      end(isLast) {
        preparing.priced?.check();
        if (!isLast) return;
        // Should the program end right here, it goes on with the run when it starts.
        store.runs.setState(run, 'submitting');
        store.runs.setHold(run, null);
      },
      stored(slice, done) {
        office.stored(slice.map(({ key }) => key));
        onSlice(slice, done, orders.length);
      },
    });
  try {
    if (office.asked.length > 0) throw sentElsewhere(office.asked);
    await queue();
  } finally {
    await office.giveBack();
  }

  /** The keys that the office is asked for: of the orders that would be sent by what this desk knows. */
  async function wanted(): Promise<readonly Applying[]> {
    const { of } = prepare(run, seen);
    const found: Applying[] = [];
    const look = (ref: OrderRef) => {
      const order = of(ref);
      const admitted = order && admitOrder(store, ledger, wish, order);
      if (!admitted || !goes(admitted)) return;
      const { id, key } = ref;
      const asked = {
        again: repeats(wish.again.has(key), store.outbox.find(id)?.state),
        elsewhere: wish.elsewhere.has(key),
      };
      found.push({ key, run, order: id, bodyHash: admitted.hash, ...asked });
    };
    await inSlices(orders, look, { store, clock, most, begin });
    return found;
  }

  /** What all of it costs is known before any of it is queued, and said in one sum. */
  async function refuseUnseen({ of }: Preparing, priced: Priced): Promise<void> {
    const asked: Claim[] = [];
    const look = (ref: OrderRef) => {
      const order = of(ref);
      const admitted = order && admitOrder(store, ledger, wish, order);
      if (admitted?.admission.type === 'ask') asked.push(admitted.admission.claim);
      if (admitted && goes(admitted)) priced.queued(ref.id);
    };
    await inSlices(orders, look, { store, clock, most, begin });
    if (asked.length > 0) throw sentElsewhere(asked);
    priced.check();
  }

  async function refuseElsewhere(): Promise<void> {
    const keys = orders.map(({ key }) => key).filter((key) => !wish.elsewhere.has(key));
    const asked = [...(await sentByOthers(ledger, scope, keys)).values()];
    if (asked.length > 0) throw sentElsewhere(asked);
  }
}

/** When and as whom the first of them was sent, for a sentence. */
function sentElsewhere(asked: readonly Claim[]): Failure {
  const [first] = asked;
  const { accountName: account = '', by } = first ?? {};
  const params = { orders: asked.length, account, date: first ? localDay(first.claimedAt) : '' };
  return by ? new Failure('run.sentAtAnotherDesk', { ...params, ...by }) : new Failure('run.sentElsewhere', params);
}

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
      const preparing = prepare(run, undefined);
      for (const each of empty) {
        const order = preparing.of(each);
        // One that is told from others by something else than its body (a booking) was made with what is gone.
        if (!order || !('body' in order) || order.identity) continue;
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
  const now = runs.sentAs(run);
  // A run that names no account goes to the one that its target means; a change of target always names one.
  const same = now !== null && (now.account === null || now.account === account);
  if (!same || accounts.isRemoved(account)) throw new Failure('run.changed', { run });
}
