/**
 * Orders that a person had the partner asked to cancel, written down before the question leaves. outcome: `asked` until an answer
 * came (also where the program ended meanwhile), `unknown`: nobody knows whether it arrived. said: the partner's own words.
 */
export const cancelRequests = `
CREATE TABLE cancel_requests (
  account TEXT NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  asked_by TEXT NOT NULL,
  asked_at TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('asked', 'unknown', 'refused', 'cancelled')),
  said TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (account, kind, key)
) STRICT, WITHOUT ROWID;
`;
