/**
 * What a person decided about orders of unknown outcome, and which orders were found to be there without being sent. An
 * order that is marked as existing by this program's own memory was never asked about: no exchange of it says so.
 */
export const decisions = `
ALTER TABLE orders ADD COLUMN unsent INTEGER NOT NULL DEFAULT 0 CHECK (unsent IN (0, 1));
UPDATE orders SET unsent = 1 WHERE state = 'exists' AND NOT EXISTS (
  SELECT 1 FROM attempt_orders JOIN attempts a ON a.id = attempt WHERE order_id = orders.id AND a.purpose = 'send');
CREATE INDEX orders_unsent ON orders (run) WHERE unsent = 1;

-- Outlives its run, as the claim does that it settled. decided_by: the name of the computer's user; blank before it was kept.
CREATE TABLE decisions (
  id INTEGER PRIMARY KEY,
  run TEXT NOT NULL,
  order_id INTEGER NOT NULL,
  key TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('accepted', 'not-accepted', 'send-again')),
  partner_no TEXT,
  decided_by TEXT NOT NULL,
  decided_at TEXT NOT NULL
) STRICT;
CREATE INDEX decisions_by_order ON decisions (order_id, run);
`;
