/**
 * What became of accepted orders: what the warehouse says of each, when it was asked and what it said before. An order is
 * known by its account, kind and key, as it is at the partner: several runs may hold it.
 */
export const followUps = `
-- Whether the order was looked at for being followed; most are once, when they were accepted.
ALTER TABLE orders ADD COLUMN followed INTEGER NOT NULL DEFAULT 0 CHECK (followed IN (0, 1));
CREATE INDEX orders_not_followed ON orders (id) WHERE followed = 0 AND state IN ('accepted', 'exists');

-- Times are ISO. announced, facts, contested, settled: JSON. asked_at: when the round began in which it was asked about last.
-- misses: rounds in a row that did not find it. contested: an answer that contradicts the facts.
CREATE TABLE follow_ups (
  id INTEGER PRIMARY KEY,
  account TEXT NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  accepted_at TEXT NOT NULL,
  announced TEXT,
  asked_at TEXT,
  seen_at TEXT,
  news_at TEXT,
  misses INTEGER NOT NULL DEFAULT 0,
  facts TEXT,
  contested TEXT,
  settled TEXT NOT NULL DEFAULT '{}',
  UNIQUE (account, kind, key)
) STRICT;

-- Every change of what is known, and every answer that was not taken, when it was seen first.
CREATE TABLE sightings (
  id INTEGER PRIMARY KEY,
  follow_up INTEGER NOT NULL REFERENCES follow_ups (id),
  seen_at TEXT NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('taken', 'contested', 'missed')),
  said TEXT
) STRICT;
CREATE INDEX sightings_by_follow_up ON sightings (follow_up, id);

-- How an account is asked: the list that the partner took, what keeps it from being asked, and its last round.
CREATE TABLE follow_up_accounts (
  account TEXT PRIMARY KEY,
  round_at TEXT,
  list_size INTEGER,
  failures INTEGER NOT NULL DEFAULT 0,
  hold TEXT
) STRICT, WITHOUT ROWID;

-- Codes that a warehouse gave, for the office to say what they mean. told: a person has been told of it.
CREATE TABLE warehouse_statuses (
  account TEXT NOT NULL,
  code TEXT NOT NULL,
  words TEXT NOT NULL,
  key TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1)),
  PRIMARY KEY (account, code)
) STRICT, WITHOUT ROWID;
`;
