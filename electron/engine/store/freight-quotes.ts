import type { QuotedGoods } from '#shared/freight/quote.ts';
import type { ProblemParams } from '#shared/problem.ts';
import type { Database } from '../data-folder/data-folder.ts';
import type { SubmissionProblemCode } from './submission-problems.ts';

export type QuotePurpose = 'preview' | 'estimate';

/** What the partner offers for one line of an order. */
export interface QuotedLine extends QuotedGoods {
  /** The line's number in the run. */
  readonly line: number;
}

/** Why there are no prices: a problem's code and params. */
export interface QuoteFailure {
  readonly code: SubmissionProblemCode;
  readonly params: ProblemParams;
}

export interface NewQuote {
  readonly order: number;
  readonly purpose: QuotePurpose;
  readonly account: string;
  /** Hash of what was asked about. */
  readonly askedFor: string;
  /** Names the offer when it is booked; null for an estimate, and for one that failed. */
  readonly renderId: string | null;
  readonly lines: readonly QuotedLine[];
  readonly failure: QuoteFailure | null;
}

export interface StoredQuote extends NewQuote {
  /** ISO time. */
  readonly askedAt: string;
}

export type FreightQuotes = ReturnType<typeof createFreightQuotes>;

interface Row extends Omit<StoredQuote, 'lines' | 'failure'> {
  readonly lines: string;
  readonly failure: string | null;
}

const SELECT = `SELECT order_id AS "order", purpose, account, asked_for AS askedFor, asked_at AS askedAt,
  render_id AS renderId, lines, failure FROM freight_quotes`;

/** The prices that a partner named for orders, and what people chose of them. */
export function createFreightQuotes(db: Pick<Database, 'prepare' | 'now'>) {
  return {
    /** In place of the order's last one for this purpose. */
    save({ lines, failure, ...quote }: NewQuote): void {
      db.prepare<[object]>(
        `INSERT OR REPLACE INTO freight_quotes
           (order_id, purpose, account, asked_for, asked_at, render_id, lines, failure)
         VALUES (@order, @purpose, @account, @askedFor, @now, @renderId, @lines, @failure)`,
      ).run({
        ...quote,
        now: db.now(),
        lines: JSON.stringify(lines),
        failure: failure && JSON.stringify(failure),
      });
    },

    get(order: number, purpose: QuotePurpose): StoredQuote | null {
      const row = db.prepare<[number, string], Row>(`${SELECT} WHERE order_id = ? AND purpose = ?`).get(order, purpose);
      return row ? toQuote(row) : null;
    },

    /** A preview that the partner does not know any more. */
    removePreview(order: number): void {
      db.prepare<[number]>("DELETE FROM freight_quotes WHERE order_id = ? AND purpose = 'preview'").run(order);
    },

    /** Line → service that a person chose. */
    choices(order: number): ReadonlyMap<number, string> {
      const rows = db
        .prepare<[number], { line: number; service: string }>(
          'SELECT line, service_id AS service FROM freight_choices WHERE order_id = ?',
        )
        .all(order);
      return new Map(rows.map(({ line, service }) => [line, service]));
    },

    choose(order: number, line: number, serviceId: string): void {
      db.prepare<[number, number, string]>(
        'INSERT OR REPLACE INTO freight_choices (order_id, line, service_id) VALUES (?, ?, ?)',
      ).run(order, line, serviceId);
    },

    /** Takes every person's choice in the run back. */
    clearChoices(run: string): void {
      db.prepare<[string]>('DELETE FROM freight_choices WHERE order_id IN (SELECT id FROM orders WHERE run = ?)').run(
        run,
      );
    },
  };
}

function toQuote({ lines, failure, ...row }: Row): StoredQuote {
  return {
    ...row,
    lines: JSON.parse(lines) as QuotedLine[],
    failure: failure === null ? null : (JSON.parse(failure) as QuoteFailure),
  };
}
