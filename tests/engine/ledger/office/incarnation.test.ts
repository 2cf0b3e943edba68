import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { officeMigrations } from '#engine/ledger/office/schema.ts';
import { systemClock as clock } from '../../../../electron/hosts/node/ports.ts';
import { type OfficeDatabase, officeDatabase } from '../../../postgres/database.ts';
import { applying, memoryOf, openDesk, scope } from '../support/office-desk.ts';

let database: OfficeDatabase;
beforeEach(async ({ skip }) => {
  const found = await officeDatabase();
  if (!found) return skip('no PostgreSQL runs here');
  database = found;
  onTestFinished(database.end);
});

const moment = async () => (await database.sql('SELECT incarnation, generation FROM dockhand.moment'))[0];

/** As a user of this name, with the rights of a desk. */
async function desk(name: string) {
  await database.sql(`CREATE ROLE ${name} LOGIN PASSWORD 'canary'`);
  await database.sql(
    `GRANT USAGE ON SCHEMA dockhand TO ${name}; GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA dockhand TO ${name}`,
  );
  const url = new URL(database.url);
  url.username = name;
  url.password = 'canary';
  const ledger = openDesk(url.href, name);
  onTestFinished(async () => {
    await ledger.end();
    await database.sql(`DROP OWNED BY ${name}; DROP ROLE ${name}`);
  });
  return ledger;
}

test('a user with no rights but a desk’s hears the same of the server as its owner', async () => {
  const keeper = openDesk(database.url, 'keeper');
  await keeper.claim(scope, [applying('K', 'run')]);
  const known = await moment();
  expect(known).toMatchObject({ incarnation: expect.stringMatching(/^\d+\.[0-9A-F]{8}\.\d+$/), generation: 0 });
  const clerk = await desk('incarnation_clerk');
  await clerk.claim(scope, [applying('L', 'run')]);
  await clerk.pulse();
  expect(await moment()).toEqual(known);
  await keeper.end();
});

test('whoever the server does not say it to goes by the count alone, and claims all the same', async () => {
  const keeper = openDesk(database.url, 'keeper');
  await keeper.open();
  const known = await moment();
  await database.sql('REVOKE EXECUTE ON FUNCTION pg_control_system() FROM PUBLIC');
  const clerk = await desk('incarnation_deaf');
  expect((await clerk.claim(scope, [applying('K', 'run')])).get('K')?.fence).toBe('0.1');
  await clerk.pulse();
  expect(await moment()).toEqual(known);
  await keeper.end();
});

test('tables that were made anew from a copy are another ledger', async () => {
  const keeper = openDesk(database.url, 'keeper');
  await keeper.claim(scope, [applying('K', 'run')]);
  await database.sql('ALTER TABLE dockhand.claims RENAME TO before');
  await database.sql('CREATE TABLE dockhand.claims (LIKE dockhand.before INCLUDING ALL)');
  await database.sql('INSERT INTO dockhand.claims SELECT * FROM dockhand.before');
  await expect(keeper.claim(scope, [applying('L', 'run')])).rejects.toMatchObject({ name: 'MustOpen' });
  expect((await keeper.open()).reoffer).toBe(1);
  expect((await keeper.claim(scope, [applying('L', 'run')])).get('L')?.fence).toBe('0.1');
  await keeper.end();
});

test('a copy of the server’s files, or of tables that did not know yet which server it is, shows by what was heard before', async () => {
  const keeper = openDesk(database.url, 'keeper-of-files');
  await keeper.claim(scope, [applying('K', 'run')]);
  await keeper.pulse();
  expect((await moment())?.generation).toBe(0);
  // More was written there before than is now.
  const memory = memoryOf(database.url, 'keeper-of-files');
  const heard = memory.lastHeard();
  memory.heard(heard.seq, { ...heard, lsn: heard.lsn + 1e12 });
  await expect(keeper.pulse()).rejects.toMatchObject({ name: 'MustOpen' });
  await expect(keeper.claim(scope, [applying('L', 'run')])).rejects.toMatchObject({ name: 'MustOpen' });
  expect((await keeper.open()).reoffer).toBe(1);
  await keeper.pulse();
  await database.sql("UPDATE dockhand.moment SET incarnation = ''");
  await expect(keeper.pulse()).rejects.toMatchObject({ name: 'MustOpen' });
  expect((await keeper.open()).reoffer).toBe(2);
  await keeper.pulse();
  await keeper.end();
});

