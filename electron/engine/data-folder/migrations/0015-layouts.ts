/**
 * What an office said of a set of headers is more than a field for each column, has a name, and can be taken elsewhere.
 * Mappings are taken over: each column as it was, and a name of the first headers.
 */
export const layouts = `
CREATE TABLE layouts (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  headers TEXT NOT NULL,
  columns TEXT NOT NULL,
  constants TEXT NOT NULL DEFAULT '{}',
  cells TEXT NOT NULL DEFAULT '[]',
  sheets TEXT,
  ends TEXT,
  saved_at TEXT NOT NULL,
  used_at TEXT,
  UNIQUE (kind, headers)
) STRICT, WITHOUT ROWID;

INSERT INTO layouts (id, name, kind, headers, columns, saved_at)
SELECT lower(hex(randomblob(16))),
  name || CASE WHEN row_number() OVER same = 1 THEN '' ELSE ' (' || row_number() OVER same || ')' END,
  kind, headers, columns, saved_at
FROM (
  SELECT kind, headers, saved_at,
    coalesce((SELECT group_concat(substr(value, 1, 30), ' ') FROM (SELECT value FROM json_each(headers) LIMIT 3)), kind) AS name,
    (SELECT json_group_object(key, json_object('field', value)) FROM json_each(columns)) AS columns
  FROM mappings
)
WINDOW same AS (PARTITION BY name ORDER BY saved_at, kind, headers);

DROP TABLE mappings;
`;
