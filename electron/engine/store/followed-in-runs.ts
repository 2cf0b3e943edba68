import type { Database } from '../data-folder/data-folder.ts';
import { COLUMNS, type Row, type ShownFollowUp, toKnown } from './follow-ups.ts';
import { IS_WITHDRAWN } from './withdrawals.ts';

/** The accepted orders of some runs that are followed, each with the run that it is counted in: one that two runs hold comes twice. */
export function createFollowedInRuns(db: Pick<Database, 'prepare'>) {
  return function* followedInRuns(runs: readonly string[]): Generator<ShownFollowUp, void, undefined> {
    const rows = db
      .prepare<[string], Row>(
        `SELECT ${COLUMNS}, o.id AS "order", o.run, o.partner_no AS partnerNo
         FROM runs r JOIN orders o ON o.run = r.id
           JOIN follow_ups f ON f.account = r.account AND f.kind = r.kind AND f.key = o.key
         WHERE r.id IN (SELECT value FROM json_each(?)) AND o.state IN ('accepted', 'exists') AND NOT (${IS_WITHDRAWN})`,
      )
      .all(JSON.stringify(runs));
    // What is known of an order is read only when it is looked at, since there may be thousands.
    for (const row of rows) yield toKnown(row);
  };
}
