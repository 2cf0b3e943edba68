import {
  type Admission,
  admit,
  bodyHash,
  type ClaimScope,
  type Fence,
  type Ledger,
  noteInJournal,
  repeats,
  SENT,
} from '../ledger/ledger.ts';
import type { PreparedOrder, Store, UnpreparedOrder } from '../store/store.ts';

/** A submission's wish, as far as it is about single orders. */
export interface Wish {
  readonly run: string;
  readonly scope: ClaimScope;
  /** Keys of orders to be sent although they were rejected, or exist at the partner. */
  readonly again: ReadonlySet<string>;
  /** Keys of orders to be sent although another account at the partner sent them, or may have. */
  readonly elsewhere: ReadonlySet<string>;
}

/** An order on its way into the queue, with what its key's history says of it. */
export interface Admitted {
  readonly order: PreparedOrder | UnpreparedOrder;
  readonly hash: string;
  readonly admission: Admission;
  /** What the office gave with the key; of one that it has as accepted for another order, what that claim is known by. */
  readonly fence?: Fence | null;
}

/** Looks up what the history of its key allows for an order. */
export function admitOrder(
  { outbox }: Pick<Store, 'outbox'>,
  { claims }: Pick<Ledger, 'claims'>,
  { run, scope, again, elsewhere }: Wish,
  order: PreparedOrder | UnpreparedOrder,
): Admitted {
  const { id, key } = order;
  const hash = bodyHash('body' in order ? (order.identity ?? order.body) : order.identity);
  const history = claims.history(scope, key);
  const admission = admit(history.own, {
    run,
    order: id,
    bodyHash: hash,
    again: repeats(again.has(key), outbox.find(id)?.state),
    elsewhere: elsewhere.has(key) ? null : history.elsewhere,
  });
  return { order, hash, admission };
}

/** Whether it would be sent. */
export const goes = ({ order, admission }: Admitted): boolean => admission.type === 'queue' && 'body' in order;

/**
 * Writes down what becomes of an order: it is queued, with body, hash and claim, or settled or refused where its claim speaks
 * against it. Call it in the transaction that made its body.
 */
export function takeOrder(
  { outbox, submissionProblems: problems, accounts, runs }: Store,
  { claims, journal }: Pick<Ledger, 'claims' | 'journal'>,
  { run, scope, again }: Wish,
  { order, hash, admission, fence = null }: Admitted,
): void {
  const { id, key } = order;
  const body = 'body' in order ? order.body : order.identity;
  const wireHash = 'body' in order && order.identity ? bodyHash(order.body) : null;
  problems.clear(id);
  /** What another desk had accepted is known here from now on, as this order's. */
  const rely = (partnerNo: string | null) => {
    const known = claims.find(scope, key);
    if (fence === null || (known && SENT.has(known.state))) return;
    claims.put(scope, key, { run, order: id, bodyHash: hash, fence });
    claims.settle(scope, key, id, 'exists', partnerNo);
  };
  switch (admission.type) {
    case 'queue':
      if ('problem' in order) {
        if (outbox.refuse(id)) problems.add(run, id, order.problem);
        return;
      }
      outbox.enqueue(id, body, hash, wireHash);
      if (admission.claim) claims.put(scope, key, { run, order: id, bodyHash: hash, fence });
      else {
        rely(null);
        claims.sendAgain(scope, key, id);
      }
      if (again.has(key))
        noteInJournal(journal, { run, ...scope }, { by: 'person', orders: [[id, key, 'resend', null]] });
      return;
    case 'exists': {
      const { partnerNo } = admission;
      rely(partnerNo);
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
    case 'refuse': {
      if (!outbox.refuse(id)) return;
      const { code, params } = admission;
      const practice = accounts.get(scope.account)?.target === 'practice';
      // A run that was lost, with the data or by a restore, cannot be settled first any more.
      const gone = code === 'order.claimedElsewhere' && !runs.exists(String(params.run));
      const title = runs.titleOf(String(params.run));
      problems.add(run, id, {
        code,
        params: {
          ...{ key, ...params, ...(title !== null && { title }) },
          ...{ ...(practice && { practice: 1 }), ...(gone && { gone: 1 }) },
        },
      });
    }
  }
}
