/**
 * incarnation, generation, lsn: at which server the office's ledger was heard last ('': it did not say), how often that had been put back,
 * and how much had ever been written there.
 */
export const heardServers = `
ALTER TABLE desk ADD COLUMN incarnation TEXT NOT NULL DEFAULT '';
ALTER TABLE desk ADD COLUMN generation INTEGER NOT NULL DEFAULT 0;
ALTER TABLE desk ADD COLUMN lsn INTEGER NOT NULL DEFAULT 0;
`;
