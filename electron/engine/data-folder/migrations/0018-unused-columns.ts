/** Columns that an office sends without is not warned about every day; JSON, absent where nothing is known of them. */
export const unusedColumns = `
ALTER TABLE layouts ADD COLUMN unused TEXT;
`;
