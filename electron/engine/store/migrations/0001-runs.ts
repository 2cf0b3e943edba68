/** Runs, their files, lines, edits, problems, orders, attempts; accounts, settings, mappings. */
export const runs = `
CREATE TABLE accounts (
  id TEXT PRIMARY KEY,
  partner TEXT NOT NULL,
  name TEXT NOT NULL,
  target TEXT NOT NULL CHECK (target IN ('practice', 'production')),
  settings TEXT NOT NULL,
  secrets BLOB,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE runs (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  target TEXT NOT NULL CHECK (target IN ('practice', 'production')),
  account TEXT REFERENCES accounts (id),
  created_at TEXT NOT NULL,
  attachments_dir TEXT,
  hold TEXT,
  options TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX runs_by_time ON runs (created_at);

CREATE TABLE files (
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  idx INTEGER NOT NULL,
  name TEXT NOT NULL,
  path TEXT,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  sheets TEXT NOT NULL,
  PRIMARY KEY (run, idx)
) STRICT;

CREATE TABLE orders (
  id INTEGER PRIMARY KEY,
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  key TEXT NOT NULL,
  state TEXT NOT NULL,
  body TEXT,
  body_hash TEXT,
  partner_no TEXT,
  message TEXT,
  answer TEXT,
  updated_at TEXT NOT NULL,
  UNIQUE (run, position)
) STRICT;
CREATE INDEX orders_by_state ON orders (run, state, position);
CREATE INDEX orders_by_key ON orders (key);
CREATE INDEX orders_by_partner_no ON orders (partner_no);

CREATE TABLE lines (
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  id INTEGER NOT NULL,
  file INTEGER NOT NULL,
  sheet TEXT NOT NULL,
  row INTEGER NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('whole', 'order', 'detail')),
  order_id INTEGER REFERENCES orders (id) ON DELETE CASCADE,
  cells TEXT NOT NULL,
  dropped INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (run, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX lines_by_order ON lines (order_id, id);

CREATE TABLE skipped_rows (
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  file INTEGER NOT NULL,
  sheet TEXT NOT NULL,
  row INTEGER NOT NULL,
  reason TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (run, file, sheet, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE problems (
  id INTEGER PRIMARY KEY,
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  order_id INTEGER REFERENCES orders (id) ON DELETE CASCADE,
  line INTEGER,
  field TEXT,
  code TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'info')),
  params TEXT NOT NULL,
  fix TEXT
) STRICT;
CREATE INDEX problems_by_run ON problems (run, severity, code);
CREATE INDEX problems_by_order ON problems (order_id);
CREATE INDEX problems_by_line ON problems (run, line);

CREATE TABLE edits (
  id INTEGER PRIMARY KEY,
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  step INTEGER NOT NULL,
  line INTEGER NOT NULL,
  field TEXT NOT NULL,
  before TEXT,
  after TEXT,
  undone INTEGER NOT NULL DEFAULT 0,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX edits_by_step ON edits (run, step);

CREATE TABLE attachments (
  order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (order_id, position)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE mappings (
  kind TEXT NOT NULL,
  headers TEXT NOT NULL,
  columns TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  PRIMARY KEY (kind, headers)
) STRICT, WITHOUT ROWID;

CREATE TABLE choice_mappings (
  kind TEXT NOT NULL,
  field TEXT NOT NULL,
  text TEXT NOT NULL,
  code TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  PRIMARY KEY (kind, field, text)
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
