/** How far a writer of the journal has come at all, beside how far the store knows everything of it: not all of that may have been taken. */
export const journalSeen = `
ALTER TABLE journaled ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;
`;
