import { z } from 'zod';
import { Failure } from '#shared/contract/failure.ts';
import { readRows } from './rows.ts';
import type { Ask, Server } from './server.ts';

/**
 * Every change of the office's tables in order; `dockhand.schema` says how many of them a server has had. A released one never
 * changes. A list of statements, each of them plain enough for whatever speaks PostgreSQL's language.
 */
export const officeMigrations: readonly (readonly string[])[] = [
  [
    `CREATE TABLE dockhand.desks (
      id text PRIMARY KEY,
      name text NOT NULL,
      person text NOT NULL,
      seen_at timestamptz NOT NULL
    )`,
    // n: 0 for the first account that used a key, which everybody's claim meets; more where a person had another account send it, too.
    // left_at: its desk was told to go ahead with a request. fence grows with every change of hands.
    `CREATE TABLE dockhand.claims (
      partner text NOT NULL,
      kind text NOT NULL,
      key text NOT NULL,
      n int4 NOT NULL,
      account text NOT NULL,
      account_name text NOT NULL,
      address text NOT NULL,
      marks text[] NOT NULL,
      desk text NOT NULL,
      desk_name text NOT NULL,
      person text NOT NULL,
      run text NOT NULL,
      order_id int8 NOT NULL,
      body_hash text NOT NULL,
      state text NOT NULL CHECK (state IN ('queued', 'accepted', 'exists', 'rejected', 'unknown', 'cancelled')),
      partner_no text,
      answer text,
      fence int4 NOT NULL,
      claimed_at timestamptz NOT NULL,
      left_at timestamptz,
      settled_at timestamptz,
      PRIMARY KEY (partner, kind, key, n)
    )`,
    `CREATE INDEX claims_open ON dockhand.claims (desk) WHERE state IN ('queued', 'unknown')`,
    // The last place that was given to anybody, and until when there are none; given and at: what the last question came to.
    `CREATE TABLE dockhand.turns (
      account text PRIMARY KEY,
      last_at timestamptz NOT NULL,
      given timestamptz,
      at timestamptz,
      closed_until timestamptz NOT NULL
    )`,
  ],
  [
    // Each opening of the ledger by a desk has a number and a stamp; generation: the last one of `moment` that it offered all for.
    'ALTER TABLE dockhand.desks ADD COLUMN epoch int4 NOT NULL DEFAULT 0',
    "ALTER TABLE dockhand.desks ADD COLUMN stamp text NOT NULL DEFAULT ''",
    'ALTER TABLE dockhand.desks ADD COLUMN generation int4 NOT NULL DEFAULT 0',
    // How often its desk was told to go ahead with this order.
    'ALTER TABLE dockhand.claims ADD COLUMN enters int4 NOT NULL DEFAULT 0',
    // seq: how often keys were given to anybody, so that a ledger that went back in time shows. generation: how often it did;
    // waived: up to which of them a person said that no desk is waited for.
    `CREATE TABLE dockhand.moment (
      one int4 PRIMARY KEY CHECK (one = 1),
      office text NOT NULL,
      seq int8 NOT NULL,
      generation int4 NOT NULL,
      waived int4 NOT NULL
    )`,
    `INSERT INTO dockhand.moment (one, office, seq, generation, waived)
      VALUES (1, gen_random_uuid()::text, 0, 0, 0)`,
  ],
  // When the order was taken back at the partner; its key stays used.
  ['ALTER TABLE dockhand.claims ADD COLUMN withdrawn_at timestamptz'],
  // Who else goes by it that the order was accepted, or says so, too: the first one.
  ['ALTER TABLE dockhand.claims ADD COLUMN relied_by text'],
  [
    // Which server it is, as far as it says so (`incarnation.ts`): another one may have been put back to an earlier moment.
    "ALTER TABLE dockhand.moment ADD COLUMN incarnation text NOT NULL DEFAULT ''",
    // Desks that were not seen since are not waited for; NULL: the usual ones are.
    'ALTER TABLE dockhand.moment ADD COLUMN since timestamptz',
    // It left with nothing open, and had told all that it knew.
    'ALTER TABLE dockhand.desks ADD COLUMN left_at timestamptz',
  ],
];

const READ = 'SELECT version FROM dockhand.schema WHERE one = 1';
const row = z.object({ version: z.int().min(0) });

/**
 * Sees to it that the server has the tables that this program works with: makes them where it may.
 *
 * @throws Failure `ledger.newer` when a newer program made them, `ledger.notSetUp` when this user may not make what is missing
 */
export async function makeOfficeReady(server: Server): Promise<void> {
  const version = await versionOf(server);
  if (version === officeMigrations.length) return;
  refuseNewer(version, server);
  try {
    if (version === 0) await prepare(server);
    await server.transact(migrate(server));
  } catch (error) {
    if (error instanceof Failure && error.code === 'ledger.rights') {
      throw new Failure('ledger.notSetUp', { address: server.address.shown });
    }
    throw error;
  }
}

/** 0: there is nothing yet. */
export async function versionOf({ ask, address }: Server): Promise<number> {
  const there = await ask("SELECT to_regclass('dockhand.schema')::text AS name");
  const [{ name } = { name: null }] = readRows(z.object({ name: z.string().nullable() }), there, address);
  if (name === null) return 0;
  const [known] = readRows(row, await ask(READ), address);
  return known?.version ?? 0;
}

export function refuseNewer(version: number, { address }: Server): void {
  if (version > officeMigrations.length) {
    throw new Failure('ledger.newer', { address: address.shown, theirs: version, ours: officeMigrations.length });
  }
}

/** The row that desks which come at the same moment wait for each other at. Of several that make it, all but one may fail: then it is there. */
async function prepare({ ask }: Server): Promise<void> {
  for (const statement of [
    'CREATE SCHEMA IF NOT EXISTS dockhand',
    'CREATE TABLE IF NOT EXISTS dockhand.schema (one int4 PRIMARY KEY CHECK (one = 1), version int4 NOT NULL)',
    'INSERT INTO dockhand.schema (one, version) VALUES (1, 0) ON CONFLICT (one) DO NOTHING',
  ]) {
    try {
      await ask(statement);
    } catch (error) {
      const met = error instanceof Failure && error.code === 'ledger.answers' && MET.has(String(error.params.what));
      if (!met) throw error;
    }
  }
}

/** That two made the same thing at once shows as one of these. */
const MET: ReadonlySet<string> = new Set(['23505', '42P06', '42P07', '42710']);

const migrate = (server: Server) => async (ask: Ask) => {
  const [locked] = readRows(row, await ask(`${READ} FOR UPDATE`), server.address);
  const from = locked?.version ?? 0;
  refuseNewer(from, server);
  for (const statements of officeMigrations.slice(from)) for (const statement of statements) await ask(statement);
  await ask('UPDATE dockhand.schema SET version = $1 WHERE one = 1', [officeMigrations.length]);
};
