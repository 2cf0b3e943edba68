/** What forwarders charge, as the office's own workbooks say. */
export const rateCards = `
CREATE TABLE rate_cards (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  file TEXT NOT NULL,
  valid_from TEXT,
  valid_to TEXT,
  imported_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A rate is JSON in which amounts and weights are text: exact. Prices are looked up in memory, a card at a time.
CREATE TABLE rate_card_rows (
  card TEXT NOT NULL REFERENCES rate_cards (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  rate TEXT NOT NULL,
  PRIMARY KEY (card, position)
) STRICT, WITHOUT ROWID;
`;
