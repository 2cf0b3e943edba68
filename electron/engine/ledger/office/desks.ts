import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Failure } from '#shared/contract/failure.ts';
import { localDay } from '#shared/text/local-time.ts';
import type { Clock } from '../../ports.ts';
import { isAnother, isBehind, withIncarnation } from './incarnation.ts';
import { IS_AWAITED, whereOf } from './moment.ts';
import { MustOpen, type OfficeLedger, type Opening } from './office-ledger.ts';
import type { DeskMemory } from './own-desk.ts';
import { CLAIM_COLUMNS, claimRow, misled, readRows, toOfficeClaim } from './rows.ts';
import type { Server } from './server.ts';

const MOMENT = {
  name: 'dockhand-moment',
  text: `SELECT m.office, m.seq::float8 AS seq, m.generation, m.incarnation AS known, $incarnation AS incarnation, $lsn AS lsn, d.epoch, d.stamp, d.seen_at, d.generation AS offered
    FROM dockhand.moment m LEFT JOIN dockhand.desks d ON d.id = $1 WHERE m.one = 1`,
};
const COME = {
  name: 'dockhand-come',
  text: `INSERT INTO dockhand.desks (id, name, person, seen_at, epoch, stamp, generation)
    SELECT $1, $2, $3, clock_timestamp(), $4, $5, generation - 1 FROM dockhand.moment WHERE one = 1
    ON CONFLICT (id) DO NOTHING RETURNING id`,
};
/** By whoever knows the stamp before. */
const HERE = {
  name: 'dockhand-here',
  text: `UPDATE dockhand.desks SET name = $2, person = $3, seen_at = clock_timestamp(), epoch = $4, stamp = $5, left_at = NULL
    WHERE id = $1 AND stamp = $6 AND epoch = $7 RETURNING id`,
};
const WENT_BACK = {
  name: 'dockhand-went-back',
  text: `UPDATE dockhand.moment SET generation = generation + 1, seq = greatest(seq, $1::float8::int8) + 1, since = NULL WHERE one = 1`,
};
const LATELY = "clock_timestamp() - interval '1 hour'";
/** Desks that were at it lately, as their claims show: one that cannot say that it is there may still be sending. */
const AT_IT = {
  name: 'dockhand-at-it',
  text: `UPDATE dockhand.desks d SET seen_at = c.at
    FROM (SELECT desk, max(greatest(claimed_at, left_at, settled_at)) AS at FROM dockhand.claims GROUP BY desk) AS c
    WHERE c.desk = d.id AND c.at > d.seen_at AND c.at > ${LATELY}`,
};
/**
 * It is another server ($1), or the same one with another history: the same as if a person said so, but for the first time that it
 * is seen. $2: whoever notices heard it all but now, and nothing is missing by that; then only the desks that may have been
 * at it since are waited for, and those that still are.
 */
