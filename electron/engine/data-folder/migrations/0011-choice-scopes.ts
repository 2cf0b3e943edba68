/** A word's meaning may be taught for one layout alone. headers: the layout's set of header names, '' for every one. */
export const choiceScopes = `
CREATE TABLE choice_rules (
  kind TEXT NOT NULL,
  field TEXT NOT NULL,
  text TEXT NOT NULL,
  headers TEXT NOT NULL,
  code TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  PRIMARY KEY (kind, field, text, headers)
) STRICT, WITHOUT ROWID;

INSERT INTO choice_rules (kind, field, text, headers, code, saved_at)
SELECT kind, field, text, '', code, saved_at FROM choice_mappings;

DROP TABLE choice_mappings;
`;