test('a ledger that was put back to before it had a column gets it again', async () => {
  const keeper = openDesk(database.url, 'keeper-of-columns');
  await keeper.claim(scope, [applying('K', 'run')]);
  await database.sql('ALTER TABLE dockhand.moment DROP COLUMN incarnation, DROP COLUMN since');
  await database.sql('ALTER TABLE dockhand.desks DROP COLUMN left_at');
  await database.sql(`UPDATE dockhand.schema SET version = ${officeMigrations.length - 1}`);
  await expect(keeper.pulse()).rejects.toMatchObject({ name: 'MustOpen' });
  expect((await keeper.open()).reoffer).toBe(1);
  await keeper.end();
});

/** The server answers this instead of saying which one it is. */
async function deaf(state: string, work: () => Promise<void>): Promise<void> {
  await database.sql('ALTER FUNCTION pg_catalog.pg_control_system() RENAME TO kept_control_system');
  await database.sql(
    `CREATE FUNCTION pg_catalog.pg_control_system(OUT system_identifier int8) LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'not now' USING ERRCODE = '${state}'; END $$`,
  );
  await work();
  await database.sql('DROP FUNCTION pg_catalog.pg_control_system()');
  await database.sql('ALTER FUNCTION pg_catalog.kept_control_system() RENAME TO pg_control_system');
}

test('whatever else the server answers instead of saying which one it is closes nothing', async () => {
  const keeper = openDesk(database.url, 'keeper-of-errors');
  await keeper.open();
  const known = await moment();
  for (const state of ['58P01', 'XX000']) {
    await deaf(state, async () => {
      // Also one that it said it to before.
      expect((await keeper.claim(scope, [applying(`K-${state}`, 'run')])).get(`K-${state}`)?.fence).toBe('0.1');
      await keeper.pulse();
      const clerk = openDesk(database.url, `clerk-${state}`);
      expect((await clerk.claim(scope, [applying(`L-${state}`, 'run')])).get(`L-${state}`)?.fence).toBe('0.1');
      await clerk.end();
    });
  }
  expect(await moment()).toEqual(known);
  await keeper.end();
});

test('claims do not wait for each other to hear which server it is', async () => {
  const keeper = openDesk(database.url, 'keeper-of-many');
  await keeper.open();
  await deaf('XX000', async () => {
    const clerk = openDesk(database.url, 'clerk-of-many', { connectMs: 1500, statementMs: 5000 });
    await clerk.open();
    const all = ['1', '2', '3', '4', '5'].map((key) => clerk.claim(scope, [applying(key, `run-${key}`)]));
    expect((await Promise.all(all)).map((each) => [...each.values()][0]?.fence)).toEqual(Array(5).fill('0.1'));
    await clerk.end();
  });
  await keeper.end();
});

test('a program that slept cannot say that nothing is missing, whichever of its clocks stood still', async () => {
  const away = openDesk(database.url, 'away');
  await away.open();
  await away.end();
  await database.sql("UPDATE dockhand.desks SET seen_at = now() - interval '3 hours'");
  for (const still of ['now', 'monotonic'] as const) {
    let slept = 0;
    const stopped = {
      ...clock,
      now: () => clock.now() + (still === 'now' ? 0 : slept),
      monotonic: () => clock.monotonic() + (still === 'monotonic' ? 0 : slept),
    };
    const keeper = openDesk(database.url, `slept-${still}`, undefined, stopped);
    await keeper.open();
    for (const [ms, isWaited] of [
      [0, false],
      [120_000, true],
    ] as const) {
      slept = ms;
      await database.sql("UPDATE dockhand.moment SET incarnation = 'another server', waived = generation");
      await keeper.open();
      const { desks } = await keeper.state();
      expect(desks.find(({ id }) => id === 'desk-away')?.awaited).toBe(isWaited);
    }
    await keeper.end();
  }
});
