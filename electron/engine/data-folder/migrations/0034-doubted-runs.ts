/** Runs whose lines and edits may be of before, because the store was of two moments: nothing of them is sent until a person looked. */
export const doubtedRuns = `
CREATE TABLE doubted_runs (
  run TEXT PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE,
  found_at TEXT NOT NULL
) STRICT;
`;
