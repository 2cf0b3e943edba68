/** What partners offered for orders before they were booked, and what people chose of it. */
export const freightQuotes = `
-- The last answer for each purpose. asked_for: hash of what was asked about; another account or content makes it stale.
CREATE TABLE freight_quotes (
  order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  purpose TEXT NOT NULL CHECK (purpose IN ('preview', 'estimate')),
  account TEXT NOT NULL,
  asked_for TEXT NOT NULL,
  asked_at TEXT NOT NULL,
  render_id TEXT,
  lines TEXT NOT NULL,
  failure TEXT,
  PRIMARY KEY (order_id, purpose)
) STRICT, WITHOUT ROWID;

-- A person's choice for one line. What a policy chooses follows from the quote and is not stored.
CREATE TABLE freight_choices (
  order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  line INTEGER NOT NULL,
  service_id TEXT NOT NULL,
  PRIMARY KEY (order_id, line)
) STRICT, WITHOUT ROWID;
`;
