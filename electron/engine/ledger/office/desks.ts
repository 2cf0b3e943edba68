import { z } from 'zod';
import type { Desk, OfficeLedger } from './office-ledger.ts';
import { CLAIM_COLUMNS, claimRow, misled, readRows, toOfficeClaim } from './rows.ts';
import type { Server } from './server.ts';

const HERE = {
  name: 'dockhand-here',
  text: `INSERT INTO dockhand.desks (id, name, person, seen_at) VALUES ($1, $2, $3, clock_timestamp())
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, person = excluded.person, seen_at = excluded.seen_at`,
};
const OPEN = {
  name: 'dockhand-open',
  text: `SELECT partner, kind, ${CLAIM_COLUMNS} FROM dockhand.claims
    WHERE desk = $1 AND state IN ('queued', 'unknown') ORDER BY partner, kind, key, n`,
};
const ALL = {
  name: 'dockhand-desks',
  text: `SELECT d.id, d.name, d.person, d.seen_at,
      (SELECT count(*) FROM dockhand.claims c WHERE c.desk = d.id AND c.state IN ('queued', 'unknown'))::int4 AS open
    FROM dockhand.desks d ORDER BY d.seen_at DESC`,
};

const openRow = claimRow.extend({ partner: z.string(), kind: z.string(), desk: z.string() });
const deskRow = z.object({
  id: z.string(),
  name: z.string(),
  person: z.string(),
  seen_at: z.date(),
  open: z.int().min(0),
});
const versionRow = z.object({ version: z.string() });

/** Who is there, and what each has open. */
export function createDesks(server: Server, desk: Desk): Pick<OfficeLedger, 'open' | 'state'> {
  return {
    async open() {
      await server.ask(HERE, [desk.id, desk.name, desk.person]);
      const rows = readRows(openRow, await server.ask(OPEN, [desk.id]), server.address);
      if (rows.some((row) => row.desk !== desk.id)) throw misled(server);
      return rows.map((row) => ({ ...toOfficeClaim(row), partner: row.partner, kind: row.kind }));
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
