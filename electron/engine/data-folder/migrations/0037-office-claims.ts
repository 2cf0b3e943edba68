/**
 * fence: what the office's ledger gave with the key; null for what was claimed here alone. untold: the office does not know yet
 * how the order stands.
 */
export const officeClaims = `
ALTER TABLE claims ADD COLUMN fence TEXT;
ALTER TABLE claims ADD COLUMN untold INTEGER NOT NULL DEFAULT 0 CHECK (untold IN (0, 1));
CREATE INDEX claims_untold ON claims (id) WHERE untold = 1;
`;
