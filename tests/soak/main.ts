// `npm run soak [-- kills] [etower] [top] [xport] [minutes=M]`: kills a sending process so often at each practice partner,
// with faults of the partner and a damaged -wal mixed in, and prints a verdict. Exit code 1 when an order was sent twice,
// lost, or is unknown without evidence. Not part of the tests: a thousand kills take a while.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openDatabase } from '#engine/data-folder/data-folder.ts';
import { parseFaults, startPractice } from '#engine/practice/practice.ts';
import { type AnyPartner, anyPartner } from '../engine/submit/support/any-partner.ts';
import { insertRun } from '../engine/submit/support/test-store.ts';

const args = process.argv.slice(2);
const kills = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 1000);
const minutes = Number(args.find((arg) => arg.startsWith('minutes='))?.slice('minutes='.length) ?? 600);
const named = args.filter((arg): arg is AnyPartner => Object.hasOwn(anyPartner, arg));
const partners: readonly AnyPartner[] = named.length > 0 ? named : ['etower', 'top', 'xport'];

const ORDERS = 150;
const SENDER = new URL('../engine/submit/support/sender-process.ts', import.meta.url).pathname;
const statuses = [429, 503, 504].flatMap((code) => [`http${code}-after=.02`, `http${code}-after-bare=.02`]);
const FAULTS = `latency=1-20,http500=.03,cut-before=.03,cut-after=.03,http500-after=.03,half-body=.02,non-json=.02,http429=.02,${statuses},retry-after=0`;
const clock = { now: () => Date.now() };

interface Verdict {
  readonly partner: AnyPartner;
  readonly kills: number;
  readonly damaged: number;
  readonly orders: number;
  readonly stored: number;
  readonly twice: number;
  readonly lost: number;
  readonly unknown: number;
  readonly withoutEvidence: number;
}

let bad = false;
for (const partner of partners) {
  const verdict = await soak(partner, Date.now() + (minutes * 60_000) / partners.length);
  process.stdout.write(`${JSON.stringify(verdict)}\n`);
  if (verdict.twice + verdict.lost + verdict.withoutEvidence > 0) bad = true;
}
process.stdout.write(
  bad
    ? 'BROKEN: an order was sent twice, lost, or is unknown without evidence\n'
    : 'KEPT: nothing twice, nothing lost, every unknown told with its evidence\n',
);
process.exitCode = bad ? 1 : 0;

async function soak(partner: AnyPartner, until: number): Promise<Verdict> {
  const root = mkdtempSync(join(tmpdir(), 'dockhand-soak-'));
  const home = join(root, 'home');
  const ledgerPath = join(root, 'ledger.ndjson');
  const practice = await startPractice({ ledgerPath, faults: parseFaults(FAULTS) });
  const address = practice.addresses[partner] ?? '';
  const inStore = <T>(work: (db: ReturnType<typeof openDatabase>) => T): T => {
    const db = openDatabase({ dataDir: home, clock, appVersion: '0.0.0' });
    try {
      return work(db);
    } finally {
      db.close();
    }
  };
  const send = (run: string) => {
    const child = spawn(process.execPath, [SENDER, home, address, run, partner, join(root, 'outside')], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return { child, gone: once(child, 'exit') };
  };
  const stateOf = (run: string) =>
    inStore((db) => String(db.sqlite.prepare('SELECT state FROM runs WHERE id = ?').pluck().get(run)));

  let killed = 0;
  let damaged = 0;
  for (let round = 1; killed < kills && Date.now() < until; round += 1) {
    const run = `run-${round}`;
    inStore((db) =>
      insertRun(
        db.sqlite,
        run,
        Array.from({ length: ORDERS }, (_, index) => `SOAK-${round}-${index + 1}`),
      ),
    );
    for (let tries = 0; tries < 40 && killed < kills && Date.now() < until; tries += 1) {
      const { child, gone } = send(run);
      const begun = await Promise.race([once(child.stdout, 'data').then(() => true), gone.then(() => false)]);
      if (begun) await Promise.race([delay(Math.random() * 200), gone]);
      if (child.exitCode === null && child.kill('SIGKILL')) killed += 1;
      await gone;
      if (child.exitCode === 0 && !['checked', 'paused', 'submitting'].includes(stateOf(run))) break;
      if (Math.random() < 0.15 && damage(join(home, 'dockhand.db-wal'))) damaged += 1;
    }
    practice.setFaults(parseFaults('retry-after=0'));
    for (let tries = 0; tries < 6 && !['finished', 'held'].includes(stateOf(run)); tries += 1) {
      const { child, gone } = send(run);
      child.stdout.resume();
      await gone;
    }
    practice.setFaults(parseFaults(`${FAULTS},seed=${round}`));
  }

  const stored = existsSync(ledgerPath) ? readFileSync(ledgerPath, 'utf8').split('\n').filter(Boolean) : [];
  const keys = stored.map((line) => anyPartner[partner].keyOf(JSON.parse(line).reference));
  const there = new Set(keys);
  const orders = inStore((db) =>
    db.sqlite
      .prepare<[], { key: string; state: string; attempts: number }>(
        `SELECT key, state, (SELECT count(*) FROM attempt_orders WHERE order_id = orders.id) AS attempts FROM orders`,
      )
      .all(),
  );
  const done = orders.filter(({ state }) => state === 'accepted' || state === 'exists');
  const unknown = orders.filter(({ state }) => state === 'unknown');
  await practice.close();
  rmSync(root, { recursive: true, force: true });
  return {
    partner,
    kills: killed,
    damaged,
    orders: orders.length,
    stored: there.size,
    twice: keys.length - there.size,
    // Said to be there and is not, or there and said to be still to be sent.
    lost:
      done.filter(({ key }) => !there.has(key)).length +
      orders.filter(({ key, state }) => ['ready', 'incomplete', 'rejected'].includes(state) && there.has(key)).length,
    unknown: unknown.length,
    withoutEvidence: unknown.filter(({ attempts }) => attempts === 0).length,
  };
}

/** The journal of the database is deleted, cut or has a flipped byte; false when there is none. */
function damage(wal: string): boolean {
  const size = existsSync(wal) ? readFileSync(wal).length : 0;
  if (size === 0) return false;
  const at = Math.floor(Math.random() * size);
  const way = Math.floor(Math.random() * 3);
  if (way === 0) rmSync(wal);
  else if (way === 1) truncateSync(wal, at);
  else {
    const bytes = readFileSync(wal);
    bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at);
    writeFileSync(wal, bytes);
  }
  return true;
}
