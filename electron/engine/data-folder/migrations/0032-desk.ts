/** By which name an office's other desks know this data folder. */
export const desk = `
CREATE TABLE desk (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id TEXT NOT NULL
) STRICT;
`;
