import type { Database } from '../data-folder/data-folder.ts';

/** How far the order that used a key has come. `queued` covers sending; `cancelled` never reached the partner. */
export type ClaimState = 'queued' | 'accepted' | 'exists' | 'rejected' | 'unknown' | 'cancelled';

/** An idempotency key that was used, and for what. One per account, kind and key; outlives its run. */
export interface Claim {
  readonly run: string;
  readonly order: number;
  readonly bodyHash: string;
  readonly state: ClaimState;
  readonly partnerNo: string | null;
  readonly claimedAt: string;
}

/** The space in which a key is unique. */
export interface ClaimScope {
  readonly account: string;
  readonly kind: string;
}

export interface Claims {
  find(scope: ClaimScope, key: string): Claim | null;
  /** Claims a key for an order, in place of an earlier claim that came to nothing. */
  put(scope: ClaimScope, key: string, claim: { run: string; order: number; bodyHash: string }): void;
  /** Records what became of an order. What was accepted once stays accepted, whatever a later order came to. */
  settle(scope: ClaimScope, key: string, order: number, state: ClaimState, partnerNo: string | null): void;
}

interface Row {
  run: string;
  order_id: number;
  body_hash: string;
  state: ClaimState;
  partner_no: string | null;
  claimed_at: string;
}

export function createClaims(db: Pick<Database, 'prepare' | 'now'>): Claims {
  return {
    find({ account, kind }, key) {
      const row = db
        .prepare<[string, string, string], Row>('SELECT * FROM claims WHERE account = ? AND kind = ? AND key = ?')
        .get(account, kind, key);
      if (!row) return null;
      const { run, order_id: order, body_hash: bodyHash, state, partner_no: partnerNo, claimed_at: claimedAt } = row;
      return { run, order, bodyHash, state, partnerNo, claimedAt };
    },
    put({ account, kind }, key, { run, order, bodyHash }) {
      db.prepare<[object]>(
        `INSERT OR REPLACE INTO claims (account, kind, key, run, order_id, body_hash, state, partner_no, claimed_at)
         VALUES (@account, @kind, @key, @run, @order, @bodyHash, 'queued', NULL, @now)`,
      ).run({ account, kind, key, run, order, bodyHash, now: db.now() });
    },
    settle({ account, kind }, key, order, state, partnerNo) {
      db.prepare<[object]>(
        `UPDATE claims SET state = @state, partner_no = coalesce(@partnerNo, partner_no)
         WHERE account = @account AND kind = @kind AND key = @key
           AND (@state IN ('accepted', 'exists') OR (order_id = @order AND state NOT IN ('accepted', 'exists')))`,
      ).run({ account, kind, key, order, state, partnerNo });
    },
  };
}
