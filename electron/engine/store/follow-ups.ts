import type { WarehouseState } from '#shared/contract/follow-up.ts';
import type { Announced } from '#shared/follow-up/announced.ts';
import type { Contested } from '#shared/follow-up/contested.ts';
import type { Reported } from '#shared/follow-up/reported.ts';
import type { Database } from '../data-folder/data-folder.ts';
import { IS_WITHDRAWN } from './withdrawals.ts';

/** As whom an order was accepted, and under which key: one order at the partner, whatever runs hold it. */
export interface FollowedKey {
  readonly account: string;
  readonly kind: string;
  readonly key: string;
}

/** An accepted order and what is known of it. Times are ISO. */
export interface FollowedOrder extends FollowedKey {
  readonly id: number;
  readonly acceptedAt: string;
  /** Null where the body that was sent is not kept any more, or does not say. */
  readonly announced: Announced | null;
  /** When the round began in which it was last asked about. */
  readonly askedAt: string | null;
  /** When the partner last named it. */
  readonly seenAt: string | null;
  /** When what is known last changed. */
  readonly newsAt: string | null;
  /** Rounds in a row that did not find it. */
  readonly misses: number;
  readonly facts: Reported | null;
  readonly contested: Contested | null;
  /** Where it stood when its contents were cleared; null while they are there. */
  readonly endedAs: WarehouseState | null;
  /** What a person has settled: a finding's code and what it said then. */
  readonly settled: Readonly<Record<string, Settled>>;
}

export interface Settled {
  readonly mark: string;
  /** Of the computer's user. */
  readonly by: string;
  readonly at: string;
}

/** What one answer changes of an order. */
export type Observed = Pick<FollowedOrder, 'askedAt' | 'seenAt' | 'newsAt' | 'misses' | 'facts' | 'contested'>;

/** An order with the run that shows it: the first that has it. */
export interface ShownFollowUp extends FollowedOrder {
  readonly order: number;
  readonly run: string;
  readonly partnerNo: string | null;
}

/** An order whether or not a run shows it. */
export type KnownFollowUp = FollowedOrder & Pick<ShownFollowUp, 'partnerNo'>;

/** A change of what is known, or an answer that was not taken. */
export interface Sighting {
  readonly at: string;
  readonly what: 'taken' | 'contested' | 'missed';
  readonly said: Reported | Contested | null;
}

/** An accepted order that nobody looked at yet for being followed. */
export interface NewlyAccepted extends FollowedKey {
  readonly order: number;
  readonly acceptedAt: string;
  readonly body: string | null;
}

export interface Row extends Omit<ShownFollowUp, 'announced' | 'facts' | 'contested' | 'settled'> {
  readonly announced: string | null;
  readonly facts: string | null;
  readonly contested: string | null;
  readonly settled: string;
}

export const COLUMNS = `f.id, f.account, f.kind, f.key, f.accepted_at AS acceptedAt, f.announced, f.asked_at AS askedAt,
  f.seen_at AS seenAt, f.news_at AS newsAt, f.misses, f.facts, f.contested, f.settled,
  f.ended_as AS endedAs`;

/** Orders that have follow-up `f` in a run in sight, whoever asks. */
const SHOWN = `SELECT o.id FROM orders o JOIN runs r ON r.id = o.run
  WHERE o.key = f.key AND o.state IN ('accepted', 'exists') AND r.account = f.account AND r.kind = f.kind
    AND r.deleted_at IS NULL AND r.state <> 'importing' AND NOT (${IS_WITHDRAWN})`;

/** Orders that have follow-up `f`, in whatever run. */
const HOLDERS = `FROM orders o JOIN runs r ON r.id = o.run
  WHERE o.key = f.key AND r.account = f.account AND r.kind = f.kind`;

export type FollowUps = ReturnType<typeof createFollowUps>;

