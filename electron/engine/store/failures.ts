import type { FailureGroup } from '#shared/contract/failures.ts';
import type { Database } from '../data-folder/data-folder.ts';
import { SHOWN_STATE } from './standing.ts';

/** Of one group as many orders are named. */
const NAMED = 50;

interface Row extends Omit<FailureGroup, 'problem' | 'orders'> {
  readonly problem: string | null;
  readonly orders: string;
}

/** Orders that sending did not bring to the partner, or that it may not have, those of one reason together. */
export function createFailures(db: Pick<Database, 'prepare'>) {
  return {
    /** Rejected and incomplete ones by what is wrong with them, the others by their state; the largest groups first. */
    groups(run: string): FailureGroup[] {
      return db
        .prepare<[object], Row>(
          `WITH failed AS (
             SELECT o.id, o.position, o.key, o.message, ${SHOWN_STATE} AS shown,
               (SELECT p.id FROM problems p WHERE p.order_id = o.id AND p.severity = 'error'
                ORDER BY p.at_line, p.id LIMIT 1) AS problem
             FROM orders o WHERE o.run = @run AND o.state IN ('incomplete', 'rejected', 'unknown')),
           reasons AS (
             SELECT f.id, f.position, f.key, f.shown, f.problem,
               CASE WHEN f.shown = 'rejected' THEN f.message END AS message,
               CASE WHEN f.shown IN ('incomplete', 'held') THEN json_array(p.code, p.field, p.params) END AS wrong
             FROM failed f LEFT JOIN problems p ON p.id = f.problem),
           placed AS (
             SELECT *, count(*) OVER same AS n, row_number() OVER (same ORDER BY position) AS nth,
               min(position) OVER same AS first
             FROM reasons WINDOW same AS (PARTITION BY shown, message, wrong))
           SELECT g.shown, g.n AS count, g.message,
             (SELECT json_object('id', p.id, 'code', p.code, 'field', p.field, 'params', json(p.params),
                'fixable', (SELECT count(*) FROM problems q WHERE q.run = p.run AND q.severity = p.severity
                  AND q.code = p.code AND q.field IS p.field AND q.fix IS NOT NULL AND p.fix IS NOT NULL))
              FROM problems p WHERE p.id = (SELECT problem FROM placed f WHERE f.first = g.first AND f.nth = 1
                AND f.shown = g.shown AND f.message IS g.message AND f.wrong IS g.wrong)) AS problem,
             json_group_array(json_object('id', g.id, 'key', g.key) ORDER BY g.position) AS orders
           FROM placed g WHERE g.nth <= ${NAMED}
           GROUP BY g.shown, g.message, g.wrong ORDER BY g.n DESC, g.first`,
        )
        .all({ run })
        .map(({ problem, orders, ...group }) => ({
          ...group,
          problem: problem === null ? null : JSON.parse(problem),
          orders: JSON.parse(orders),
        }));
    },
  };
}
