/**
 * Cells are kept without the names of their fields, and once: what a search looks at is what is read. `fields` names the list
 * (`field_lists`) that `types` (a letter for each field) and `texts` (U+001F between them) go by; `rich` holds what a text
 * alone cannot say, as a JSON array. Lines of before have neither list nor types: `rich` is the JSON object of all their
 * cells, as it was.
 */
export const packedLines = `
CREATE TABLE field_lists (
  id INTEGER PRIMARY KEY,
  fields TEXT NOT NULL
) STRICT;

CREATE TABLE packed_lines (
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  id INTEGER NOT NULL,
  file INTEGER NOT NULL,
  sheet TEXT NOT NULL,
  row INTEGER NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('whole', 'order', 'detail')),
  order_id INTEGER REFERENCES orders (id),
  dropped INTEGER NOT NULL DEFAULT 0 CHECK (dropped IN (0, 1)),
  fields INTEGER REFERENCES field_lists (id),
  types TEXT,
  rich TEXT,
  texts TEXT NOT NULL,
  PRIMARY KEY (run, id),
  CHECK ((fields IS NULL) = (types IS NULL)),
  CHECK (fields IS NOT NULL OR rich IS NOT NULL)
) STRICT;
INSERT INTO packed_lines (run, id, file, sheet, row, part, order_id, dropped, rich, texts)
  SELECT l.run, l.id, l.file, l.sheet, l.row, l.part, l.order_id, l.dropped, l.cells, coalesce(t.text, '')
  FROM lines l LEFT JOIN line_texts t ON t.run = l.run AND t.line = l.id;
DROP TABLE line_texts;
DROP TABLE lines;
ALTER TABLE packed_lines RENAME TO lines;
CREATE INDEX lines_by_order ON lines (order_id, dropped, part, id);
CREATE INDEX lines_in_grid ON lines (run, dropped, id, order_id, part);
`;
