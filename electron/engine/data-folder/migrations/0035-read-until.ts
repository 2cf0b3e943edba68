/**
 * Up to which moment (ISO) an account's changes were read, where its partner says what changed in a window of time; known_to: the
 * last follow-up that was known when reading began, so that for a later one reading begins at its acceptance.
 */
export const readUntil = `
ALTER TABLE follow_up_accounts ADD COLUMN read_until TEXT;
ALTER TABLE follow_up_accounts ADD COLUMN known_to INTEGER NOT NULL DEFAULT 0;
`;
