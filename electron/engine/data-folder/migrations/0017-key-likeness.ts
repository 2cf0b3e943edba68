/** What is left of an order's key without what a person overlooks: keys that may be taken for one another are found by it. */
export const keyLikeness = `
ALTER TABLE orders ADD COLUMN likeness TEXT;
CREATE INDEX orders_likeness ON orders (likeness, run);
`;