const ANOTHER = {
  name: 'dockhand-another',
  text: `UPDATE dockhand.moment m SET incarnation = $1,
      generation = generation + CASE WHEN incarnation = '' THEN 0 ELSE 1 END,
      seq = seq + CASE WHEN incarnation = '' THEN 0 ELSE 1 END,
      since = CASE WHEN incarnation = '' THEN since
        WHEN $2::bool AND EXISTS (SELECT 1 FROM dockhand.desks d WHERE ${IS_AWAITED}) THEN since
        WHEN $2::bool THEN ${LATELY} END
    WHERE one = 1 AND incarnation <> $1`,
};
/** The desk is there, and how far the ledger has come. */
const PULSE = {
  name: 'dockhand-pulse',
  text: `WITH me AS (
      UPDATE dockhand.desks SET seen_at = clock_timestamp(), left_at = NULL WHERE id = $1 AND stamp = ANY ($2::text[]) RETURNING generation
    ) SELECT m.seq::float8 AS seq, m.generation, m.incarnation AS known, $incarnation AS incarnation, $lsn AS lsn, me.generation AS offered
    FROM dockhand.moment m LEFT JOIN me ON true WHERE m.one = 1`,
};
/** By whoever has the desk, and no copy of it; and not where the ledger may lack something that it knows. */
const LEFT = {
  name: 'dockhand-left',
  text: `UPDATE dockhand.desks d SET left_at = clock_timestamp() FROM dockhand.moment m
    WHERE m.one = 1 AND d.id = $1 AND d.stamp = ANY ($2::text[]) AND d.generation >= m.generation AND m.seq >= $3::float8
    AND m.office = $4 AND $incarnation IN ('', m.incarnation)
    AND NOT EXISTS (SELECT 1 FROM dockhand.claims c WHERE c.desk = d.id AND c.state IN ('queued', 'unknown'))`,
};
const OFFERED = {
  name: 'dockhand-offered',
  text: 'UPDATE dockhand.desks SET generation = greatest(generation, $2) WHERE id = $1',
};
const GO_ON = { name: 'dockhand-go-on', text: 'UPDATE dockhand.moment SET waived = generation WHERE one = 1' };
const OPEN = {
  name: 'dockhand-open',
  text: `SELECT partner, kind, ${CLAIM_COLUMNS} FROM dockhand.claims
    WHERE desk = $1 AND state IN ('queued', 'unknown') ORDER BY partner, kind, key, n`,
};
const ALL = {
  name: 'dockhand-desks',
  text: `SELECT d.id, d.name, d.person, d.seen_at,
      (SELECT count(*) FROM dockhand.claims c WHERE c.desk = d.id AND c.state IN ('queued', 'unknown'))::int4 AS open,
      (${IS_AWAITED}) AS awaited
    FROM dockhand.desks d, dockhand.moment m WHERE m.one = 1 ORDER BY d.seen_at DESC`,
};

const pulseRow = z.object({
  seq: z.int().min(0),
  generation: z.int().min(0),
  known: z.string(),
  incarnation: z.string(),
  lsn: z.number().nullable(),
  offered: z.int().nullable(),
});
const momentRow = z.object({
  office: z.string().min(1),
  seq: z.int().min(0),
  generation: z.int().min(0),
  known: z.string(),
  incarnation: z.string(),
  lsn: z.number().nullable(),
  epoch: z.int().min(0).nullable(),
  stamp: z.string().nullable(),
  seen_at: z.date().nullable(),
  offered: z.int().nullable(),
});
const openRow = claimRow.extend({ partner: z.string(), kind: z.string(), desk: z.string() });
const deskRow = z.object({
  id: z.string(),
  name: z.string(),
  person: z.string(),
  seen_at: z.date(),
  open: z.int().min(0),
  awaited: z.boolean(),
});
const versionRow = z.object({ version: z.string() });

/** How long ago (ms) a program heard the ledger the last time that can say that nothing is missing: it asks twice a minute. */
const LATELY_MS = 90_000;

/** Other programs of the same desk may open the ledger at the same moment. */
const TRIES = 10;

type Desks = Pick<OfficeLedger, 'open' | 'pulse' | 'left' | 'offered' | 'wentBack' | 'goOn' | 'state'>;

