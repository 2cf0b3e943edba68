/** Item ids that stand for the office's own SKUs. */
export const skuItems = `
-- account '': for every account; an account's own entry goes before it.
CREATE TABLE sku_items (
  account TEXT NOT NULL,
  sku TEXT NOT NULL,
  item_id TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  PRIMARY KEY (account, sku)
) STRICT, WITHOUT ROWID;
`;