/** Accepted orders, what the partner says of them, and when. */
export function createFollowUps(db: Pick<Database, 'prepare' | 'now' | 'transaction'>) {
  return {
    /** Accepted orders that were not looked at, oldest first. */
    notFollowed: (limit: number): NewlyAccepted[] =>
      db
        .prepare<[number], NewlyAccepted>(
          `SELECT o.id AS "order", r.account, r.kind, o.key, o.updated_at AS acceptedAt, o.body
           FROM orders o JOIN runs r ON r.id = o.run
           WHERE o.followed = 0 AND o.state IN ('accepted', 'exists') AND r.account IS NOT NULL ORDER BY o.id LIMIT ?`,
        )
        .all(limit),

    markFollowed(orders: readonly number[]): void {
      db.prepare<[string]>('UPDATE orders SET followed = 1 WHERE id IN (SELECT value FROM json_each(?))').run(
        JSON.stringify(orders),
      );
    },

    /** One that is followed already stays as it is. */
    begin(
      { account, kind, key, acceptedAt }: FollowedKey & Pick<FollowedOrder, 'acceptedAt'>,
      announced: Announced | null,
    ): void {
      db.prepare<[object]>(
        `INSERT INTO follow_ups (account, kind, key, accepted_at, announced)
         VALUES (@account, @kind, @key, @acceptedAt, @announced)
         ON CONFLICT DO UPDATE SET accepted_at = min(accepted_at, @acceptedAt), announced = coalesce(announced, @announced)`,
      ).run({ account, kind, key, acceptedAt, announced: announced && JSON.stringify(announced) });
    },

    /** Those with an order in sight (of one run, where one is named), after id `after`, in the order of their ids. */
    after(
      after: number,
      limit: number,
      { account, run }: { account?: string | undefined; run?: string | undefined } = {},
    ): ShownFollowUp[] {
      return db
        .prepare<[object], Row>(
          `SELECT ${COLUMNS}, o.id AS "order", o.run, o.partner_no AS partnerNo
           FROM follow_ups f JOIN orders o ON o.id = (${SHOWN} AND r.id = coalesce(@run, r.id) ORDER BY o.id LIMIT 1)
           WHERE f.id > @after AND f.account = coalesce(@account, f.account) ORDER BY f.id LIMIT @limit`,
        )
        .all({ after, limit, account: account ?? null, run: run ?? null })
        .map((row) => toKnown(row));
    },

    /** Accounts that have orders followed, each with their kind: a partner is asked about one. */
    accounts: (): Pick<FollowedKey, 'account' | 'kind'>[] =>
      db
        .prepare<[], Pick<FollowedKey, 'account' | 'kind'>>(
          // From one account to the next by the index: this is asked every minute, and there may be many orders.
          `WITH RECURSIVE found (account) AS (
             SELECT min(account) FROM follow_ups
             UNION ALL SELECT (SELECT min(account) FROM follow_ups WHERE account > found.account) FROM found
               WHERE found.account IS NOT NULL)
           SELECT account, (SELECT min(kind) FROM follow_ups f WHERE f.account = found.account) AS kind
           FROM found WHERE account IS NOT NULL`,
        )
        .all(),

    get(id: number): ShownFollowUp | null {
      const row = db
        .prepare<[number], Row>(
          `SELECT ${COLUMNS}, o.id AS "order", o.run, o.partner_no AS partnerNo
           FROM follow_ups f JOIN orders o ON o.id = (${SHOWN} ORDER BY o.id LIMIT 1) WHERE f.id = ?`,
        )
        .get(id);
      return row ? toKnown(row) : null;
    },

    ofKey({ account, kind, key }: FollowedKey): ShownFollowUp | null {
      const row = db
        .prepare<[string, string, string], { id: number }>(
          'SELECT id FROM follow_ups WHERE account = ? AND kind = ? AND key = ?',
        )
        .get(account, kind, key);
      return row ? this.get(row.id) : null;
    },

    known({ account, kind, key }: FollowedKey): KnownFollowUp | null {
      const row = db
        .prepare<[object], Omit<Row, 'order' | 'run'>>(
          `SELECT ${COLUMNS}, (SELECT o.partner_no ${HOLDERS} AND o.state IN ('accepted', 'exists') ORDER BY o.id LIMIT 1) AS partnerNo
           FROM follow_ups f WHERE f.account = @account AND f.kind = @kind AND f.key = @key`,
        )
        .get({ account, kind, key });
      return row ? toKnown(row) : null;
    },

    /**
     * Of all with a later id: when the earliest of them first left, as far as is known here (ISO; null where none was accepted
     * after `since`), and the last id.
     */
    begunAfter: ({ account, kind, after, since }: Omit<FollowedKey, 'key'> & { after: number; since: string }) =>
      db
        .prepare<[object], { readonly first: string | null; readonly last: number }>(
          `SELECT min(min(f.accepted_at,
             coalesce((SELECT min(c.claimed_at) FROM claims c WHERE c.key = f.key AND c.kind = f.kind AND c.account = f.account), f.accepted_at),
             coalesce((SELECT min((SELECT min(a.started_at) FROM attempt_orders t JOIN attempts a ON a.id = t.attempt
               WHERE t.order_id = o.id AND a.purpose = 'send')) ${HOLDERS}), f.accepted_at)
           )) FILTER (WHERE f.accepted_at >= @since) AS first, coalesce(max(f.id), 0) AS last
           FROM follow_ups f WHERE f.id > @after AND f.account = @account AND f.kind = @kind`,
        )
        .get({ account, kind, after, since }) ?? { first: null, last: 0 },

    /** A round covered these, whether or not it named them. */
    asked(ids: readonly number[], roundAt: string): void {
      db.prepare<[string, string]>(
        'UPDATE follow_ups SET asked_at = ? WHERE id IN (SELECT value FROM json_each(?))',
      ).run(roundAt, JSON.stringify(ids));
    },

    /** That of an order, by its row in `orders`. */
    ofOrder(order: number): ShownFollowUp | null {
      const row = db
        .prepare<[number], Row>(
          `SELECT ${COLUMNS}, o.id AS "order", o.run, o.partner_no AS partnerNo
           FROM orders o JOIN runs r ON r.id = o.run
             JOIN follow_ups f ON f.account = r.account AND f.kind = r.kind AND f.key = o.key
           WHERE o.id = ? AND o.state IN ('accepted', 'exists') AND NOT (${IS_WITHDRAWN})`,
        )
        .get(order);
      return row ? toKnown(row) : null;
    },

    observe(id: number, { facts, contested, ...observed }: Observed): void {
      db.prepare<[object]>(
        `UPDATE follow_ups SET asked_at = @askedAt, seen_at = @seenAt, news_at = @newsAt, misses = @misses, facts = @facts,
           contested = @contested WHERE id = @id`,
      ).run({
        id,
        ...observed,
        facts: facts && JSON.stringify(facts),
        contested: contested && JSON.stringify(contested),
      });
    },

    sight(id: number, { at, what, said }: Sighting): void {
      db.prepare<[number, string, string, string | null]>(
        'INSERT INTO sightings (follow_up, seen_at, what, said) VALUES (?, ?, ?, ?)',
      ).run(id, at, what, said && JSON.stringify(said));
    },

    /** Oldest first. */
    sightings: (id: number): Sighting[] =>
      db
        .prepare<[number], { at: string; what: Sighting['what']; said: string | null }>(
          'SELECT seen_at AS at, what, said FROM sightings WHERE follow_up = ? ORDER BY id',
        )
        .all(id)
        .map(({ said, ...sighting }) => ({ ...sighting, said: said === null ? null : JSON.parse(said) })),

    /** Those of which every run that has them was cleared, and that still have contents. */
    ofClearedRuns: (): ReadonlySet<number> =>
      new Set(
        db
          .prepare<[], { id: number }>(
            `SELECT f.id FROM follow_ups f WHERE f.ended_as IS NULL AND NOT EXISTS (
               SELECT 1 ${HOLDERS} AND (r.cleared IS NULL OR r.cleared ->> 'open' = 1))`,
          )
          .all()
          .map(({ id }) => id),
      ),

    /** Clears what is known of an order; where it stands stays. */
    endAs(id: number, state: WarehouseState): void {
      db.prepare<[number]>('DELETE FROM sightings WHERE follow_up = ?').run(id);
      db.prepare<[string, number]>(
        `UPDATE follow_ups SET ended_as = ?, announced = NULL, facts = NULL, contested = NULL, settled = '{}' WHERE id = ?`,
      ).run(state, id);
    },

    /** Takes away some of those whose runs were removed; true while there may be more. */
    forgetOrphans: (): boolean =>
      db.transaction(() => {
        const orphans = db
          .prepare<[], { id: number }>(`SELECT f.id FROM follow_ups f WHERE NOT EXISTS (SELECT 1 ${HOLDERS}) LIMIT 200`)
          .all()
          .map(({ id }) => id);
        const ids = JSON.stringify(orphans);
        for (const sql of [
          'DELETE FROM sightings WHERE follow_up IN (SELECT value FROM json_each(?))',
          'DELETE FROM told_shortages WHERE follow_up IN (SELECT value FROM json_each(?))',
          'DELETE FROM follow_ups WHERE id IN (SELECT value FROM json_each(?))',
        ]) {
          db.prepare<[string]>(sql).run(ids);
        }
        return orphans.length > 0;
      }),

    /** A person's word on what an order is found to have. */
    settle(id: number, settled: FollowedOrder['settled']): void {
      db.prepare<[string, number]>('UPDATE follow_ups SET settled = ? WHERE id = ?').run(JSON.stringify(settled), id);
    },
  };
}

export function toKnown<R extends Omit<Row, 'order' | 'run'>>({ announced, facts, contested, settled, ...row }: R) {
  return {
    ...row,
    announced: announced === null ? null : JSON.parse(announced),
    facts: facts === null ? null : JSON.parse(facts),
    contested: contested === null ? null : JSON.parse(contested),
    settled: JSON.parse(settled),
  };
}
