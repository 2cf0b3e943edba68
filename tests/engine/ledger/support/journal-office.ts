import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournal } from '#engine/ledger/journal.ts';
import type { Came } from '#engine/ledger/ledger.ts';
import { recall } from '#engine/ledger/recall.ts';
import { insertRun, memorySqlite, storeAndLedger, storeHandle } from '../../submit/support/test-store.ts';

export const NOW = Date.UTC(2026, 5, 15);
export const scope = { run: 'r', account: 'A', kind: 'test-kind' };
const log = { info: () => {}, warn: () => {} };

/** Where journals lie; to be removed by whoever uses it. */
export const makeRoot = () => mkdtempSync(join(tmpdir(), 'dockhand-journal-'));

/** A store in memory with a run of three orders, and journals of it on the disk, one for each process that comes and goes. */
export function journalOffice(root: string) {
  // Made when something is written.
  const folder = join(mkdtempSync(join(root, 'office-')), 'journal');
  const sqlite = memorySqlite();
  const ids = insertRun(sqlite, 'r', ['K1', 'K2', 'K3']);
  const living = new Set<string>();
  const process = (processId: string, now = NOW, more: readonly string[] = []) => {
    living.add(processId);
    const clock = { now: () => now, monotonic: () => 0, sleep: async () => {} };
    const db = storeHandle(sqlite, { clock, processId, isAlive: (id) => living.has(id) });
    const journal = openJournal({ db, folders: [folder, ...more], clock, log });
    const { ledger } = storeAndLedger(db, clock);
    return {
      journal,
      claims: ledger.claims,
      attempts: ledger.attempts,
      recall: () => recall(db, { ...ledger, journal }),
      /** As `begin` and `end` do; `stored` false: the store loses it. */
      async sends(order: number, outcome: 'accepted' | 'rejected' | 'nothing-left' | null, stored = false) {
        const key = `K${order}`;
        const id = ids[order - 1] ?? 0;
        const n = journal.next();
        if (stored) journal.know(n);
        await journal.left(n, { ...scope, orders: [[id, key, `h-${key}`]] });
        if (outcome === null) return;
        const end = journal.next();
        journal.came(end, {
          ...scope,
          of: n,
          orders: [[id, key, outcome, outcome === 'accepted' ? `E-${key}` : null]],
        });
        if (stored) journal.know(end);
      },
      says(order: number, word: Came['orders'][number][2], by?: 'person') {
        const n = journal.next();
        const partnerNo = word === 'accepted' ? 'E-by-person' : null;
        journal.came(n, {
          ...scope,
          of: 0,
          ...(by && { by }),
          orders: [[ids[order - 1] ?? 0, `K${order}`, word, partnerNo]],
        });
      },
      dies() {
        journal.close();
        living.delete(processId);
      },
    };
  };
  const file = () => join(folder, readdirSync(folder)[0] ?? '');
  /** An order and its claim, by the store; the claim in the order's state by default, null: none. */
  const is = (order: number, state: string, claim: string | null = state) => {
    const key = `K${order}`;
    sqlite.prepare('UPDATE orders SET state = ? WHERE id = ?').run(state, ids[order - 1]);
    sqlite.prepare('DELETE FROM claims WHERE key = ?').run(key);
    if (claim === null) return;
    sqlite
      .prepare(
        "INSERT INTO claims (kind, key, account, run, order_id, body_hash, state, claimed_at) VALUES (?, ?, 'A', 'r', ?, ?, ?, '')",
      )
      .run(scope.kind, key, ids[order - 1], `h-${key}`, claim);
  };
  const states = () => sqlite.prepare('SELECT state FROM orders ORDER BY id').pluck().all();
  return { sqlite, ids, folder, file, process, states, is };
}
