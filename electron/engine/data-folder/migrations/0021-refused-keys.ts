/** When the partner last refused an account's keys; null once it took them, or others were entered. */
export const refusedKeys = `
ALTER TABLE accounts ADD COLUMN refused_at TEXT;
`;
