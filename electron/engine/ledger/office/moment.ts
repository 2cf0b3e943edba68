import { z } from 'zod';
import { Failure } from '#shared/contract/failure.ts';
import { isAnother, isBehind, type Put, type Where } from './incarnation.ts';
import { MustOpen } from './office-ledger.ts';
import type { DeskMemory, HeardWhere } from './own-desk.ts';
import { misled, readRows } from './rows.ts';
import type { Ask, Server } from './server.ts';

/**
 * How a ledger that went back in time shows: `dockhand.moment` counts how often keys were given, and every desk remembers the
 * highest count that it heard of. And how a copied data folder shows: each opening puts a new stamp to the desk.
 */

/** How long a desk that was not seen is waited for when the ledger went back in time, in days. */
const AWAITED_DAYS = 30;

/**
 * Whether a desk has to offer anew what it sent before anybody is given keys. That it left is only believed where nothing is missing
 * by whoever noticed: of a ledger that was put back it may have come again since.
 */
const awaited = (desk: string) => `${desk}.generation < m.generation AND m.generation > m.waived
  AND CASE WHEN m.since IS NULL THEN ${desk}.seen_at > clock_timestamp() - interval '${AWAITED_DAYS} days'
    ELSE (${desk}.left_at IS NULL AND ${desk}.seen_at > m.since) OR EXISTS (
      SELECT 1 FROM dockhand.claims open WHERE open.desk = ${desk}.id AND open.state IN ('queued', 'unknown')) END`;

/** Of the desk `d` and the moment `m`. */
export const IS_AWAITED = awaited('d');

/** Of the desk $1. Held until the transaction ends: whoever opens the ledger for the same desk waits so long. */
const ADMIT = {
  name: 'dockhand-admit',
  text: `SELECT d.stamp, d.generation, m.generation AS current, m.seq::float8 AS seq, m.incarnation AS known, $incarnation AS incarnation, $lsn AS lsn,
      (SELECT string_agg(o.name || ' (' || o.person || ')', ', ') FROM dockhand.desks o
        WHERE o.id <> d.id AND ${awaited('o')}) AS awaited
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
  lsn: z.number().nullable(),
  awaited: z.string().nullable(),
});
const seqRow = z.object({ seq: z.int().min(0) });

/**
 * The desk may be given keys. `waits`: for the desks that know more than the ledger.
 *
 * @throws {@link MustOpen}; Failure `ledger.wentBack`
 */
export async function admitDesk(
  {
    server,
    desk,
    ask,
    put,
  }: { readonly server: Server; readonly desk: DeskMemory; readonly ask: Ask; readonly put: Put },
  waits: boolean,
): Promise<HeardWhere> {
  // Before the question, because another program of this desk may hear more meanwhile.
  const heard = desk.lastHeard();
  const [row] = readRows(admitRow, await ask(put(ADMIT), [desk.id]), server.address);
  if (!row || !desk.stamps().includes(row.stamp)) throw new MustOpen();
  const where = { ...row, generation: row.current };
  if (isAnother(where) || row.seq < heard.seq || isBehind(where, heard)) throw new MustOpen();
  if (!waits) return whereOf(where);
  if (row.generation < row.current) throw new MustOpen();
  if (row.awaited !== null) {
    throw new Failure('ledger.wentBack', { address: server.address.shown, desks: row.awaited });
  }
  return whereOf(where);
}

/** As a desk remembers it. */
export const whereOf = ({ incarnation, generation, lsn }: Where): HeardWhere => ({
  ...{ incarnation, generation, lsn: lsn ?? 0 },
});

export function readSeq(server: Server, rows: readonly unknown[]): number {
  const [row] = readRows(seqRow, rows, server.address);
  if (!row) throw misled(server);
  return row.seq;
}
