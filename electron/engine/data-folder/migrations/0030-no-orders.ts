/** Rows that a person said are no orders (a title, a note, a total): dropped, but not into another line. */
export const noOrders = `
ALTER TABLE lines ADD COLUMN no_order INTEGER NOT NULL DEFAULT 0 CHECK (no_order IN (0, 1));
CREATE INDEX lines_without_order ON lines (run, file, sheet, row) WHERE no_order = 1;`;
