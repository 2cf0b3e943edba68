/**
 * What this data folder remembers of itself as a desk of an office. office: which ledger; epoch: how often it opened that;
 * seq: how far that had come when it was last heard. Stamps: those that it opened it with, or was about to; a copy of the
 * folder knows none of the later ones.
 */
export const deskEpochs = `
ALTER TABLE desk ADD COLUMN office TEXT;
ALTER TABLE desk ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0;
ALTER TABLE desk ADD COLUMN seq INTEGER NOT NULL DEFAULT 0;
CREATE TABLE desk_stamps (
  stamp TEXT PRIMARY KEY,
  epoch INTEGER NOT NULL
) STRICT;
`;
