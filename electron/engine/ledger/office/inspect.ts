import { z } from 'zod';
import { Failure } from '#shared/contract/failure.ts';
import { readAddress } from './address.ts';
import { readRows } from './rows.ts';
import { officeMigrations, refuseNewer, versionOf } from './schema.ts';
import { openServer, type Server, type ServerOptions } from './server.ts';

/** What is at an address, looked at without changing anything there. */
export interface Inspected {
  /** Without user and password. */
  readonly address: string;
  /** The server's version. */
  readonly server: string;
  /** False on this computer itself alone. */
  readonly encrypted: boolean;
  /** Tables that are missing (`absent`) or of an older program (`older`) are made by whoever joins, who may. */
  readonly tables: 'absent' | 'older' | 'ready';
  /** `keeper`: may change tables; a desk needs no such right. */
  readonly role: 'keeper' | 'desk';
  /** How many desks were ever there. */
  readonly desks: number;
}

const ABOUT = `SELECT current_setting('server_version') AS version, current_setting('transaction_read_only') AS read_only,
  has_database_privilege(current_database(), 'CREATE') AS may_create`;
/** What the user lacks of `docs/office-grants.sql`. */
const RIGHTS = `SELECT has_schema_privilege('dockhand', 'CREATE') AS keeper,
  ARRAY(SELECT t.name || ' ' || r.name FROM unnest($1::text[]) AS t (name), unnest(ARRAY['SELECT', 'INSERT', 'UPDATE']) AS r (name)
    WHERE NOT (t.name = 'moment' AND r.name = 'INSERT') AND NOT has_table_privilege('dockhand.' || t.name, r.name)) AS missing`;
const TABLES: readonly string[] = ['claims', 'desks', 'moment', 'turns'];

const aboutRow = z.object({ version: z.string(), read_only: z.string(), may_create: z.boolean() });
const rightsRow = z.object({ keeper: z.boolean(), missing: z.array(z.string()) });
const countRow = z.object({ n: z.int().min(0) });

/**
 * Tests whether an office's ledger can be used at an address.
 *
 * @throws Failure `ledger.*` that says what is wrong, without user and password
 */
export async function inspectOffice(url: string, clock: ServerOptions['clock']): Promise<Inspected> {
  const server = openServer({ address: readAddress(url), clock });
  try {
    return await inspect(server);
  } finally {
    await server.end();
  }
}

async function inspect(server: Server): Promise<Inspected> {
  const { address } = server;
  const [about] = readRows(aboutRow, await server.ask(ABOUT), address);
  if (about?.read_only === 'on') throw new Failure('ledger.readOnly', { address: address.shown });
  const where = { address: address.shown, server: about?.version ?? '', encrypted: address.ssl !== false };
  const version = await versionOf(server);
  refuseNewer(version, server);
  if (version === 0) {
    if (!about?.may_create) throw new Failure('ledger.notSetUp', { address: address.shown });
    return { ...where, tables: 'absent', role: 'keeper', desks: 0 };
  }
  const isOlder = version < officeMigrations.length;
  const keeps = await keeperOf(server, isOlder);
  const [desks] = readRows(countRow, await server.ask('SELECT count(*)::int4 AS n FROM dockhand.desks'), address);
  return { ...where, tables: isOlder ? 'older' : 'ready', role: keeps ? 'keeper' : 'desk', desks: desks?.n ?? 0 };
}

/** Whether the user may change tables. What it must be able to do is looked at, and where tables are missing who may make them. */
async function keeperOf(server: Server, isOlder: boolean): Promise<boolean> {
  const { address } = server;
  const tables = isOlder ? TABLES.filter((name) => name !== 'moment') : TABLES;
  const [rights] = readRows(rightsRow, await server.ask(RIGHTS, [tables]), address);
  const missing = rights?.missing ?? [];
  if (missing.length > 0)
    throw new Failure('ledger.rightsMissing', { address: address.shown, missing: missing.join(', ') });
  if (isOlder && !rights?.keeper) throw new Failure('ledger.notSetUp', { address: address.shown });
  return rights?.keeper ?? false;
}
