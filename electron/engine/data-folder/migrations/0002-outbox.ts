/** Idempotency keys ever used, every exchange with a partner, and who is sending which run. All of it outlives its run. */
export const outbox = `
-- One row per idempotency key ever used with an account and kind. Outlives its run: a duplicate is caught years later.
CREATE TABLE claims (
  account TEXT NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  run TEXT NOT NULL,
  order_id INTEGER NOT NULL,
  body_hash TEXT NOT NULL,
  state TEXT NOT NULL,
  partner_no TEXT,
  claimed_at TEXT NOT NULL,
  PRIMARY KEY (account, kind, key)
) STRICT, WITHOUT ROWID;

-- Every HTTP exchange, kept for ever, without secrets. An attempt without an end is a request that may have left.
CREATE TABLE attempts (
  id INTEGER PRIMARY KEY,
  run TEXT NOT NULL,
  account TEXT NOT NULL,
  kind TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('send', 'lookup', 'preview', 'estimate')),
  started_at TEXT NOT NULL,
  ended_at TEXT,
  status INTEGER,
  result TEXT,
  detail TEXT
) STRICT;
CREATE INDEX attempts_open ON attempts (run) WHERE ended_at IS NULL;
CREATE TABLE attempt_orders (
  attempt INTEGER NOT NULL REFERENCES attempts (id),
  order_id INTEGER NOT NULL,
  key TEXT NOT NULL,
  PRIMARY KEY (attempt, order_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX attempt_orders_by_order ON attempt_orders (order_id);

-- A run is submitted by one process at a time.
CREATE TABLE leases (
  run TEXT PRIMARY KEY,
  holder TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
