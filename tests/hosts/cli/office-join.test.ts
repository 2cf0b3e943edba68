import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

const alone = { DOCKHAND_OFFICE_URL: '' };

test('a desk joins by its address, says what it found, and leaves again', async () => {
  const url = database?.url ?? '';
  const home = freshHome();
  const joined = await dockhand(home, ['office', 'join', url, '--name', 'Packing table'], alone);
  expect([joined.code, joined.stderr]).toEqual([0, '']);
  expect(joined.stdout).toMatch(
    /answer came from .* \(PostgreSQL \d.*\n.*not encrypted\.\n.*no office ledger yet.*\n.*may change the tables.*\n.*“Packing table”.*\n.*password.*DOCKHAND_OFFICE_URL.*\n.*sent before, or may have: 0/,
  );
  const { username, password } = new URL(url);
  for (const text of [joined.stdout, joined.stderr]) {
    expect(text).not.toContain(`:${password}@`);
    expect(text).not.toContain(`${username}:`);
  }
  const files = readdirSync(home, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  for (const file of files) {
    expect(readFileSync(join(file.parentPath, file.name)).includes(`:${password}@`), file.name).toBe(false);
  }
  // The command line cannot keep the password; the variable is enough.
  const without = await dockhand(home, ['office', 'status'], alone);
  expect([without.code, without.stderr]).toEqual([2, expect.stringMatching(/password is not known here/)]);
  const [status] = (await dockhand(home, ['office', 'status', '--json'], { DOCKHAND_OFFICE_URL: url })).events;
  expect(status).toMatchObject({ own: { name: 'Packing table' }, desks: [{ name: 'Packing table' }] });
  const left = await dockhand(home, ['office', 'leave', '--json'], alone);
  expect([left.code, left.events]).toEqual([0, [{ type: 'office-left', remembered: 0 }]]);
  const after = await dockhand(home, ['office', 'status'], alone);
  expect([after.code, after.stderr]).toEqual([2, expect.stringMatching(/joined no office ledger/)]);
});

test('joining again tells a script what it came to', async () => {
  const url = database?.url ?? '';
  const { code, events } = await dockhand(freshHome(), ['office', 'join', url, '--json'], alone);
  expect(code).toBe(0);
  const found = { tables: 'ready', role: 'keeper', encrypted: false, desks: expect.any(Number) };
  expect(events).toMatchObject([{ type: 'office-joined', ...found, sent: 0, entered: 0, trouble: null }]);
});

test.each([
  ['without an address', ['join'], '', /Name the address/],
  ['where the server is away', ['join', 'postgres://desk:canary@127.0.0.1:1/office'], '', /cannot be reached/],
  [
    'where it would not be encrypted',
    ['join', 'postgres://desk:canary@db.example.com/office?sslmode=disable'],
    '',
    /certificate verified/,
  ],
  [
    'by an address while the variable is set',
    ['join', 'postgres://u:canary@127.0.0.1:1/o'],
    'postgres://u@127.0.0.1:1/o',
    /DOCKHAND_OFFICE_URL says/,
  ],
  ['that was never joined', ['leave'], '', /joined no office ledger/],
  ['with what only the other takes', ['leave', '--name', 'x'], '', /office join alone/],
  ['under a name that is none', ['join', 'postgres://u:canary@127.0.0.1:1/o', '--name', 'x'.repeat(61)], '', /1 to 60/],
])('an office %s is neither joined nor left', async (_, args, url, words) => {
  const { code, stdout, stderr } = await dockhand(freshHome(), ['office', ...args], { DOCKHAND_OFFICE_URL: url });
  expect(stderr).toMatch(words);
  expect(stdout + stderr).not.toContain('canary');
  expect(code).toBe(2);
});
