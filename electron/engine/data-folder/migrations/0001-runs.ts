/** The store's own chores, accounts, and runs with their files, orders, lines, problems, edits and attachments. */
export const runs = `
-- When the store last looked after itself (integrity check, clearing of old runs).
CREATE TABLE chores (
  name TEXT PRIMARY KEY,
  done_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A removed account stays, without its secrets: runs and claims still say whose they were.
CREATE TABLE accounts (
  id TEXT PRIMARY KEY,
  partner TEXT NOT NULL,
  name TEXT NOT NULL,
  target TEXT NOT NULL CHECK (target IN ('practice', 'production')),
  settings TEXT NOT NULL,
  secrets BLOB,
  created_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;

-- importer: the process that is still importing the run. cleared: counts of what retention took away.
CREATE TABLE runs (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('importing', 'checked', 'submitting', 'paused', 'held', 'finished')),
  target TEXT NOT NULL CHECK (target IN ('practice', 'production')),
  account TEXT REFERENCES accounts (id),
  created_at TEXT NOT NULL,
  attachments_dir TEXT,
  hold TEXT,
  options TEXT NOT NULL DEFAULT '{}',
  importer TEXT,
  cleared TEXT,
  CHECK ((state = 'importing') = (importer IS NOT NULL))
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

-- AUTOINCREMENT: claims and attempts outlive orders, so an id must never come back for another order.
CREATE TABLE orders (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  key TEXT NOT NULL,
  state TEXT NOT NULL CHECK (
    state IN ('incomplete', 'ready', 'queued', 'sending', 'accepted', 'exists', 'rejected', 'unknown')
  ),
  partner_no TEXT,
  message TEXT,
  updated_at TEXT NOT NULL,
  body_hash TEXT,
  body TEXT,
  answer TEXT,
  UNIQUE (run, position)
) STRICT;
CREATE INDEX orders_by_state ON orders (run, state, position);
CREATE INDEX orders_by_key ON orders (key, run);
CREATE INDEX orders_by_partner_no ON orders (partner_no, run) WHERE partner_no IS NOT NULL;

-- An order with lines cannot be deleted (no cascade): only its run takes lines away. dropped: merged into another line.
CREATE TABLE lines (
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  id INTEGER NOT NULL,
  file INTEGER NOT NULL,
  sheet TEXT NOT NULL,
  row INTEGER NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('whole', 'order', 'detail')),
  order_id INTEGER REFERENCES orders (id),
  dropped INTEGER NOT NULL DEFAULT 0 CHECK (dropped IN (0, 1)),
  cells TEXT NOT NULL,
  PRIMARY KEY (run, id)
) STRICT;
CREATE INDEX lines_by_order ON lines (order_id, dropped, part, id);
CREATE INDEX lines_in_grid ON lines (run, dropped, id, order_id, part);

-- What a search looks at: the line's cell texts, apart from the cells so that a scan reads little.
CREATE TABLE line_texts (
  run TEXT NOT NULL,
  line INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (run, line),
  FOREIGN KEY (run, line) REFERENCES lines (run, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE skipped_rows (
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  file INTEGER NOT NULL,
  sheet TEXT NOT NULL,
  row INTEGER NOT NULL,
  reason TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (run, file, sheet, row)
) STRICT, WITHOUT ROWID;

-- at_line: where the problem is shown; the line itself, or the first line of an order that is meant as a whole.
CREATE TABLE problems (
  id INTEGER PRIMARY KEY,
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  order_id INTEGER REFERENCES orders (id) ON DELETE CASCADE,
  line INTEGER,
  at_line INTEGER,
  field TEXT,
  code TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'info')),
  params TEXT NOT NULL,
  fix TEXT
) STRICT;
CREATE INDEX problems_by_code ON problems (run, severity, code, at_line);
CREATE INDEX problems_by_order ON problems (order_id, severity);
CREATE INDEX problems_by_line ON problems (run, at_line, severity, code);

-- A step is one call of a person. field NULL: the line was dropped (merged into another).
CREATE TABLE edits (
  id INTEGER PRIMARY KEY,
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  step INTEGER NOT NULL,
  line INTEGER NOT NULL,
  field TEXT,
  before TEXT,
  after TEXT,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX edits_by_step ON edits (run, undone, step);
CREATE INDEX edits_by_line ON edits (run, line);

CREATE TABLE attachments (
  order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (order_id, position)
) STRICT, WITHOUT ROWID;
`;
