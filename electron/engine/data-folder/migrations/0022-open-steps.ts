/**
 * A step of edits that is made, undone or redone bit by bit, as JSON: which, by which process, and whether it is new. While it is
 * open nothing else of the run is edited or queued; one whose process is gone is taken back.
 */
export const openSteps = `ALTER TABLE runs ADD COLUMN open_step TEXT;`;
