import { z } from 'zod';
import { Failure } from '#shared/contract/failure.ts';
import { isAnother, withIncarnation } from './incarnation.ts';
import { MustOpen } from './office-ledger.ts';
import type { DeskMemory } from './own-desk.ts';
import { misled, readRows } from './rows.ts';
import type { Ask, Server } from './server.ts';

/**
 * How a ledger that went back in time shows: `dockhand.moment` counts how often keys were given, and every desk remembers the
 * highest count that it heard of. And how a copied data folder shows: each opening puts a new stamp to the desk.
 */

/** How long a desk that was not seen is waited for when the ledger went back in time, in days. */
const AWAITED_DAYS = 30;

/** Desks ($1: but this one) that have to offer anew what they sent before anybody is given keys. */
export const IS_AWAITED = `d.generation < m.generation AND m.generation > m.waived
  AND d.left_at IS NULL AND d.seen_at > coalesce(m.since, clock_timestamp() - interval '${AWAITED_DAYS} days')`;

/** Of the desk $1. Held until the transaction ends: whoever opens the ledger for the same desk waits so long. */
const ADMIT = {
  name: 'dockhand-admit',
  text: `SELECT d.stamp, d.generation, m.generation AS current, m.seq::float8 AS seq, m.incarnation AS known, $incarnation AS incarnation,
      (SELECT string_agg(o.name || ' (' || o.person || ')', ', ') FROM dockhand.desks o
        WHERE o.id <> d.id AND ${IS_AWAITED.replaceAll('d.', 'o.')}) AS awaited
    FROM dockhand.desks d, dockhand.moment m WHERE d.id = $1 AND m.one = 1 FOR SHARE OF d`,
};
export const GIVEN = {
  name: 'dockhand-given',
  text: 'UPDATE dockhand.moment SET seq = seq + 1 WHERE one = 1 RETURNING seq::float8 AS seq',
};

const admitRow = z.object({
  stamp: z.string(),
  generation: z.int(),
  current: z.int(),
  seq: z.int().min(0),
  known: z.string(),
  incarnation: z.string(),
  awaited: z.string().nullable(),
});
const seqRow = z.object({ seq: z.int().min(0) });

/**
 * The desk may be given keys. `waits`: for the desks that know more than the ledger.
 *
 * @throws {@link MustOpen}; Failure `ledger.wentBack`
 */
export async function admitDesk(server: Server, ask: Ask, desk: DeskMemory, waits: boolean): Promise<void> {
  // Before the question, because another program of this desk may hear more meanwhile.
  const { seq } = desk.lastHeard();
  const statement = await withIncarnation(server, ADMIT);
  const [row] = readRows(admitRow, await ask(statement, [desk.id]), server.address);
  if (!row || isAnother(row) || row.seq < seq || !desk.stamps().includes(row.stamp)) throw new MustOpen();
  if (!waits) return;
  if (row.generation < row.current) throw new MustOpen();
  if (row.awaited !== null) {
    throw new Failure('ledger.wentBack', { address: server.address.shown, desks: row.awaited });
  }
}

export function readSeq(server: Server, rows: readonly unknown[]): number {
  const [row] = readRows(seqRow, rows, server.address);
  if (!row) throw misled(server);
  return row.seq;
}
