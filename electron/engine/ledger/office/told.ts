import type { Database } from '../../data-folder/data-folder.ts';
import type { ClaimState } from '../claims.ts';
import type { Fence } from './office-ledger.ts';

/** A claim that this desk made without the office: before it joined. */
export interface Unshared {
  readonly id: number;
  readonly partner: string;
  readonly kind: string;
  readonly key: string;
  readonly run: string;
  readonly order: number;
  readonly bodyHash: string;
  readonly state: ClaimState;
  readonly partnerNo: string | null;
  /** ISO. */
  readonly claimedAt: string;
  readonly account: string;
  readonly accountName: string;
  readonly address: string;
  readonly marks: readonly string[];
}

/** How an order stands that the office has not been told of. */
export interface Untold {
  readonly id: number;
  readonly partner: string;
  readonly kind: string;
  readonly key: string;
  readonly fence: Fence;
  readonly state: ClaimState;
  readonly partnerNo: string | null;
  readonly answer: string | null;
  readonly withdrawnAt: string | null;
}

const WITHDRAWN_AT = `(SELECT w.withdrawn_at FROM withdrawals w WHERE w.run = claims.run AND w.order_id = claims.order_id
  AND w.account = claims.account AND w.undone_at IS NULL)`;

/**
 * The claim that an order has for real: what was practised with the same number is nobody else's business, and of two accounts that it
 * was queued for one after the other the later one counts.
 */
export const REAL_CLAIM = `id = (SELECT max(id) FROM claims WHERE key = ? AND run = ? AND order_id = ? AND practice = 0)`;

const SENT_FOR_REAL = "practice = 0 AND partner <> '' AND state IN ('accepted', 'exists', 'unknown', 'queued')";

export type Told = ReturnType<typeof createTold>;

/** What the office knows of this desk's claims, beside those (`claims.ts`). Each call is a part of its caller's transaction. */
export function createTold(db: Pick<Database, 'prepare'>) {
  const fenceOf = (run: string, order: number, key: string) =>
    db
      .prepare<[string, string, number], { fence: Fence | null; untold: 0 | 1 }>(
        `SELECT fence, untold FROM claims WHERE ${REAL_CLAIM}`,
      )
      .get(key, run, order);

  /** The office gave the key to this order. What became of it since is told anew. */
  const given = (run: string, order: number, key: string, fence: Fence): void => {
    db.prepare<[string, string, string, number]>(
      `UPDATE claims SET fence = ?, untold = (state <> 'queued') WHERE ${REAL_CLAIM}`,
    ).run(fence, key, run, order);
  };

  const shared = (where: string, ...values: readonly number[]): readonly Unshared[] =>
    db
      .prepare<number[], Omit<Unshared, 'marks'> & { marks: string }>(
        `SELECT id, partner, kind, key, run, order_id AS "order", body_hash AS bodyHash, account,
           account_name AS accountName, address, marks, state, partner_no AS partnerNo, claimed_at AS claimedAt
         FROM claims ${where}`,
      )
      .all(...values)
      .map(({ marks, ...each }) => ({ ...each, marks: JSON.parse(marks) as string[] }));

  const count = (where: string): number =>
    db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM claims WHERE ${where}`).get()?.n ?? 0;

  return {
    /** What shows that the key is this order's in the office; null where it is not known to be. */
    fenceOf: (run: string, order: number, key: string): Fence | null => fenceOf(run, order, key)?.fence ?? null,

    /** The office does not know yet how the order stands. */
    isUntold: (run: string, order: number, key: string): boolean => fenceOf(run, order, key)?.untold === 1,

    hasClaim: (run: string, order: number, key: string): boolean => fenceOf(run, order, key) !== undefined,

    given,

    /** With which content it stands in the queue; null where that is not known. */
    hashOf: (run: string, order: number): string | null =>
      db
        .prepare<[number, string], { body_hash: string | null }>(
          'SELECT body_hash FROM orders WHERE id = ? AND run = ?',
        )
        .get(order, run)?.body_hash ?? null,

    /** The next ones of what was sent for real, or may have been, and the office has not heard of. */
    unshared: (after: number, most: number): readonly Unshared[] =>
      shared(`WHERE id > ? AND fence IS NULL AND ${SENT_FOR_REAL} ORDER BY id LIMIT ?`, ...[after, most]),

    /** How many outcomes the office has not been told of. */
    untoldCount: (): number => count('untold = 1 AND fence IS NOT NULL AND practice = 0'),

    /** How many keys of what was sent for real, or may have been, are known here; or (`there`) also to the office. */
    sentCount: (there = false): number => count(`${SENT_FOR_REAL}${there ? ' AND fence IS NOT NULL' : ''}`),

    /** The oldest first. */
    untold(most: number): readonly Untold[] {
      return db
        .prepare<[number], Omit<Untold, 'partnerNo'> & { partner_no: string | null }>(
          `SELECT id, partner, kind, key, fence, state, partner_no,
             (SELECT o.answer FROM orders o WHERE o.id = claims.order_id AND o.run = claims.run AND o.key = claims.key) AS answer,
             ${WITHDRAWN_AT} AS withdrawnAt
           FROM claims WHERE untold = 1 AND fence IS NOT NULL AND practice = 0 ORDER BY id LIMIT ?`,
        )
        .all(most)
        .map(({ partner_no: partnerNo, ...each }) => ({ ...each, partnerNo }));
    },

    /** The office knows this of it; what came meanwhile is told next. */
    acknowledged({ id, state, partnerNo, fence, withdrawnAt }: Untold): void {
      db.prepare<[object]>(
        `UPDATE claims SET untold = 0 WHERE id = @id AND state = @state AND partner_no IS @partnerNo AND fence = @fence
           AND ${WITHDRAWN_AT} IS @withdrawnAt`,
      ).run({ id, state, partnerNo, fence, withdrawnAt });
    },

    /** The ledger went back in time: all that was sent, or may have been, is told anew. */
    all(): void {
      db.prepare<[]>(
        `UPDATE claims SET untold = 1
         WHERE fence IS NOT NULL AND practice = 0 AND state IN ('accepted', 'exists', 'unknown', 'queued')`,
      ).run();
    },

    /** What the office needs to know of a claim to have it again. */
    shared: (id: number): Unshared | null => shared('WHERE id = ?', id)[0] ?? null,
  };
}
