import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '#engine/data-folder/data-folder.ts';
import { type FaultSpec, startPractice } from '#engine/practice/practice.ts';
import { Failure } from '#shared/contract/failure.ts';
import { partners } from '#shared/partners/registry.ts';
import { type AnyPartner, anyPartner } from '../engine/submit/support/any-partner.ts';
import { insertRun } from '../engine/submit/support/test-store.ts';
import { mixFiles } from '../engine/submit/support/two-moments.ts';
import { keepCopy, putBack } from './harm.ts';

const clock = { now: () => Date.now() };

/** How an account was entered once more: none of these tells the program that it is another one. */
export const entries = ['respelt', 'same token elsewhere', 'deleted and entered again'] as const;

/** An order as a run shows it, and what is known of how it came to that. */
export interface KnownOrder {
  readonly run: string;
  readonly key: string;
  readonly state: string;
  readonly attempts: number;
}

/** A data folder, and a practice partner with faults, in which what is stored can be looked at. */
export async function openFolder(partner: AnyPartner, faults: FaultSpec) {
  const root = mkdtempSync(join(tmpdir(), 'dockhand-soak-'));
  const home = join(root, 'home');
  const copy = join(root, 'copy');
  mkdirSync(copy);
  const portal = join(root, 'ledger.ndjson');
  let practice = await startPractice({ ledgerPath: portal, faults });
  const { port } = practice;
  const address = practice.addresses[partner] ?? '';
  const inStore = <T>(work: (sqlite: Database['sqlite']) => T): T => {
    const open = () => openDatabase({ dataDir: home, clock, appVersion: '0.0.0' });
    let db: Database;
    try {
      db = open();
    } catch (error) {
      // A -wal that is gone in the middle of its checkpoint leaves no sound database: a person puts a copy back.
      if (!(error instanceof Failure && error.code.startsWith('store.damaged'))) throw error;
      putBack(home, copy);
      db = open();
    }
    try {
      return work(db.sqlite);
    } finally {
      db.close();
    }
  };
  const enter = (id: string, baseUrl: string, token: string) =>
    inStore((sqlite) =>
      sqlite
        .prepare(
          `INSERT INTO accounts (id, partner, name, target, settings, created_at, marks)
           VALUES (?, ?, ?, 'production', ?, '', ?)`,
        )
        .run(id, partner, id, JSON.stringify({ [partners[partner].address]: baseUrl }), JSON.stringify([token])),
    );
  enter('first', address, 'T1');

  return {
    home,
    address,
    portal,
    outside: join(root, 'outside'),
    /** A round of orders: a run of the first account, and one of the same orders by another entry of it. */
    newRuns(round: number, orders: number): readonly [string, string] {
      const keys = Array.from({ length: orders }, (_, index) => `SOAK-${round}-${index + 1}`);
      const again = `again-${round}`;
      const entry = entries[round % entries.length];
      if (entry === 'respelt') enter(again, `${address.replace('127.0.0.1', 'LocalHost')}//`, 'T2');
      else if (entry === 'same token elsewhere') enter(again, 'https://partner.example', 'T1');
      else enter(again, address, 'T1');
      inStore((sqlite) => {
        const bind = sqlite.prepare("UPDATE runs SET account = ?, target = 'production' WHERE id = ?");
        for (const [run, account] of [
          [`run-${round}`, 'first'],
          [again, again],
        ] as const) {
          insertRun(sqlite, run, keys);
          bind.run(account, run);
        }
      });
      keepCopy(home, copy);
      return [`run-${round}`, again];
    },
    putBack: () => putBack(home, copy),
    /** Of the round's copy some pages are put back; false where that would show. */
    mix: (random: () => number) => mixFiles(home, copy, random),
    stateOf: (run: string) =>
      inStore((sqlite) => String(sqlite.prepare('SELECT state FROM runs WHERE id = ?').pluck().get(run))),
    orders: (): readonly KnownOrder[] =>
      inStore((sqlite) =>
        sqlite
          .prepare<[], KnownOrder>(
            `SELECT run, key, state, (SELECT count(*) FROM attempt_orders WHERE order_id = orders.id) AS attempts
             FROM orders`,
          )
          .all(),
      ),
    /** How each run stands, and what holds it. */
    runs: (): readonly object[] =>
      inStore((sqlite) => sqlite.prepare<[], object>('SELECT id, state, hold FROM runs').all()),
    /** The keys of all that the partner has stored, as often as it did. */
    stored: (): readonly string[] =>
      (existsSync(portal) ? readFileSync(portal, 'utf8').split('\n').filter(Boolean) : []).map((line) =>
        anyPartner[partner].keyOf(JSON.parse(line).reference),
      ),
    /** The partner ends with all that is on its way to it, and begins again: what is not stored by then never is. */
    async restartPartner(next: FaultSpec): Promise<void> {
      await practice.close();
      practice = await startPractice({ ledgerPath: portal, port, faults: next });
    },
    root,
    /** `keep`: its folder stays, to be looked at. */
    async close(keep: boolean): Promise<void> {
      await practice.close();
      if (!keep) rmSync(root, { recursive: true, force: true });
    },
  };
}

export type Folder = Awaited<ReturnType<typeof openFolder>>;
