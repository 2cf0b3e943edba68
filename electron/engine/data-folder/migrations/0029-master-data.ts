/** What partners say of an account's warehouses and SKUs, and when they were asked. */
export const masterData = `
CREATE TABLE warehouse_lists (
  account TEXT PRIMARY KEY,
  asked_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
-- country: two letters; blank where the partner does not say. active: whether any service of it is on for this customer.
CREATE TABLE warehouses (
  account TEXT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  PRIMARY KEY (account, code)
) STRICT, WITHOUT ROWID;
-- known: whether the partner had a stock record of it.
CREATE TABLE asked_skus (
  account TEXT NOT NULL,
  sku TEXT NOT NULL,
  known INTEGER NOT NULL CHECK (known IN (0, 1)),
  asked_at TEXT NOT NULL,
  PRIMARY KEY (account, sku)
) STRICT, WITHOUT ROWID;
`;
