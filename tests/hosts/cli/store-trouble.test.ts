import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { hostPractice } from '#engine/accounts/practice-directory.ts';
import { parseFaults } from '#engine/practice/practice.ts';
import { dockhandInOwnProcess, freshHome, samples } from './dockhand.ts';

const main = resolve(import.meta.dirname, '../../../electron/hosts/cli/dockhand.js');
/** Of each partner a workbook, and how many orders are in it. */
const workbooks = [
  ['xport', 'package-inbound-gbk.csv', 10],
  ['top', 'cainiao-stock-in.xlsx', 5],
  ['etower', 'overseas-merged-cells.xlsx', 12],
] as const;

/**
 * A home whose practice partners are here, and the keys that they were sent: where this process is kept waiting, so are they,
 * and what is looked for while orders are sent is not missed.
 */
async function office(faults: string) {
  const home = freshHome();
  const practice = await hostPractice(home, { faults: parseFaults(faults) });
  onTestFinished(() => practice.close());
  const ledger = join(home, 'practice', 'ledger.ndjson');
  const stored = (): string[] =>
    existsSync(ledger)
      ? readFileSync(ledger, 'utf8')
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line).reference)
      : [];
  return { home, stored };
}

const expectOnce = (stored: readonly string[]) => {
  expect(stored.filter((reference) => reference.endsWith(')'))).toEqual([]);
  expect(new Set(stored).size).toBe(stored.length);
};

test.each(workbooks)(
  'a store that another program locks while orders are sent to %s: exit 3 with a summary and a sentence; resume sends the rest once',
  async (_, name, orders) => {
    const { home, stored } = await office('latency=300');
    const submitting = dockhandInOwnProcess(home, ['submit', join(samples, name), '--concurrency', '1', '--json']);
    await expect.poll(() => stored().length, { timeout: 120_000, interval: 5 }).toBeGreaterThan(1);
    const other = new Sqlite(join(home, 'dockhand.db'), { timeout: 60_000 });
    other.exec('BEGIN EXCLUSIVE');
    const { code, summary, stderr } = await submitting;
    other.close();
    expect(code).toBe(3);
    expect(summary?.orders).toBe(orders);
    expect(stderr).toMatch(/is busy.*dockhand resume \w+/);
    expect(stderr).not.toMatch(/^ +at /m);
    const resumed = await dockhandInOwnProcess(home, ['resume', '--json']);
    expect(resumed).toMatchObject({ code: 0, summary: { accepted: orders } });
    expect(resumed.stderr).not.toMatch(/back in time/);
    expectOnce(stored());
    expect(stored()).toHaveLength(orders);
  },
);

/** Runs with a limit on how large any file may become (in KiB), as a disk that is full would have it. */
function dockhandWithin(home: string, kib: number, args: readonly string[]) {
  const env = { ...process.env, DOCKHAND_HOME: home, DOCKHAND_LANG: 'en' };
  const script = `ulimit -f ${kib}; exec "$@"`;
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((done) => {
    const child = execFile('bash', ['-c', script, '-', process.execPath, main, ...args], { env }, (_, stdout, stderr) =>
      done({ code: child.exitCode, stdout, stderr }),
    );
  });
}

test.skipIf(process.platform === 'win32').each([700, 640])(
  'no room on the disk for the data (%i KiB): exit 3 with a summary and a sentence; resume sends everything once',
  async (kib) => {
    const [[, name, orders]] = workbooks;
    const { home, stored } = await office('');
    const { code, stdout, stderr } = await dockhandWithin(home, kib, ['submit', join(samples, name), '--json']);
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringMatching(/dockhand resume \w+/) });
    expect(stdout).toMatch(/"type":"summary"/);
    expect(stderr).not.toMatch(/^ +at /m);
    const resumed = await dockhandInOwnProcess(home, ['resume', '--json']);
    expect(resumed).toMatchObject({ code: 0, summary: { accepted: orders } });
    expectOnce(stored());
    expect(stored()).toHaveLength(orders);
  },
);
