import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '#engine/data-folder/data-folder.ts';
import { startPractice } from '#engine/practice/practice.ts';
import { systemClock as clock } from '../../../electron/hosts/node/ports.ts';
import { findPrograms } from '../../postgres/binaries.ts';
import { databaseAt } from '../../postgres/database.ts';
import { startPostgres } from '../../postgres/postgres-server.ts';
import { startSender } from './support/sender.ts';
import { insertRun } from './support/test-store.ts';

const DESKS = 3;
const SHARED = 40;
const OWN = 10;
const KILLS = 6;

const dir = mkdtempSync(join(tmpdir(), 'dockhand-desks-killed-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test(`${DESKS} desks with the same orders, ${KILLS} of them killed, and the ledger's server once: every reference once`, async ({
  skip,
}) => {
  const { programs, reason } = findPrograms();
  if (!programs) return skip(reason);
  const server = await startPostgres(programs);
  const ledgerPath = join(dir, 'partner.ndjson');
  const practice = await startPractice({ ledgerPath });
  const shared = Array.from({ length: SHARED }, (_, index) => `BOTH-${index + 1}`);
  const officeUrl = server.urlOf('postgres');
  const desks = Array.from({ length: DESKS }, (_, desk) => {
    const home = join(dir, `desk-${desk}`);
    const run = `run-${desk}`;
    const keys = [...shared, ...Array.from({ length: OWN }, (_each, index) => `OWN-${desk}-${index}`)];
    const db = openDatabase({ dataDir: home, clock, appVersion: '0.0.0' });
    db.prepare<[string]>(
      `INSERT INTO accounts (id, partner, target, name, settings, created_at)
       VALUES ('A', 'etower', 'production', 'Main', ?, '')`,
    ).run(JSON.stringify({ baseUrl: practice.url }));
    insertRun(db.sqlite, run, keys);
    db.prepare<[string]>("UPDATE runs SET target = 'production', account = 'A' WHERE id = ?").run(run);
    const left = () =>
      db.prepare<[], { n: number }>("SELECT count(*) AS n FROM orders WHERE state NOT IN ('accepted', 'exists')").get()
        ?.n ?? 0;
    return { keys, db, left, start: () => startSender({ home, address: practice.url, run, officeUrl }) };
  });

  let kills = 0;
  const victims = desks.map(async ({ start }) => {
    for (let times = 0; times < KILLS / DESKS; times += 1) {
      const { child, begun, gone } = start();
      if (!(await begun)) continue;
      await delay(Math.random() * 100);
      child.kill('SIGKILL');
      await gone;
      kills += 1;
    }
  });
  await Promise.all(victims);
  // They came while there was work: otherwise this proves nothing.
  expect(kills).toBeGreaterThan(0);
  expect(desks.some(({ left }) => left() > 0)).toBe(true);
  const going = desks.map(({ start }) => start());
  await Promise.race(going.map(({ begun }) => begun));
  await server.kill();
  await server.restart();
  await Promise.all(going.map(({ gone }) => gone));
  for (let round = 0; round < 12 && desks.some(({ left }) => left() > 0); round += 1) {
    const ends = await Promise.all(desks.filter(({ left }) => left() > 0).map(({ start }) => start().gone));
    for (const { code, stderr } of ends) expect([0, 3], stderr).toContain(code);
  }

  const stored = readFileSync(ledgerPath, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line): string => JSON.parse(line).reference);
  expect(stored.sort()).toEqual([...new Set(desks.flatMap(({ keys }) => keys))].sort());
  expect(desks.map(({ left }) => left())).toEqual(desks.map(() => 0));
  const { sql, end } = databaseAt(officeUrl);
  expect(await sql("SELECT key, state FROM dockhand.claims WHERE state NOT IN ('accepted', 'exists')")).toEqual([]);
  await end();
  for (const { db } of desks) db.close();
  await practice.close();
  await server.close();
});
