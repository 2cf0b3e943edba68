/** Where columns are boxes: the rows of a layout that hold a value of each, as JSON; null for a layout without such. */
export const boxRows = `ALTER TABLE layouts ADD COLUMN box_rows TEXT;`;
