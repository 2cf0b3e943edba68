import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '#engine/data-folder/data-folder.ts';
import { randomNumbers } from '#engine/practice/draw-faults.ts';
import { parseFaults, startPractice } from '#engine/practice/practice.ts';
import { type AnyPartner, anyPartner } from './support/any-partner.ts';
import { startSender } from './support/sender.ts';
import { insertRun } from './support/test-store.ts';
import { mixFiles } from './support/two-moments.ts';

const ORDERS = 40;
const clock = { now: () => Date.now() };
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const wal = (home: string) => join(home, 'dockhand.db-wal');
const half = (path: string) => Math.floor(readFileSync(path).length / 2);

/** What happens to the data folder while no program has it open. `before`: as it was when half of the run was sent. */
const losses: Readonly<Record<string, (home: string, before: string) => void>> = {
  'the wal is deleted': (home) => rmSync(wal(home)),
  'the wal is cut': (home) => truncateSync(wal(home), half(wal(home))),
  'a byte of the wal is flipped': (home) => {
    const bytes = readFileSync(wal(home));
    const at = half(wal(home));
    bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at);
    writeFileSync(wal(home), bytes);
  },
  'an older database file is put back': (home, before) => {
    copyFileSync(join(before, 'dockhand.db'), join(home, 'dockhand.db'));
    rmSync(wal(home), { force: true });
    if (existsSync(wal(before))) copyFileSync(wal(before), wal(home));
  },
  'the file has pages of two moments': (home, before) => {
    expect(mixFiles(home, before, randomNumbers(20_261_128))).toBe(true);
  },
  'the whole folder is put back as it was': (home, before) => {
    rmSync(home, { recursive: true });
    cpSync(before, home, { recursive: true });
  },
};

async function world(partner: AnyPartner) {
  const root = mkdtempSync(join(tmpdir(), 'dockhand-time-'));
  folders.push(root);
  const home = join(root, 'home');
  const ledgerPath = join(root, 'ledger.ndjson');
  const practice = await startPractice({ ledgerPath, faults: parseFaults('latency=5-10') });
  const keys = Array.from({ length: ORDERS }, (_, index) => `TIME-${index + 1}`);
  const setup = openDatabase({ dataDir: home, clock, appVersion: '0.0.0' });
  insertRun(setup.sqlite, 'run', keys);
  setup.close();
  const stored = () =>
    existsSync(ledgerPath)
      ? readFileSync(ledgerPath, 'utf8')
          .split('\n')
          .filter(Boolean)
          .map((line): string => anyPartner[partner].keyOf(JSON.parse(line).reference))
      : [];
  const address = practice.addresses[partner] ?? '';
  const send = () => startSender({ home, address, run: 'run', partner, outside: join(root, 'outside') });
  /** Sends until the partner has so many orders, then kills. */
  const killedAt = async (orders: number) => {
    const { child, gone } = send();
    await expect.poll(() => stored().length, { interval: 2, timeout: 60_000 }).toBeGreaterThanOrEqual(orders);
    child.kill('SIGKILL');
    await gone;
  };
  return { root, home, keys, practice, stored, send, killedAt };
}

test.each<[AnyPartner, string]>([
  ...Object.keys(losses).map((loss): [AnyPartner, string] => ['xport', loss]),
  ['etower', 'the wal is cut'],
  ['etower', 'the file has pages of two moments'],
  ['top', 'the file has pages of two moments'],
  ['etower', 'the whole folder is put back as it was'],
  ['top', 'the wal is deleted'],
])('%s: killed, then %s: nothing is sent a second time', async (partner, loss) => {
  const { root, home, keys, practice, stored, send, killedAt } = await world(partner);
  await killedAt(8);
  cpSync(home, join(root, 'before'), { recursive: true });
  await killedAt(20);
  losses[loss]?.(home, join(root, 'before'));
  const sent = new Set(stored());
  practice.setFaults(parseFaults(''));

  expect(await send().gone).toEqual({ code: 0, stderr: '' });
  const db = openDatabase({ dataDir: home, clock, appVersion: '0.0.0' });
  const orders = db.sqlite.prepare<[], { key: string; state: string }>('SELECT key, state FROM orders').all();
  db.close();
  await practice.close();
  expect(stored()).toEqual([...new Set(stored())]);
  expect(orders.map(({ key }) => key)).toEqual(keys);
  for (const { key, state } of orders) {
    const there = stored().includes(key);
    // Of a partner that cannot be asked, what was cut off is a person's; until that is decided, the rest of the run may wait.
    if (state === 'unknown' || state === 'ready')
      expect({ partner, key, state, sent: sent.has(key) }).toMatchObject({
        partner: 'xport',
        ...(state === 'ready' && { sent: false }),
      });
    else expect({ key, there, state }).toEqual({ key, there: true, state: expect.stringMatching(/accepted|exists/) });
  }
});
