import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '#engine/data-folder/data-folder.ts';
import { parseFaults, startPractice } from '#engine/practice/practice.ts';
import { startSender } from './support/sender.ts';
import { insertRun } from './support/test-store.ts';

const ORDERS = 300;
const KILLS = 10;
const FAULTS =
  'latency=1-20,http500=.05,cut-before=.05,cut-after=.05,http500-after=.05,half-body=.03,non-json=.03,hang-after=.01,http429=.02,http429-after=.02,http503-after=.02,http504-after=.02,http429-after-bare=.02,http503-after-bare=.02,retry-after=0';

const dir = mkdtempSync(join(tmpdir(), 'dockhand-kill-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test(`kill -9 ${KILLS} times in ${ORDERS} orders with faults on: every reference once`, async () => {
  const ledgerPath = join(dir, 'ledger.ndjson');
  const practice = await startPractice({ ledgerPath, faults: parseFaults(FAULTS) });
  const keys = Array.from({ length: ORDERS }, (_, index) => `KILL-${index + 1}`);
  const clock = { now: () => Date.now() };
  const setup = openDatabase({ dataDir: dir, clock, appVersion: '0.0.0' });
  insertRun(setup.sqlite, 'run', keys);
  setup.close();
  const sender = () => startSender({ home: dir, address: practice.url, run: 'run' });

  for (let kill = 0; kill < KILLS; kill += 1) {
    const { child, begun, gone } = sender();
    expect(await begun).toBe(true);
    await delay(Math.random() * 150);
    child.kill('SIGKILL');
    await gone;
  }
  const db = openDatabase({ dataDir: dir, clock, appVersion: '0.0.0' });
  const left = db.sqlite.prepare("SELECT count(*) FROM orders WHERE state IN ('queued', 'sending', 'unknown')").pluck();
  // The kills came while there was work: otherwise this proves nothing.
  expect(left.get()).toBeGreaterThan(0);
  const state = db.sqlite.prepare('SELECT state FROM runs').pluck();
  for (let round = 0; round < 10 && state.get() !== 'finished'; round += 1) {
    expect(await sender().gone).toEqual({ code: 0, stderr: '' });
  }

  const ledger = readFileSync(ledgerPath, 'utf8').trimEnd().split('\n').map(parseRecord);
  expect(ledger.map(({ reference }) => reference).sort()).toEqual([...keys].sort());
  const stored = db.sqlite
    .prepare<[], { key: string; state: string; partner_no: string }>('SELECT * FROM orders')
    .all();
  const numbers = new Map(ledger.map(({ reference, orderNo }) => [reference, orderNo]));
  for (const { key, state: outcome, partner_no: partnerNo } of stored) {
    expect(['accepted', 'exists']).toContain(outcome);
    expect({ key, partnerNo }).toEqual({ key, partnerNo: numbers.get(key) });
  }
  db.close();
  await practice.close();
});

function parseRecord(line: string): { readonly reference: string; readonly orderNo: string } {
  return JSON.parse(line);
}
