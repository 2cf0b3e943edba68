/** Files that a person gave to an order by its own: no cell names them, so that no change of names takes them away. */
export const attachedByHand = `ALTER TABLE attachments ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 0 CHECK (by_hand IN (0, 1));`;
