/** What the office taught the program: settings, column mappings, choice mappings, and values it has sent before. */
export const settings = `
CREATE TABLE mappings (
  kind TEXT NOT NULL,
  headers TEXT NOT NULL,
  columns TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  PRIMARY KEY (kind, headers)
) STRICT, WITHOUT ROWID;

CREATE TABLE choice_mappings (
  kind TEXT NOT NULL,
  field TEXT NOT NULL,
  text TEXT NOT NULL,
  code TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  PRIMARY KEY (kind, field, text)
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Values of orders a partner accepted: a warehouse never used before is worth a second look.
CREATE TABLE known_values (
  account TEXT NOT NULL,
  kind TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  last_used_at TEXT NOT NULL,
  PRIMARY KEY (account, kind, field, value)
) STRICT, WITHOUT ROWID;
`;
