/**
 * Accepted orders that were taken back at the partner, as somebody says or the partner did. Nothing of what makes an order go out
 * once changes by that: order and claim stay accepted, so that its key is never used again. Outlives its run. How:
 * `portal`: a person did it in the partner's system; `call`: the partner did it when it was asked.
 */
export const withdrawals = `
CREATE TABLE withdrawals (
  run TEXT NOT NULL,
  order_id INTEGER NOT NULL,
  account TEXT NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  how TEXT NOT NULL CHECK (how IN ('portal', 'call')),
  partner_no TEXT,
  withdrawn_by TEXT NOT NULL,
  withdrawn_at TEXT NOT NULL,
  undone_by TEXT,
  undone_at TEXT,
  PRIMARY KEY (run, order_id, account)
) STRICT, WITHOUT ROWID;
CREATE INDEX withdrawals_by_order ON withdrawals (order_id);
`;
