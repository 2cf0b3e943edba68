import type { Database } from '../../data-folder/data-folder.ts';
import { type Space, spaceOf } from '../account-space.ts';
import type { ClaimState } from '../claims.ts';
import type { Fence, TakenBack } from './office-ledger.ts';

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
}

/** An order that was taken back at the partner, or was not after all, as one of this desk's runs has it. */
export interface UntoldWithdrawal extends TakenBack, Pick<Unshared, 'run' | 'order' | 'kind' | 'account'> {
  /** As whom it was sent. */
  readonly sent: Space;
}

interface WithdrawalRow extends Omit<UntoldWithdrawal, 'sent'> {
  readonly partner: string | null;
  readonly name: string;
  readonly address: string;
  readonly marks: string;
}

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
             (SELECT o.answer FROM orders o WHERE o.id = claims.order_id AND o.run = claims.run AND o.key = claims.key) AS answer
           FROM claims WHERE untold = 1 AND fence IS NOT NULL AND practice = 0 ORDER BY id LIMIT ?`,
        )
        .all(most)
        .map(({ partner_no: partnerNo, ...each }) => ({ ...each, partnerNo }));
    },

    /** The office knows this of it; what came meanwhile is told next. */
    acknowledged({ id, state, partnerNo, fence }: Untold): void {
      db.prepare<[object]>(
        'UPDATE claims SET untold = 0 WHERE id = @id AND state = @state AND partner_no IS @partnerNo AND fence = @fence',
      ).run({ id, state, partnerNo, fence });
    },

    /** The oldest first. Of an order that was claimed here its claim says as whom it was sent. */
    untoldWithdrawals(most: number): readonly UntoldWithdrawal[] {
      return db
        .prepare<[number], WithdrawalRow>(
          `SELECT w.run, w.order_id AS "order", w.account, w.kind, w.key, w.withdrawn_at AS withdrawnAt, w.undone_at AS undoneAt,
             c.partner, c.account_name AS name, c.address, c.marks
           FROM withdrawals w LEFT JOIN claims c ON c.id = (SELECT max(id) FROM claims
             WHERE key = w.key AND run = w.run AND order_id = w.order_id AND account = w.account AND practice = 0)
           WHERE w.untold = 1 AND NOT EXISTS (SELECT 1 FROM accounts WHERE id = w.account AND target = 'practice')
           ORDER BY w.withdrawn_at LIMIT ?`,
        )
        .all(most)
        .map(({ partner, name, address, marks, ...each }) => {
          const known = { account: each.account, practice: 0, name, address } as const;
          const sent =
            partner === null ? spaceOf(db, each.account) : { ...known, partner, marks: JSON.parse(marks) as string[] };
          return { ...each, sent };
        })
        .filter(({ sent }) => sent.partner !== '');
    },

    /** The office knows this of it; what came meanwhile is told next. */
    withdrawalKnown({ run, order, account, withdrawnAt, undoneAt }: UntoldWithdrawal): void {
      db.prepare<[object]>(
        `UPDATE withdrawals SET untold = 0
         WHERE run = @run AND order_id = @order AND account = @account AND withdrawn_at = @withdrawnAt AND undone_at IS @undoneAt`,
      ).run({ run, order, account, withdrawnAt, undoneAt });
    },

    /** The ledger went back in time: all that was sent, or may have been, is told anew. */
    all(): void {
      db.prepare<[]>('UPDATE withdrawals SET untold = 1').run();
      db.prepare<[]>(
        `UPDATE claims SET untold = 1
         WHERE fence IS NOT NULL AND practice = 0 AND state IN ('accepted', 'exists', 'unknown', 'queued')`,
      ).run();
    },

    /** What the office needs to know of a claim to have it again. */
    shared: (id: number): Unshared | null => shared('WHERE id = ?', id)[0] ?? null,
  };
}
