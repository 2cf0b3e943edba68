import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { officeMigrations } from '#engine/ledger/office/schema.ts';
import { databaseAt, type OfficeDatabase, officeDatabase } from '../../../postgres/database.ts';
import { applying, openDesk, scope, turnOf } from '../support/office-desk.ts';

let database: OfficeDatabase | null;
beforeEach(async ({ skip }) => {
  database = await officeDatabase();
  if (!database) skip('no PostgreSQL runs here');
});
afterEach(() => database?.end());

test('desks that come to an empty database at once make its tables once', async () => {
  const { url = '' } = database ?? {};
  const desks = Array.from({ length: 8 }, (_, index) => openDesk(url, `early-${index}`));
  await Promise.all(desks.map((each) => each.open()));
  expect(await database?.sql('SELECT version FROM dockhand.schema')).toEqual([{ version: officeMigrations.length }]);
  expect((await desks[0]?.state())?.desks).toHaveLength(8);
  for (const each of desks) await each.end();
});

test('with the rights that the script grants a desk can do its work, and can neither delete nor change a table', async () => {
  const { url = '', sql } = database ?? {};
  const keeper = openDesk(url, 'keeper');
  await keeper.open();
  await keeper.end();
  await sql?.('DROP ROLE IF EXISTS clerk; DROP ROLE IF EXISTS dockhand_desks');
  // As after an update of Dockhand: once more.
  for (let times = 0; times < 2; times += 1) await sql?.(readFileSync('docs/office-grants.sql', 'utf8'));
  await sql?.("CREATE ROLE clerk LOGIN PASSWORD 'canary-clerk' IN ROLE dockhand_desks");
  const as = new URL(url);
  as.username = 'clerk';
  as.password = 'canary-clerk';

  const desk = openDesk(as.href, 'clerk');
  await desk.open();
  const fence = (await desk.claim(scope, [applying('K', 'run')])).get('K')?.fence ?? '';
  expect(await turnOf(desk, [{ key: 'K', fence }], 100)).toEqual({ type: 'go' });
  await desk.close(scope, 1);
  await desk.settle(scope, [{ key: 'K', fence, state: 'accepted', partnerNo: 'E', answer: null }]);
  expect((await desk.find(scope, ['K'])).get('K')?.state).toBe('accepted');
  expect((await desk.state()).desks).toHaveLength(2);
  await desk.end();

  const direct = databaseAt(as.href);
  for (const statement of [
    'DELETE FROM dockhand.claims',
    'TRUNCATE dockhand.claims',
    'DROP TABLE dockhand.claims',
    'ALTER TABLE dockhand.claims ADD COLUMN more text',
    'UPDATE dockhand.schema SET version = 99',
    'CREATE TABLE dockhand.more (id int4)',
  ]) {
    await expect(direct.sql(statement), statement).rejects.toMatchObject({ code: '42501' });
  }
  await direct.end();
  await sql?.('DROP OWNED BY dockhand_desks; DROP ROLE clerk; DROP ROLE dockhand_desks');
});

test('a user that may not make the tables is told so, before and after there are some', async () => {
  const { url = '', sql } = database ?? {};
  await sql?.("DROP ROLE IF EXISTS guest; CREATE ROLE guest LOGIN PASSWORD 'canary-guest'");
  const as = new URL(url);
  as.username = 'guest';
  as.password = 'canary-guest';
  const early = openDesk(as.href, 'guest');
  await expect(early.open()).rejects.toMatchObject({ code: 'ledger.notSetUp' });
  const keeper = openDesk(url, 'keeper');
  await keeper.open();
  await keeper.end();
  await expect(early.open()).rejects.toMatchObject({ code: 'ledger.rights' });
  await early.end();
  await sql?.('DROP ROLE guest');
});
