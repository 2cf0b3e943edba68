/** When a person deleted the run: it is out of sight then, and can be taken back until it is removed for good. */
export const deletedRuns = `
ALTER TABLE runs ADD COLUMN deleted_at TEXT;
CREATE INDEX runs_deleted ON runs (deleted_at) WHERE deleted_at IS NOT NULL;
`;
