/**
 * The hash of a body that is not what tells one order from another (`body_hash`): a booking holds its preview's id. What
 * leaves must have it.
 */
export const wireHash = `
ALTER TABLE orders ADD COLUMN wire_hash TEXT;
`;
