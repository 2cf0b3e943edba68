/**
 * That this data folder joined an office. name: the desk's own, or the computer's where it is NULL; address: of the ledger, without
 * its password, NULL for a desk by itself; password: as the host encrypted it, NULL where it could not; joinings: grows
 * whenever one of these changes, so that every program of the folder notices.
 */
export const membership = `
ALTER TABLE desk ADD COLUMN name TEXT;
ALTER TABLE desk ADD COLUMN address TEXT;
ALTER TABLE desk ADD COLUMN password BLOB;
ALTER TABLE desk ADD COLUMN needs_password INTEGER NOT NULL DEFAULT 0;
ALTER TABLE desk ADD COLUMN joinings INTEGER NOT NULL DEFAULT 0;
`;
