import { z } from 'zod';
import { placeOf } from '../../place-of.ts';
import type { Desk, OfficeLedger, OfficeScope } from './office-ledger.ts';
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
 * marked in the same statement as those that may have left. All by the server's clock, read after waiting for the row.
 */
const ENTER = {
  name: 'dockhand-enter',
  text: `WITH turn AS (
      UPDATE dockhand.turns t SET (last_at, given, at) = (
        SELECT
          CASE WHEN t.closed_until > c.at OR (c.mine <= c.at AND c.at < c.mine + c.gap) THEN t.last_at
            ELSE greatest(t.last_at + c.gap, c.at) END,
          CASE WHEN t.closed_until > c.at THEN NULL
            WHEN c.mine <= c.at AND c.at < c.mine + c.gap THEN c.mine
            ELSE greatest(t.last_at + c.gap, c.at) END,
          c.at
        FROM (SELECT clock_timestamp() AS at, $2::float8 * interval '1 millisecond' AS gap, $3::timestamptz AS mine) AS c
      ) WHERE t.account = $1 RETURNING t.given, t.at, t.closed_until
    ), gone AS (
      UPDATE dockhand.claims c SET left_at = coalesce(c.left_at, turn.at)
      FROM turn, unnest($7::text[], $8::int4[], $9::int4[]) AS h (key, n, fence)
      WHERE turn.given <= turn.at AND c.partner = $4 AND c.kind = $5 AND c.key = h.key AND c.n = h.n
        AND c.fence = h.fence AND c.desk = $6 AND c.state IN ('queued', 'unknown')
      RETURNING c.key
    )
    SELECT given::text AS place,
      (extract(epoch FROM coalesce(given, closed_until) - at) * 1000)::float8 AS wait,
      ARRAY(SELECT key FROM gone) AS keys
    FROM turn`,
};

const CLOSE = {
  name: 'dockhand-close',
  text: `INSERT INTO dockhand.turns AS t (account, last_at, closed_until)
    VALUES ($1, 'epoch', clock_timestamp() + $2::float8 * interval '1 millisecond')
    ON CONFLICT (account) DO UPDATE SET closed_until = greatest(t.closed_until, excluded.closed_until)`,
};

const turnRow = z.object({ place: z.string().nullable(), wait: z.number(), keys: z.array(z.string()) });

/** Entries with one address are one account, as everywhere; one without an address is known by a public credential. */
export function turnsAt({ partner, account }: Pick<OfficeScope, 'partner' | 'account'>): string {
  return `${partner} ${placeOf(account.address) || account.marks[0] || account.account}`;
}

/** Who may start a request now. */
export function createTurns(server: Server, desk: Desk): Pick<OfficeLedger, 'enter' | 'close'> {
  return {
    async enter(scope, held, { ratePerSecond }, place) {
      const fences = held.map(({ fence }) => readFence(fence));
      const values = [
        ...[turnsAt(scope), 1000 / ratePerSecond, place, scope.partner, scope.kind, desk.id],
        ...[held.map(({ key }) => key), fences.map(({ n }) => n), fences.map(({ fence }) => fence)],
      ];
      const ask = async () => readRows(turnRow, await server.ask(ENTER, values), server.address)[0];
      let turn = await ask();
      if (!turn) {
        await server.ask(NEW_ROW, [turnsAt(scope)]);
        turn = await ask();
      }
      if (!turn) throw misled(server);
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
