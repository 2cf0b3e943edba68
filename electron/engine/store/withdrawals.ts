import type { Withdrawal } from '#shared/contract/runs.ts';
import type { Database } from '../data-folder/data-folder.ts';

/** Whether order `o`, which is accepted or exists at the partner, was taken back there. */
export const IS_WITHDRAWN = `o.state IN ('accepted', 'exists') AND EXISTS (SELECT 1 FROM withdrawals w
  WHERE w.run = o.run AND w.order_id = o.id AND w.undone_at IS NULL AND w.account = (SELECT account FROM runs WHERE id = o.run))`;

/** How many orders of run `r` in one of the states were taken back. */
export const withdrawnIn = (state: 'accepted' | 'exists', also = '') => `
  (SELECT count(*) FROM withdrawals w JOIN orders o ON o.id = w.order_id AND o.run = w.run
   WHERE w.run = r.id AND w.account = r.account AND w.undone_at IS NULL AND o.state = '${state}'${also})`;

/** Column of order `o`: JSON of how it was taken back, a {@link Withdrawal}; else null. */
export const WITHDRAWAL_COLUMN = `CASE WHEN o.state IN ('accepted', 'exists') THEN (
  SELECT json_object('how', w.how, 'by', w.withdrawn_by, 'at', w.withdrawn_at) FROM withdrawals w
  WHERE w.run = o.run AND w.order_id = o.id AND w.undone_at IS NULL
    AND w.account = (SELECT account FROM runs WHERE id = o.run)) END AS withdrawal`;

/** An order at a partner: whatever runs hold it. */
export interface WithdrawnKey {
  readonly account: string;
  readonly kind: string;
  readonly key: string;
}

/** What else is the same order: the entries of its account, and the rows of the claims that its key has as that account. */
export interface SameOrder {
  readonly entries: readonly string[];
  readonly claims: readonly number[];
}

const alone: SameOrder = { entries: [], claims: [] };

/** Orders that were taken back at their partners. Nothing of the ledger changes by it: their keys stay used. */
export function createWithdrawals(db: Pick<Database, 'prepare' | 'now'>) {
  return {
    /** Takes back an order in every run that has it, by whichever entry, and where its key was claimed. How many orders that are. */
    put(
      { account, kind, key }: WithdrawnKey,
      { how, by }: Pick<Withdrawal, 'how' | 'by'>,
      { entries, claims }: SameOrder = alone,
    ): number {
      return db
        .prepare<[object]>(
          `INSERT OR REPLACE INTO withdrawals (run, order_id, account, kind, key, how, partner_no, withdrawn_by, withdrawn_at)
           SELECT run, order_id, account, @kind, @key, @how, partner_no, @by, @now FROM (
             SELECT o.run, o.id AS order_id, r.account, o.partner_no FROM orders o JOIN runs r ON r.id = o.run
               WHERE o.key = @key AND o.state IN ('accepted', 'exists') AND r.kind = @kind
                 AND (r.account = @account OR r.account IN (SELECT value FROM json_each(@entries)))
             UNION SELECT c.run, c.order_id, c.account, c.partner_no FROM claims c
               WHERE c.key = @key AND c.kind = @kind AND c.state IN ('accepted', 'exists')
                 AND (c.account = @account OR c.id IN (SELECT value FROM json_each(@claims)))
                 AND NOT EXISTS (SELECT 1 FROM orders o JOIN runs r ON r.id = o.run
                   WHERE o.id = c.order_id AND o.run = c.run AND r.account = c.account AND o.state IN ('accepted', 'exists')))
           WHERE true`,
        )
        .run({ account, kind, key, how, by, now: db.now(), ...asJson({ entries, claims }) }).changes;
    },

    /** It was not taken back after all. False when nobody had said it was. */
    undo({ account, kind, key }: WithdrawnKey, by: string, { entries, claims }: SameOrder = alone): boolean {
      return (
        db
          .prepare<[object]>(
            `UPDATE withdrawals SET undone_by = @by, undone_at = @now, untold = 1
             WHERE key = @key AND kind = @kind AND undone_at IS NULL
               AND (account = @account OR account IN (SELECT value FROM json_each(@entries))
                 OR EXISTS (SELECT 1 FROM claims c WHERE c.id IN (SELECT value FROM json_each(@claims))
                   AND c.run = withdrawals.run AND c.order_id = withdrawals.order_id AND c.account = withdrawals.account))`,
          )
          .run({ account, kind, key, by, now: db.now(), ...asJson({ entries, claims }) }).changes > 0
      );
    },
  };
}

const asJson = ({ entries, claims }: SameOrder) => ({
  entries: JSON.stringify(entries),
  claims: JSON.stringify(claims),
});

/** A row with that column, read. */
export function withWithdrawal<Row extends { readonly withdrawal: string | null }>(
  row: Row,
): Omit<Row, 'withdrawal'> & { readonly withdrawal: Withdrawal | null } {
  return { ...row, withdrawal: row.withdrawal === null ? null : (JSON.parse(row.withdrawal) as Withdrawal) };
}
