/**
 * What an order is found by: its numbers, those that the partner gave, and the codes in its lines, a line each. What an order or
 * its lines change to is noted in `unsought`, and its terms are gone at once: what was cleared away is not found any more.
 */
export const search = `
CREATE TABLE order_terms (
  order_id INTEGER PRIMARY KEY REFERENCES orders (id) ON DELETE CASCADE,
  terms TEXT NOT NULL
) STRICT;
CREATE TABLE unsought (
  order_id INTEGER PRIMARY KEY
) STRICT;
INSERT INTO unsought SELECT id FROM orders;

CREATE TRIGGER order_is_new AFTER INSERT ON orders BEGIN
  INSERT OR IGNORE INTO unsought VALUES (new.id);
END;
CREATE TRIGGER order_changes AFTER UPDATE OF key, partner_no, answer ON orders
WHEN old.key IS NOT new.key OR old.partner_no IS NOT new.partner_no OR old.answer IS NOT new.answer BEGIN
  DELETE FROM order_terms WHERE order_id = new.id;
  INSERT OR IGNORE INTO unsought VALUES (new.id);
END;
CREATE TRIGGER line_is_new AFTER INSERT ON lines WHEN new.order_id IS NOT NULL BEGIN
  INSERT OR IGNORE INTO unsought VALUES (new.order_id);
END;
CREATE TRIGGER line_changes AFTER UPDATE OF fields, types, texts, rich, order_id, dropped ON lines BEGIN
  DELETE FROM order_terms WHERE order_id IN (old.order_id, new.order_id);
  INSERT OR IGNORE INTO unsought SELECT value FROM json_each(json_array(old.order_id, new.order_id)) WHERE value IS NOT NULL;
END;
CREATE TRIGGER line_is_gone AFTER DELETE ON lines WHEN old.order_id IS NOT NULL BEGIN
  DELETE FROM order_terms WHERE order_id = old.order_id;
  INSERT OR IGNORE INTO unsought VALUES (old.order_id);
END;
`;
