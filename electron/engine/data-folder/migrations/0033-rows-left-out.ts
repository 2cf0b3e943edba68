/** Rows of a layout that are no orders, known again by their words: JSON, null where there are none. */
export const rowsLeftOut = `ALTER TABLE layouts ADD COLUMN no_orders TEXT;`;
