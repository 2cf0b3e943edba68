/** What is said of a whole column is found when its file is read, and stays whatever becomes of the line it is shown at. */
export const columnProblems = `
ALTER TABLE problems ADD COLUMN of_column INTEGER NOT NULL DEFAULT 0 CHECK (of_column IN (0, 1));

UPDATE problems SET of_column = 1 WHERE code = 'column.unused';
`;
