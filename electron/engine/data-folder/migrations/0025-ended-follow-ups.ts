/**
 * Where an order stood when nothing of it could change any more and its contents were cleared: its SKUs, boxes and what the
 * warehouse said are gone by then.
 */
export const endedFollowUps = `ALTER TABLE follow_ups ADD COLUMN ended_as TEXT;`;
