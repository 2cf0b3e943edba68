import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parseFaults, practiceCredentials, startPractice } from '#engine/practice/practice.ts';
import { environmentOf } from '../../../electron/hosts/node/environment-accounts.ts';
import { dockhandInOwnProcess, freshHome, samples } from './dockhand.ts';
import { type SmallDisk, smallDisk } from './small-disk.ts';

/** Of each partner a workbook, and how many orders are in it. */
const workbooks = [
  ['xport', 'package-inbound-gbk.csv', 10],
  ['top', 'cainiao-stock-in.xlsx', 5],
  ['etower', 'overseas-merged-cells.xlsx', 12],
] as const;

const canMount = (() => {
  const disk = smallDisk(8);
  disk?.remove();
  return disk !== null;
})();
if (!canMount) process.stderr.write('real-disk.test.ts: skipped, since no file system can be mounted here\n');

/** A data folder on a disk of its own, and a partner elsewhere that is slow enough for something to happen meanwhile. */
async function office(mib: number) {
  const disk = smallDisk(mib);
  if (!disk) throw new Error('not mounted');
  onTestFinished(() => disk.remove());
  const ledgerPath = join(freshHome(), 'ledger.ndjson');
  const partner = await startPractice({ ledgerPath, faults: parseFaults('latency=60') });
  onTestFinished(() => partner.close());
  const env = Object.fromEntries(environmentOf(partner.addresses, practiceCredentials));
  const stored = (): string[] =>
    (existsSync(ledgerPath) ? readFileSync(ledgerPath, 'utf8').split('\n').filter(Boolean) : []).map(
      (line) => JSON.parse(line).reference,
    );
  const run = (...args: readonly string[]) => dockhandInOwnProcess(disk.home, [...args, '--json'], env);
  return { disk, stored, run };
}

const troubles: Readonly<Record<string, (disk: SmallDisk) => void>> = {
  'a disk that is filled up': (disk) => disk.fill(),
  'a disk that becomes read-only': (disk) => disk.fail(),
};

/** Where the partner can neither be asked nor safely be sent to again, what was cut off is a person's to find out. */
const mayStayUnknown = 'xport';

test
  .skipIf(!canMount)
  .each(Object.keys(troubles).flatMap((trouble) => workbooks.map((workbook) => [trouble, ...workbook] as const)))(
  '%s while orders are sent to %s: exit 3 with a summary and a sentence; resume sends the rest once',
  async (...given) => {
    const [trouble, partner, name, orders] = given;
    const { disk, stored, run } = await office(16);
    const sending = run('submit', join(samples, name), '--to', 'production', '--yes', '--concurrency', '1');
    await expect.poll(() => stored().length, { timeout: 120_000, interval: 5 }).toBeGreaterThanOrEqual(2);
    troubles[trouble]?.(disk);
    const { code, summary, stderr } = await sending;
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringMatching(/dockhand resume \w+/) });
    expect(stderr).not.toMatch(/^ +at /m);
    expect(summary?.orders).toBe(orders);

    disk.mend();
    const resumed = await run('resume');
    // The data lacks answers at most, and no edits: it did not go back in time.
    expect(resumed.stderr).not.toMatch(/back in time/);
    const { accepted = 0, exists = 0, unknown = 0 } = resumed.summary ?? {};
    expect({ partner, done: accepted + exists + (partner === mayStayUnknown ? unknown : 0) }).toEqual({
      partner,
      done: orders,
    });
    const references = stored();
    expect(references.sort()).toEqual([...new Set(references)]);
    expect(references.length).toBeGreaterThanOrEqual(accepted + exists);
  },
);
