import type { OrderContents, OrderEdit } from '#shared/contract/order-contents.ts';
import { cellText, type SourceCell } from '#shared/sheets/cell.ts';
import type { Database } from '../data-folder/data-folder.ts';

/** Of one step, as many changes are told. */
const CHANGES = 20;

interface EditRow {
  readonly step: number;
  readonly at: string;
  readonly row: number;
  readonly field: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly n: number;
}

/** Where an order stands in its run, and what persons changed of its lines. */
export function createOrderStory(db: Pick<Database, 'prepare'>) {
  return {
    place(run: string, position: number): OrderContents['place'] {
      const row = db
        .prepare<[object], OrderContents['place']>(
          `SELECT (SELECT count(*) FROM orders WHERE run = @run AND position <= @position) AS "at",
             (SELECT count(*) FROM orders WHERE run = @run) AS "of",
             (SELECT id FROM orders WHERE run = @run AND position < @position ORDER BY position DESC LIMIT 1) AS previous,
             (SELECT id FROM orders WHERE run = @run AND position > @position ORDER BY position LIMIT 1) AS next`,
        )
        .get({ run, position });
      if (!row) throw new Error('a query without FROM returned no row');
      return row;
    },

    /** The steps that changed the order's lines and were not undone, oldest first, each with its first changes. */
    edits(order: number): OrderEdit[] {
      const rows = db
        .prepare<[number, number], EditRow>(
          `SELECT * FROM (
             SELECT e.id, e.step, e.at, l.row, e.field, e.before, e.after,
               count(*) OVER (PARTITION BY e.step) AS n, row_number() OVER (PARTITION BY e.step ORDER BY e.id) AS nth
             FROM lines l JOIN edits e ON e.run = l.run AND e.line = l.id WHERE l.order_id = ? AND e.undone = 0)
           WHERE nth <= ? ORDER BY id`,
        )
        .all(order, CHANGES);
      return [...Map.groupBy(rows, ({ step }) => step).values()].map((step) => ({
        at: step[0]?.at ?? '',
        count: step[0]?.n ?? 0,
        changes: step.map(({ row, field, before, after }) => ({
          row,
          field,
          before: field === null ? '' : textOf(before),
          after: field === null ? '' : textOf(after),
        })),
      }));
    },
  };
}

function textOf(json: string | null): string {
  return json === null ? '' : cellText(JSON.parse(json) as SourceCell);
}
