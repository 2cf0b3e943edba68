/** Group robots, what they are to tell, and when they last did: several programs of a data folder share their limits. */
export const robots = `
-- settings: JSON. secrets: its address and key, as the host encrypted them. proved_at: when a test message arrived.
CREATE TABLE robots (
  id TEXT PRIMARY KEY,
  vendor TEXT NOT NULL,
  name TEXT NOT NULL,
  settings TEXT NOT NULL,
  secrets BLOB,
  proved_at TEXT,
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- about: JSON, with no more than the robot may say. detail: JSON, what a message that did not arrive came to.
CREATE TABLE notices (
  id INTEGER PRIMARY KEY,
  robot TEXT NOT NULL,
  made_at TEXT NOT NULL,
  about TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed', 'stale')),
  ended_at TEXT,
  detail TEXT
) STRICT;
CREATE INDEX notices_by_robot ON notices (robot, state, id);

-- Every request, repeats too. at: ms since the epoch.
CREATE TABLE robot_requests (
  robot TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX robot_requests_by_robot ON robot_requests (robot, at);

-- What was told of an order that is short; told again when it says something else.
CREATE TABLE told_shortages (
  follow_up INTEGER PRIMARY KEY,
  mark TEXT NOT NULL
) STRICT;
`;
