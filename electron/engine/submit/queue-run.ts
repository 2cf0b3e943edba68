import type { JsonObject } from '#shared/kinds/kind.ts';
import { bodyHash } from '../ledger/body-hash.ts';
import { type Admission, admit } from '../ledger/claim-rules.ts';
import type { ClaimScope } from '../ledger/claims.ts';
import type { OrderRef } from '../store/outbox.ts';
import type { SubmissionProblem } from '../store/submission-problems.ts';
import { refuseChanged } from './refuse-changed.ts';
import type { Stores } from './stores.ts';

/** An order with the body that would be sent. */
export interface PreparedOrder extends OrderRef {
  /** Attachments stand in it as slots. */
  readonly body: JsonObject;
  /** What tells one body from another when parts of it change by themselves (a preview's id); the body by default. */
  readonly identity?: JsonObject;
}

/** An order that cannot be sent as it is: it is kept back, unless its key says that nothing is to be sent anyway. */
export interface UnpreparedOrder extends OrderRef {
  readonly identity: JsonObject;
  readonly problem: SubmissionProblem;
}

export interface QueueRequest {
  readonly run: string;
  readonly scope: ClaimScope;
  /** Keys of orders to be sent although they were accepted or rejected before. */
  readonly again: readonly string[];
  readonly prepare: (run: string, orders: readonly OrderRef[]) => Iterable<PreparedOrder | UnpreparedOrder>;
}

/**
 * Queues every ready order of a run in one transaction: body, hash and claim are committed together, before anything
 * is sent. Orders that their claim speaks against are settled or refused here. Returns the orders that changed.
 *
 * @throws Failure `run.changed` when the run does not go to that account (any more)
 */
export function queueRun(stores: Stores, { run, scope, again, prepare }: QueueRequest): readonly number[] {
  const { db, outbox, claims, problems } = stores;
  return db.transaction(() => {
    refuseChanged(stores, run, scope);
    problems.lift(run);
    const changed: number[] = [];
    for (const order of prepare(run, outbox.submittable(run, again))) {
      const hash = bodyHash('body' in order ? (order.identity ?? order.body) : order.identity);
      const claim = claims.find(scope, order.key);
      apply(order, hash, admit(claim, { run, order: order.id, bodyHash: hash, again: again.includes(order.key) }));
      changed.push(order.id);
    }
    return changed;
  });

  function apply(order: PreparedOrder | UnpreparedOrder, hash: string, admission: Admission): void {
    const { id, key } = order;
    const body = 'body' in order ? order.body : order.identity;
    problems.clear(id);
    switch (admission.type) {
      case 'queue':
        if ('problem' in order) {
          if (outbox.refuse(id)) problems.add(run, id, order.problem);
          return;
        }
        outbox.enqueue(id, body, hash);
        if (admission.claim) claims.put(scope, key, { run, order: id, bodyHash: hash });
        return;
      case 'exists': {
        const { partnerNo } = admission;
        outbox.enqueue(id, body, hash);
        outbox.move(id, 'queued', {
          state: 'exists',
          partnerNo,
          answer: JSON.stringify({ type: 'exists', partnerNo, data: {} }),
        });
        return;
      }
      case 'refuse':
        if (outbox.refuse(id)) problems.add(run, id, { code: admission.code, params: { key, ...admission.params } });
    }
  }
}
