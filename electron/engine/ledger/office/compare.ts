import type { OrderState } from '#shared/contract/run.ts';
import type { Database } from '../../data-folder/data-folder.ts';
import type { ClaimScope, Claims } from '../claims.ts';
import { insertAttempt } from '../evidence.ts';
import type { OpenClaim } from './office-ledger.ts';
import type { Ref } from './shared-scope.ts';
import { REAL_CLAIM, type Told } from './told.ts';

/**
 * `here`: the store knows as much, or its outcome is on its way to the office. `never`: nothing of it was stored, and the order
 * stands as it did before. `left`: it may have been sent by a program that stored nothing of it, or from a copy of this data folder; its
 * outcome counts as unknown here now. `lost`: the same, and the order is not here.
 */
export type Compared = 'here' | 'never' | 'left' | 'lost';

interface Here {
  readonly state: OrderState;
  /** That it is sent with for real. */
  readonly account: string | null;
  /** Requests of it that were begun with that. */
  readonly sends: number;
}

/** States in which an order would be sent, or may be edited. */
const OPEN: ReadonlySet<OrderState> = new Set(['incomplete', 'ready', 'queued', 'rejected']);

/** What this desk has of the claims that the office has open for it. Each call is a part of its caller's transaction. */
export function createComparing(db: Pick<Database, 'prepare' | 'now'>, told: Told, claims: Claims) {
  const orderOf = ({ run, order, key }: OpenClaim) =>
    db
      .prepare<[object], Here>(
        `SELECT o.state, CASE r.target WHEN 'production' THEN r.account END AS account,
           (SELECT count(*) FROM attempt_orders JOIN attempts a ON a.id = attempt AND a.run = o.run AND a.account = r.account
             WHERE order_id = o.id AND a.purpose = 'send') AS sends
         FROM orders o JOIN runs r ON r.id = o.run WHERE o.id = @order AND o.run = @run AND o.key = @key`,
      )
      .get({ run, order, key });

  /** As many requests were allowed as are known here, or more. */
  const knowsLess = ({ state, sends }: Here, { enters, mayHaveLeft }: OpenClaim) =>
    mayHaveLeft && OPEN.has(state) && sends < Math.max(1, enters);

  const setUnknown = (claim: OpenClaim, account: string): void => {
    const { run, order, key, kind, bodyHash, fence, claimedAt: at } = claim;
    insertAttempt(db, { run, account, kind, order, key, at }, 'interrupted');
    // What left last is what may be there: an older body must never be sent in its place.
    db.prepare<[object]>(
      `UPDATE orders SET state = 'unknown', updated_at = @now, body = iif(body_hash IS @bodyHash, body, NULL),
         wire_hash = iif(body_hash IS @bodyHash, wire_hash, NULL), body_hash = iif(body_hash IS @bodyHash, body_hash, NULL)
       WHERE id = @order`,
    ).run({ now: db.now(), order, bodyHash });
    const known = claims.find({ account, kind }, key);
    const isOlder = known?.order === order && known.run === run && known.bodyHash !== bodyHash;
    if (isOlder || told.fenceOf(run, order, key) === null)
      claims.put({ account, kind }, key, { run, order, bodyHash, fence });
    db.prepare<[string, string, number]>(
      `UPDATE claims SET state = 'unknown' WHERE ${REAL_CLAIM} AND state NOT IN ('accepted', 'exists')`,
    ).run(key, run, order);
    told.given(run, order, key, fence);
  };

  return {
    /** `fresh`: nothing was begun by this program yet. */
    of(claim: OpenClaim, fresh: boolean): Compared {
      const { run, order, key, fence, mayHaveLeft } = claim;
      const here = orderOf(claim);
      if (fresh && here?.account && knowsLess(here, claim)) {
        setUnknown(claim, here.account);
        return 'left';
      }
      if (told.hasClaim(run, order, key)) {
        told.given(run, order, key, fence);
        return 'here';
      }
      return !mayHaveLeft && (here?.state === 'ready' || here?.state === 'incomplete') ? 'never' : 'lost';
    },

    /** An order in the queue here may have been sent without this program's knowing: its outcome counts as unknown. */
    doubt({ account, kind }: ClaimScope, run: string, { id: order, key }: Ref): void {
      const at = db.now();
      const { changes } = db
        .prepare<[string, number, string]>(
          "UPDATE orders SET state = 'unknown', updated_at = ? WHERE id = ? AND run = ? AND state = 'queued'",
        )
        .run(at, order, run);
      if (changes === 0) return;
      insertAttempt(db, { run, account, kind, order, key, at }, 'interrupted');
      claims.settle({ account, kind }, key, order, 'unknown', null);
    },

    /** Whether `of` would find it lost; nothing is changed. */
    isLost: (claim: OpenClaim): boolean =>
      claim.mayHaveLeft && orderOf(claim) === undefined && !told.hasClaim(claim.run, claim.order, claim.key),
  };
}
