import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, expect, test } from 'vitest';
import { openDatabase } from '#engine/data-folder/data-folder.ts';
import { bodyHash } from '#engine/ledger/body-hash.ts';
import { openLedger } from '#engine/ledger/ledger.ts';
import { createEtowerClient } from '#engine/partners/etower/client.ts';
import { createStore } from '#engine/store/store.ts';
import { createSubmissions } from '#engine/submit/submissions.ts';
import { etowerSettings } from '#shared/partners/etower.ts';
import { systemClock as clock } from '../../../electron/hosts/node/ports.ts';
import { json, serve } from '../partners/support/socket-server.ts';
import { inboundBody } from './support/inbound-body.ts';
import { insertRun } from './support/test-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'dockhand-committed-'));
const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
  rmSync(folder, { recursive: true, force: true });
});

test.each([1, 4])(
  'when a request arrives, its body, hash, key and attempt are already in the file, for another connection to read, and it is in the journal (%i at once)',
  async (concurrency) => {
    const dataDir = join(folder, String(concurrency));
    const db = openDatabase({ dataDir, clock, appVersion: '0.0.0' });
    const keys = Array.from({ length: 8 }, (_, index) => `K${index + 1}`);
    insertRun(db.sqlite, 'run', keys);
    const seen: { key: string; stored: unknown; journal: number }[] = [];
    const { url, close } = await serve((_, response, text) => {
      const [{ referenceNo }]: [{ referenceNo: string }] = JSON.parse(text);
      const other = new Sqlite(db.path, { readonly: true });
      const stored = other
        .prepare(
          `SELECT o.state, o.body, o.body_hash AS hash, c.body_hash AS claimed, c.state AS claim, a.ended_at AS ended
         FROM orders o JOIN claims c ON c.order_id = o.id AND c.key = o.key
         JOIN attempt_orders ao ON ao.order_id = o.id JOIN attempts a ON a.id = ao.attempt WHERE o.key = ?`,
        )
        .all(referenceNo);
      other.close();
      const lines = readdirSync(join(dataDir, 'journal')).map((name) =>
        readFileSync(join(dataDir, 'journal', name), 'utf8'),
      );
      const journal = lines
        .join('')
        .split('\n')
        .filter((line) => line.includes('"left"') && line.includes(`"${referenceNo}"`));
      seen.push({ key: referenceNo, stored, journal: journal.length });
      json(response, [{ code: '0', success: true, data: { orderNo: `E-${referenceNo}`, referenceNo }, errors: '' }]);
    });
    const ports = { fetch, clock, log: { info: () => {}, warn: () => {} } };
    const client = createEtowerClient({
      settings: etowerSettings.parse({ baseUrl: url, concurrency }),
      credentials: { token: 't', key: 'k' },
      ports,
      readBlob: () => Promise.reject(new Error('no attachments here')),
    });
    const { ledger } = openLedger(db, [join(dataDir, 'journal')], ports);
    const submissions = createSubmissions({
      store: createStore(db, (_, field) => field),
      ledger,
      ports,
      clientFor: async () => ({ account: 'A', kind: 'test-kind', client }),
      prepare: () => ({ of: ({ id, key }) => ({ id, key, body: inboundBody(key) }) }),
      onOrders: () => {},
      onRun: () => {},
    });
    closers.push(
      close,
      () => submissions.stop(),
      () => ledger.journal.close(),
      () => db.close(),
    );
    await submissions.start('run');
    await submissions.settled('run');

    expect(seen.sort((a, b) => a.key.localeCompare(b.key))).toEqual(
      keys.map((key) => {
        const hash = bodyHash(inboundBody(key));
        const body = expect.stringContaining(`"referenceNo":"${key}"`);
        return {
          key,
          stored: [{ state: 'sending', body, hash, claimed: hash, claim: 'queued', ended: null }],
          journal: 1,
        };
      }),
    );
  },
);

test('a key stands once per account and kind, and the store itself refuses a second', () => {
  const db = openDatabase({ dataDir: join(folder, 'unique'), clock, appVersion: '0.0.0' });
  closers.push(() => db.close());
  const claim = db.prepare<[string]>(
    `INSERT INTO claims (account, kind, key, run, order_id, body_hash, state, claimed_at)
     VALUES (?, 'k', 'PO-1', 'r', 1, 'h', 'queued', 't')`,
  );
  claim.run('A');
  claim.run('B');
  expect(() => claim.run('A')).toThrow(expect.objectContaining({ code: 'SQLITE_CONSTRAINT_UNIQUE' }));
});
