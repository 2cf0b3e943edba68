import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import type { OfficeLedger } from '#engine/ledger/office/office-ledger.ts';
import { officeMigrations } from '#engine/ledger/office/schema.ts';
import { Failure } from '#shared/contract/failure.ts';
import { translator } from '#shared/text/index.ts';
import { findPrograms } from '../../../postgres/binaries.ts';
import { type OfficeDatabase, officeDatabase } from '../../../postgres/database.ts';
import { startPostgres } from '../../../postgres/postgres-server.ts';
import { selfSigned } from '../../../self-signed.ts';
import { applying, openDesk, scope } from '../support/office-desk.ts';

let database: OfficeDatabase | null;
const opened: OfficeLedger[] = [];
const folder = mkdtempSync(join(tmpdir(), 'dockhand-hostile-'));
beforeEach(async ({ skip }) => {
  database = await officeDatabase();
  if (!database) skip('no PostgreSQL runs here');
});
afterEach(async () => {
  for (const each of opened.splice(0)) await each.end();
  await database?.end();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function desk(change: (url: URL) => void = () => {}, times?: Parameters<typeof openDesk>[2]): OfficeLedger {
  const url = new URL(database?.url ?? '');
  change(url);
  const ledger = openDesk(url.href, 'wary', times);
  opened.push(ledger);
  return ledger;
}

/** That it failed with a sentence, which says nothing that is secret. */
async function told(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Failure)) throw error;
  const { username, password } = new URL(database?.url ?? '');
  for (const lang of ['zh', 'en'] as const) {
    const sentence = translator(lang).dynamic(`failure:${error.code}`, error.params);
    expect(sentence).not.toMatch(/\{\{|undefined/);
    const everything = [sentence, JSON.stringify(error.params), error.message, error.stack, String(error.cause)].join();
    expect(everything).not.toContain(password);
    expect(everything).not.toContain(`${username}:`);
  }
  return error.code;
}

const claim = (ledger: OfficeLedger) => ledger.claim(scope, [applying('K', 'run')]);

test('a wrong password, a database that is not there and a port that nobody listens at are told apart', async () => {
  const wrong = desk((url) => {
    url.password = 'wrong-canary';
  });
  expect(await told(claim(wrong))).toBe('ledger.login');
  const elsewhere = desk((url) => {
    url.pathname = '/nowhere';
  });
  expect(await told(claim(elsewhere))).toBe('ledger.noDatabase');
  const nobody = desk((url) => {
    url.port = '1';
  });
  expect(await told(claim(nobody))).toBe('ledger.unreachable');
});

test('tables of a newer program are left alone', async () => {
  await desk().open();
  await database?.sql('UPDATE dockhand.schema SET version = $1', [officeMigrations.length + 1]);
  expect(await told(claim(desk()))).toBe('ledger.newer');
  expect(await database?.sql('SELECT count(*)::int4 AS n FROM dockhand.claims')).toEqual([{ n: 0 }]);
});

test('an answer that is too slow is not waited for, and the key not taken for claimed', async () => {
  await desk().open();
  const hasty = desk(undefined, { connectMs: 60_000, statementMs: 150 });
  await database?.sql('BEGIN; LOCK TABLE dockhand.claims IN ACCESS EXCLUSIVE MODE');
  expect(await told(claim(hasty))).toBe('ledger.slow');
});

const COLUMNS =
  'partner kind key n account account_name address marks desk desk_name person run order_id body_hash state partner_no answer fence claimed_at left_at enters withdrawn_at';

test.each([
  ['a state that there is not', 'state', "'sent'"],
  ['a fence that is none', 'fence', '0'],
  ['no time at all', 'claimed_at', 'NULL::timestamptz'],
  ['a number for a name', 'desk_name', '7'],
  ['no marks', 'marks', 'NULL::text[]'],
])('rows that say %s are not believed', async (_, column, lie) => {
  await claim(desk());
  await database?.sql('ALTER TABLE dockhand.claims RENAME TO honest');
  const columns = COLUMNS.split(' ').map((name) => (name === column ? `${lie} AS ${name}` : name));
  await database?.sql(`CREATE VIEW dockhand.claims AS SELECT ${columns.join(', ')} FROM dockhand.honest`);
  expect(await told(desk().find(scope, ['K']))).toBe('ledger.answers');
});

test('a certificate is verified: its authority, and that it is of this server', async () => {
  const { programs, reason } = findPrograms();
  if (!programs) throw new Error(reason);
  const files = selfSigned();
  const server = await startPostgres(programs, files);
  try {
    const authority = join(folder, 'authority.pem');
    writeFileSync(authority, files.cert);
    const to = (host: string, query: Record<string, string>) => {
      const url = new URL(server.urlOf('postgres'));
      url.hostname = host;
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      const ledger = openDesk(url.href, 'wary');
      opened.push(ledger);
      return ledger;
    };
    expect(await told(to('127.0.0.1', { sslmode: 'verify-full' }).open())).toBe('ledger.certificate');
    expect(await told(to('127.0.0.1', { sslmode: 'require' }).open())).toBe('ledger.certificate');
    expect(await told(to('localhost', { sslrootcert: authority }).open())).toBe('ledger.certificate');
    expect(await to('127.0.0.1', { sslrootcert: authority }).open()).toEqual({ claims: [], reoffer: 0 });
  } finally {
    await server.close();
  }
});

test('a server without TLS is refused where TLS is asked for', async () => {
  const secured = desk((url) => url.searchParams.set('sslmode', 'require'));
  expect(await told(claim(secured))).toBe('ledger.plain');
});
