import { z } from 'zod';
import { placeOf } from '../../place-of.ts';
import { MustOpen, type OfficeLedger, type OfficeScope } from './office-ledger.ts';
import type { DeskMemory } from './own-desk.ts';
import { misled, readFence, readRows } from './rows.ts';
import type { Server } from './server.ts';

const NEW_ROW = {
  name: 'dockhand-turns',
  text: `INSERT INTO dockhand.turns (account, last_at, closed_until) VALUES ($1, 'epoch', 'epoch')
    ON CONFLICT (account) DO NOTHING`,
};

/**
 * One statement, in which a desk takes the next place in the row or uses the one it took ($3): from its time on, and not later
 * than one request's distance after it. While the account is closed there are no places. Where the request starts now, its keys are
 * marked in the same statement as those that may have left.
 * Nothing of it is done where the desk was opened elsewhere, or the ledger went back in time: `me` has no row then. All by the server's clock, read after waiting for the row.
 */
const ENTER = {
  name: 'dockhand-enter',
  text: `WITH me AS (
      SELECT 1 FROM dockhand.desks d, dockhand.moment m
      WHERE d.id = $6 AND d.stamp = ANY ($10::text[]) AND m.one = 1 AND m.seq >= $11::float8 AND d.generation >= m.generation
      FOR SHARE OF d
    ), turn AS (
      UPDATE dockhand.turns t SET (last_at, given, at) = (
        SELECT
          CASE WHEN t.closed_until > c.at OR (c.mine <= c.at AND c.at < c.mine + c.gap) THEN t.last_at
            ELSE greatest(t.last_at + c.gap, c.at) END,
          CASE WHEN t.closed_until > c.at THEN NULL
            WHEN c.mine <= c.at AND c.at < c.mine + c.gap THEN c.mine
            ELSE greatest(t.last_at + c.gap, c.at) END,
          c.at
        FROM (SELECT clock_timestamp() AS at, $2::float8 * interval '1 millisecond' AS gap, $3::timestamptz AS mine) AS c
      ) WHERE t.account = $1 AND EXISTS (SELECT 1 FROM me) RETURNING t.given, t.at, t.closed_until
    ), gone AS (
      UPDATE dockhand.claims c SET left_at = coalesce(c.left_at, turn.at), enters = c.enters + 1
      FROM turn, unnest($7::text[], $8::int4[], $9::int4[]) AS h (key, n, fence)
      WHERE turn.given <= turn.at AND c.partner = $4 AND c.kind = $5 AND c.key = h.key AND c.n = h.n
        AND c.fence = h.fence AND c.desk = $6 AND c.state IN ('queued', 'unknown')
      RETURNING c.key
    )
    SELECT EXISTS (SELECT 1 FROM me) AS here, m.seq::float8 AS seq, turn.given::text AS place,
      (extract(epoch FROM coalesce(turn.given, turn.closed_until) - turn.at) * 1000)::float8 AS wait,
      ARRAY(SELECT key FROM gone) AS keys
    FROM dockhand.moment m LEFT JOIN turn ON true WHERE m.one = 1`,
};

const CLOSE = {
  name: 'dockhand-close',
  text: `INSERT INTO dockhand.turns AS t (account, last_at, closed_until)
    VALUES ($1, 'epoch', clock_timestamp() + $2::float8 * interval '1 millisecond')
    ON CONFLICT (account) DO UPDATE SET closed_until = greatest(t.closed_until, excluded.closed_until)`,
};

const turnRow = z.object({
  here: z.boolean(),
  seq: z.int().min(0),
  place: z.string().nullable(),
  /** Null where the account has no row yet. */
  wait: z.number().nullable(),
  keys: z.array(z.string()),
});

/** Entries with one address are one account, as everywhere; one without an address is known by a public credential. */
export function turnsAt({ partner, account }: Pick<OfficeScope, 'partner' | 'account'>): string {
  return `${partner} ${placeOf(account.address) || account.marks[0] || account.account}`;
}

/** Who may start a request now. */
export function createTurns(server: Server, desk: DeskMemory): Pick<OfficeLedger, 'enter' | 'close'> {
  return {
    async enter(scope, held, { ratePerSecond }, place) {
      const fences = held.map(({ fence }) => readFence(fence));
      const ask = async () => {
        const values = [
          ...[turnsAt(scope), 1000 / ratePerSecond, place, scope.partner, scope.kind, desk.id],
          ...[held.map(({ key }) => key), fences.map(({ n }) => n), fences.map(({ fence }) => fence)],
          ...[desk.stamps(), desk.lastHeard().seq],
        ];
        const [turn] = readRows(turnRow, await server.ask(ENTER, values), server.address);
        if (!turn?.here) throw new MustOpen();
        desk.heard(turn.seq, 'noted');
        return turn;
      };
      let turn = await ask();
      if (turn.wait === null) {
        await server.ask(NEW_ROW, [turnsAt(scope)]);
        turn = await ask();
      }
      if (turn.wait === null) throw misled(server);
      if (turn.place === null || turn.wait > 0) return { type: 'wait', ms: Math.max(1, turn.wait), place: turn.place };
      const mine = new Set(turn.keys);
      const lost = held.filter(({ key }) => !mine.has(key)).map(({ key }) => key);
      return lost.length > 0 ? { type: 'lost', keys: lost } : { type: 'go' };
    },

    async close(scope, ms) {
      await server.ask(CLOSE, [turnsAt(scope), ms]);
    },
  };
}
