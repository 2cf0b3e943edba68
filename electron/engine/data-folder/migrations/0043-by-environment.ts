/**
 * environment: which office's ledger `DOCKHAND_OFFICE_URL` named to a program of this folder, without user and password; NULL where
 * it named none, or this desk left since. Programs without the variable send nothing by themselves then.
 */
export const byEnvironment = `
ALTER TABLE desk ADD COLUMN environment TEXT;
`;
