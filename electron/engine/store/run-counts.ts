import type { Counts } from '#shared/contract/run.ts';

/**
 * The counts of run `r` as columns, for the SELECT of a query over `runs r`. What retention cleared was counted before
 * (`cleared`); orders stay and are always counted.
 */
export const COUNT_COLUMNS = `
  coalesce(r.cleared ->> 'lines',
    (SELECT count(*) FROM lines WHERE run = r.id AND dropped = 0 AND part <> 'order')) AS lines,
  coalesce(r.cleared ->> 'skipped', (SELECT count(*) FROM skipped_rows WHERE run = r.id)) AS skipped,
  coalesce(r.cleared ->> 'errors',
    (SELECT count(*) FROM problems WHERE run = r.id AND severity = 'error')) AS errors,
  coalesce(r.cleared ->> 'warnings',
    (SELECT count(*) FROM problems WHERE run = r.id AND severity = 'warning')) AS warnings,
  (SELECT json_group_object(state, n) FROM
    (SELECT state, count(*) AS n FROM orders WHERE run = r.id GROUP BY state)) AS states`;

export interface CountRow {
  readonly lines: number;
  readonly skipped: number;
  readonly errors: number;
  readonly warnings: number;
  /** JSON: order state → how many. */
  readonly states: string;
}

export function toCounts(row: CountRow): Counts {
  const states = JSON.parse(row.states) as Readonly<Record<string, number>>;
  const of = (state: string) => states[state] ?? 0;
  return {
    orders: Object.values(states).reduce((sum, n) => sum + n, 0),
    lines: row.lines,
    skipped: row.skipped,
    errors: row.errors,
    warnings: row.warnings,
    ready: of('ready'),
    incomplete: of('incomplete'),
    accepted: of('accepted'),
    exists: of('exists'),
    rejected: of('rejected'),
    unknown: of('unknown'),
    queued: of('queued') + of('sending'),
  };
}
