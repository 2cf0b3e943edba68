import type { Attempt } from '#shared/contract/runs.ts';
import type { Database } from '../data-folder/data-folder.ts';

export type Purpose = Attempt['purpose'];

/** How an exchange ended, without secrets. */
export interface AttemptEnd {
  readonly status: number | null;
  /** `answered`, `not-sent`, `unknown`, …, or the outcome when it was about one order. */
  readonly result: string;
  readonly detail: string | null;
}

export interface AttemptStart {
  readonly run: string;
  readonly account: string;
  readonly kind: string;
  readonly purpose: Purpose;
  readonly orders: readonly { readonly id: number; readonly key: string }[];
}

/** Every HTTP exchange about orders, kept for ever. It is begun before the first byte leaves and ended when its outcome is known. */
export interface Attempts {
  begin(start: AttemptStart): number;
  /** False when it was ended already: by another process that took over the run. */
  end(attempt: number, end: AttemptEnd): boolean;
  /** Ends what a process that is gone has left open. */
  interrupt(run: string): void;
  /**
   * Ends enquiries about prices that nobody awaits any more: those older than any answer is waited for, and, as this
   * process begins (`at: 'opening'`) and no other is there, all of them. They book nothing: nothing is to be found out.
   */
  interruptEnquiries(at: 'opening' | 'later'): void;
  ofOrder(order: number): readonly Attempt[];
  /**
   * Whether an order may be at the partner although nothing says so: one of its requests left, and no answer and no look-up
   * since then said what became of it. `ended`: of those that have ended, not of one under way.
   */
  mayHaveArrived(order: number, of?: 'ended'): boolean;
}

/** What a request ended with after which the partner has nothing new of it. */
const nothingArrived: ReadonlySet<string | null> = new Set(['not-sent', 'turned-away', 'credentials', 'clock']);
/** What tells how an order stands at the partner. A look-up that was answered and did not name it counts, too. */
const settled: ReadonlySet<string | null> = new Set(['accepted', 'exists', 'rejected']);
const lookedUp: ReadonlySet<string | null> = new Set(['answered', 'not-found', ...settled]);

/** Of an account that nobody remembers, real. */
const targetOf = (account: string) => `coalesce((SELECT target FROM accounts WHERE id = ${account}), 'production')`;

interface Row {
  id: number;
  purpose: Purpose;
  started_at: string;
  ended_at: string | null;
  status: number | null;
  result: string | null;
  detail: string | null;
  practice: number;
}

/** No account's settings have an answer waited for longer (ms). */
const LONGEST_EXCHANGE_MS = 660_000;

export function createAttempts(db: Pick<Database, 'prepare' | 'now' | 'transaction' | 'isAlone'>): Attempts {
  return {
    begin({ run, account, kind, purpose, orders }) {
      const { lastInsertRowid } = db
        .prepare<[string, string, string, string, string]>(
          'INSERT INTO attempts (run, account, kind, purpose, started_at) VALUES (?, ?, ?, ?, ?)',
        )
        .run(run, account, kind, purpose, db.now());
      const attempt = Number(lastInsertRowid);
      const insert = db.prepare<[number, number, string]>(
        'INSERT INTO attempt_orders (attempt, order_id, key) VALUES (?, ?, ?)',
      );
      for (const { id, key } of orders) insert.run(attempt, id, key);
      return attempt;
    },
    end: (attempt, { status, result, detail }) =>
      db
        .prepare<[string, number | null, string, string | null, number]>(
          'UPDATE attempts SET ended_at = ?, status = ?, result = ?, detail = ? WHERE id = ? AND ended_at IS NULL',
        )
        .run(db.now(), status, result, detail, attempt).changes === 1,
    interrupt(run) {
      db.prepare<[string, string]>(
        `UPDATE attempts SET ended_at = ?, result = 'interrupted'
         WHERE run = ? AND ended_at IS NULL AND purpose IN ('send', 'lookup')`,
      ).run(db.now(), run);
    },
    interruptEnquiries(at) {
      db.transaction(() => {
        // Asked with the write lock held: whoever comes later begins later.
        const all = at === 'opening' && db.isAlone();
        const until = all ? db.now() : new Date(Date.parse(db.now()) - LONGEST_EXCHANGE_MS).toISOString();
        db.prepare<[string, string]>(
          `UPDATE attempts SET ended_at = ?, result = 'interrupted'
           WHERE ended_at IS NULL AND purpose IN ('preview', 'estimate') AND started_at <= ?`,
        ).run(db.now(), until);
      });
    },
    mayHaveArrived(order, of) {
      // What was practised is at no partner; nor does what is sent for real say anything of practice.
      const attempts = db
        .prepare<[number], Pick<Attempt, 'purpose' | 'result'>>(
          `SELECT a.purpose, a.result
           FROM orders o JOIN runs r ON r.id = o.run
             JOIN attempt_orders ON order_id = o.id JOIN attempts a ON a.id = attempt AND a.run = o.run
           WHERE o.id = ? AND ${targetOf('a.account')} = ${targetOf('r.account')} AND a.purpose IN ('send', 'lookup')
             AND (${of === 'ended' ? 'a.ended_at IS NOT NULL' : '1'}) ORDER BY a.id`,
        )
        .all(order);
      let open = false;
      for (const { purpose, result } of attempts) {
        if (purpose === 'send') open = settled.has(result) ? false : open || !nothingArrived.has(result);
        else if (lookedUp.has(result)) open = false;
      }
      return open;
    },
    ofOrder: (order) =>
      db
        .prepare<[number], Row>(
          `SELECT a.id, a.purpose, a.started_at, a.ended_at, a.status, a.result, a.detail,
             coalesce((SELECT target = 'practice' FROM accounts WHERE id = a.account), 0) AS practice
           FROM orders o JOIN attempt_orders ON order_id = o.id JOIN attempts a ON a.id = attempt AND a.run = o.run
           WHERE o.id = ? ORDER BY a.id`,
        )
        .all(order)
        .map(({ started_at: startedAt, ended_at: endedAt, practice, ...rest }) => ({
          ...rest,
          startedAt,
          endedAt,
          practice: practice === 1,
        })),
  };
}
