import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { openDatabase } from '#engine/data-folder/data-folder.ts';
import { openLedger, openMembership } from '#engine/ledger/ledger.ts';
import type { SecretStore } from '#engine/ports.ts';
import { systemClock as clock } from '../../../../electron/hosts/node/ports.ts';
import { type CuttingProxy, cuttingProxy } from '../../../postgres/cutting-proxy.ts';
import { type OfficeDatabase, officeDatabase } from '../../../postgres/database.ts';

const secrets: SecretStore = {
  available: async () => true,
  encrypt: async (plain) => Buffer.from(plain).reverse(),
  decrypt: async (cipher) => Buffer.from(cipher).reverse().toString(),
};

/** As whom the programs of these tests send. */
export const scope = { account: 'A', kind: 'test-kind' };

/** For each test an empty database for an office's ledger, a way there that can be cut, and programs that join it. */
export function officeWithWays() {
  const logged: string[] = [];
  const write = (...all: readonly unknown[]) => void logged.push(JSON.stringify(all));
  const log = { info: write, warn: write };
  const closers: (() => Promise<void> | void)[] = [];
  let database: OfficeDatabase;
  let way: CuttingProxy;

  beforeEach(async ({ skip }) => {
    const found = await officeDatabase();
    if (!found) return skip('no PostgreSQL runs here');
    database = found;
    way = await cuttingProxy(database.url);
    closers.push(database.end, way.close);
  });
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close();
  });

  return {
    get database() {
      return database;
    },
    get way() {
      return way;
    },
    logged,

    /** A program that has a data folder open. */
    async program(
      home = mkdtempSync(join(tmpdir(), 'dockhand-member-')),
      host: SecretStore = secrets,
      environment?: string,
    ) {
      const db = openDatabase({ dataDir: home, clock, appVersion: '0.0.0' });
      db.prepare<[string]>(
        `INSERT OR IGNORE INTO accounts (id, partner, target, name, settings, created_at)
         VALUES ('A', 'etower', 'production', 'Main', ?, '')`,
      ).run(JSON.stringify({ baseUrl: 'https://oms.example.com' }));
      const { ledger } = openLedger(db, [join(home, 'journal')], { clock, log });
      const membership = await openMembership({ db, ledger, clock, log, secrets: host, environment });
      let isOpen = true;
      const close = async () => {
        if (!isOpen) return;
        isOpen = false;
        await ledger.shared?.stop(2000);
        await membership.end();
        ledger.journal.close();
        db.close();
      };
      closers.push(close);
      return {
        ...{ home, db, ledger, membership, close },
        /** It sent this key. */
        sent(key: string, order: number, partnerNo = `E-${key}`, bodyHash = `hash of ${key}`) {
          ledger.claims.put(scope, key, { run: 'run', order, bodyHash });
          ledger.claims.settle(scope, key, order, 'accepted', partnerNo);
        },
      };
    },
  };
}
