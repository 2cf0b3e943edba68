/** Accounts, layouts and value rules that a person deleted: what brings them back, for as long as it can. */
export const forgotten = `
-- place: what it stood for (an account's id; a layout's kind and headers; a rule's word), of which there is one at a time.
CREATE TABLE forgotten (
  id INTEGER PRIMARY KEY,
  type TEXT NOT NULL CHECK (type IN ('account', 'layout', 'choice')),
  place TEXT NOT NULL,
  content TEXT NOT NULL,
  forgotten_at TEXT NOT NULL,
  UNIQUE (type, place)
) STRICT;
`;
