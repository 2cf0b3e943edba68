import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { type OfficeDatabase, officeDatabase } from '../../../postgres/database.ts';
import { applying, openDesk, scope } from '../support/office-desk.ts';

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