/** Who is there, and what each has open. */
export function createDesks(server: Server, desk: DeskMemory, clock: Pick<Clock, 'monotonic' | 'now'>): Desks {
  let heardAt = { wall: Number.NEGATIVE_INFINITY, monotonic: Number.NEGATIVE_INFINITY };
  const heardNow = () => {
    heardAt = { wall: clock.now(), monotonic: clock.monotonic() };
  };
  /** One of the clocks may stand still while the computer sleeps, and a person may set the other one. */
  const isLately = () => Math.max(clock.now() - heardAt.wall, clock.monotonic() - heardAt.monotonic) < LATELY_MS;
  const momentOf = async (id: string) => {
    const [moment] = readRows(
      momentRow,
      await withIncarnation(server, (put) => server.ask(put(MOMENT), [id])),
      server.address,
    );
    if (!moment) throw misled(server);
    return moment;
  };

  /** Puts a new stamp to the desk, if it has one that this folder knows. Null where another program came first. */
  const stampIt = async (): Promise<Pick<Opening, 'reoffer'> | null> => {
    const { id, name, person } = desk;
    const heard = desk.lastHeard();
    const moment = await momentOf(id);
    const { office, epoch, stamp } = moment;
    const isSame = heard.office === office;
    const known = heard.office === null || isSame ? heard : { epoch: 0, seq: 0 };
    const isOwn = stamp === null || stamp === '' || desk.stamps().includes(stamp);
    if (!isOwn && (epoch ?? 0) >= known.epoch) {
      throw new Failure('ledger.copied', { date: localDay(moment.seen_at?.toISOString() ?? '') });
    }
    const next = { stamp: randomUUID(), epoch: Math.max(epoch ?? 0, known.epoch) + 1 };
    // Stored here first: should this program end in between, the folder knows it all the same.
    desk.propose(next.stamp, next.epoch);
    const wentBack = moment.seq < known.seq || (epoch ?? 0) < known.epoch || (isSame && isBehind(moment, heard));
    if (wentBack) await server.ask(WENT_BACK, [known.seq]);
    if (isAnother(moment)) {
      const isWhole = !wentBack && isSame && isLately();
      if (isWhole) await server.ask(AT_IT);
      await server.ask(ANOTHER, [moment.incarnation, isWhole]);
    }
    const values = [id, name, person, next.epoch, next.stamp];
    const done =
      stamp === null ? await server.ask(COME, values) : await server.ask(HERE, [...values, stamp, epoch ?? 0]);
    if (done.length === 0) return null;
    const now = await momentOf(id);
    const { seq, generation, offered } = now;
    desk.opened({ office, epoch: next.epoch, seq, ...whereOf(now) });
    heardNow();
    return { reoffer: (offered ?? 0) < generation ? generation : null };
  };

  return {
    async open(): Promise<Opening> {
      let stamped: Pick<Opening, 'reoffer'> | null = null;
      for (let turn = 0; stamped === null; turn += 1) {
        if (turn === TRIES) throw new Failure('ledger.busy', { address: server.address.shown });
        stamped = await stampIt();
      }
      const { id } = desk;
      const rows = readRows(openRow, await server.ask(OPEN, [id]), server.address);
      if (rows.some((row) => row.desk !== id)) throw misled(server);
      const claims = rows.map((row) => ({ ...toOfficeClaim(row), partner: row.partner, kind: row.kind }));
      return { claims, ...stamped };
    },

    async pulse() {
      const heard = desk.lastHeard();
      const rows = await withIncarnation(server, (put) => server.ask(put(PULSE), [desk.id, desk.stamps()]));
      const [row] = readRows(pulseRow, rows, server.address);
      if (!row) throw misled(server);
      if (isAnother(row) || row.seq < heard.seq || isBehind(row, heard)) throw new MustOpen();
      if (row.offered === null || row.offered < row.generation) throw new MustOpen();
      heardNow();
      desk.heard(row.seq, whereOf(row));
    },

    async left() {
      const { office, seq } = desk.lastHeard();
      const values = [desk.id, desk.stamps(), seq, office];
      await withIncarnation(server, (put) => server.ask(put(LEFT), values));
    },

    async offered(reoffer) {
      await server.ask(OFFERED, [desk.id, reoffer]);
    },

    async wentBack() {
      await server.ask(WENT_BACK, [0]);
    },

    async goOn() {
      await server.ask(GO_ON);
    },

    async state() {
      const [about] = readRows(
        versionRow,
        await server.ask("SELECT current_setting('server_version') AS version"),
        server.address,
      );
      const rows = readRows(deskRow, await server.ask(ALL), server.address);
      return {
        address: server.address.shown,
        server: about?.version ?? '',
        desks: rows.map(({ seen_at, ...each }) => ({ ...each, seenAt: seen_at.toISOString() })),
      };
    },
  };
}
