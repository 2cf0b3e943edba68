/** What the store knows of the journal that lies beside it (`ledger/journal.ts`), so that one that went back in time shows. */
export const journal = `
-- Names this store: records of another one are none of its business.
CREATE TABLE store_name (
  name TEXT NOT NULL
) STRICT;
INSERT INTO store_name VALUES (lower(hex(randomblob(16))));

-- The last record of each writer (a process, while it had the folder open) that this store knows of.
CREATE TABLE journaled (
  writer TEXT PRIMARY KEY,
  n INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- How many bytes of each file of the journal it knows.
CREATE TABLE journal_read (
  path TEXT PRIMARY KEY,
  bytes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
