import { cpSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type OfficeDatabase, officeDatabase } from '../../postgres/database.ts';
import { dockhand, freshHome } from './dockhand.ts';

let database: OfficeDatabase | null;
beforeAll(async () => {
  database = await officeDatabase();
});
beforeEach(({ skip }) => {
  if (!database) skip('no PostgreSQL runs here');
});
afterAll(() => database?.end());

test('a desk is told that it can use the ledger, and which desks do', async () => {
  const env = { DOCKHAND_OFFICE_URL: database?.url };
  const [here, there] = [freshHome(), freshHome()];
  const first = await dockhand(here, ['office', 'status', '--json'], env);
  expect(first.code).toBe(0);
  const [event] = first.events;
  if (event?.type !== 'office') throw new Error(first.stdout);
  expect(event.desks).toEqual([{ ...event.own, seenAt: expect.any(String), open: 0, awaited: false }]);
  expect(event.lost).toEqual([]);
  const second = await dockhand(there, ['office', 'status'], env);
  expect(second.stdout).toMatch(
    /can be used \(PostgreSQL \d.*\)\. Its desks: 2\n.*this one.*\n.*orders without an outcome: 0/,
  );
  // A desk is the same at every start.
  const [again] = (await dockhand(here, ['office', 'status', '--json'], env)).events;
  expect(again).toMatchObject({ own: event.own });
  const { username, password } = new URL(database?.url ?? '');
  for (const { stdout, stderr } of [first, second]) {
    expect(stdout + stderr).not.toContain(password);
    expect(stdout + stderr).not.toContain(`${username}:`);
  }
});

test('a copied data folder is told that it is one, and goes on as a desk of its own when a person says so', async () => {
  const env = { DOCKHAND_OFFICE_URL: database?.url };
  const home = freshHome();
  await dockhand(home, ['office', 'status'], env);
  const copy = freshHome();
  cpSync(home, copy, { recursive: true });
  expect((await dockhand(copy, ['office', 'status'], env)).code).toBe(0);
  const stale = await dockhand(home, ['office', 'status'], env);
  expect([stale.code, stale.stderr]).toEqual([2, expect.stringMatching(/is a copy.*dockhand office new-desk/)]);
  const anew = await dockhand(home, ['office', 'new-desk'], env);
  expect([anew.code, anew.stdout]).toEqual([0, expect.stringMatching(/desk of its own now.*\n.*can be used/)]);
  expect((await dockhand(copy, ['office', 'status'], env)).code).toBe(0);
});

test('that the server was put back is said by a person, and so is which desks are not waited for', async () => {
  const env = { DOCKHAND_OFFICE_URL: database?.url };
  const home = freshHome();
  const said = await dockhand(home, ['office', 'restored'], env);
  expect([said.code, said.stdout]).toEqual([0, expect.stringContaining('has to be opened once')]);
  const gone = await dockhand(home, ['office', 'go-on'], env);
  expect([gone.code, gone.stdout]).toEqual([0, expect.not.stringContaining('has to be opened once')]);
});

test.each([
  ['no ledger is set', '', /joined no office ledger/],
  [
    'its server is away',
    'postgres://desk:canary@127.0.0.1:1/office',
    /127\.0\.0\.1:1\/office cannot be reached \(ECONNREFUSED\)/,
  ],
  ['its address is none', 'canary', /is no address of an office ledger/],
  ['it would not be encrypted', 'postgres://desk:canary@db.example.com/office?sslmode=disable', /certificate verified/],
])('when %s it is said in a sentence, and the code is 2', async (_, url, words) => {
  const { code, stdout, stderr } = await dockhand(freshHome(), ['office', 'status'], { DOCKHAND_OFFICE_URL: url });
  expect(stderr).toMatch(words);
  expect(stdout + stderr).not.toContain('canary');
  expect(code).toBe(2);
});
