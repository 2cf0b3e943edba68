import { join } from 'node:path';
import { openDatabase } from '#engine/data-folder/data-folder.ts';
import { systemClock as clock } from '../../../electron/hosts/node/ports.ts';
import { type Sender, type SenderPlan, startSender } from '../../engine/submit/support/sender.ts';
import { insertRun } from '../../engine/submit/support/test-store.ts';
import { ADDRESS } from './partner.ts';
import type { OrderAtDesk } from './verdict.ts';

export interface DeskOptions {
  readonly root: string;
  readonly name: string;
  readonly keys: readonly string[];
  /** Of the partner. */
  readonly address: string;
  readonly ratePerSecond: number;
  /** Null: it sends without the office's ledger. */
  readonly officeUrl: string | null;
  readonly script: string;
}

/** A desk with a data folder of its own and one run, which processes send one after another. */
export function openDesk({ root, name, keys, address, ratePerSecond, officeUrl, script }: DeskOptions) {
  const home = join(root, name);
  const run = `run-of-${name}`;
  const db = openDatabase({ dataDir: home, clock, appVersion: '0.0.0' });
  db.prepare<[string]>(
    `INSERT INTO accounts (id, partner, target, name, settings, created_at)
     VALUES ('A', 'xport', 'production', 'Main', ?, '')`,
  ).run(JSON.stringify({ [ADDRESS]: address }));
  insertRun(db.sqlite, run, keys);
  db.prepare<[string]>("UPDATE runs SET target = 'production', account = 'A' WHERE id = ?").run(run);
  const plan = { home, address, run, partner: 'xport', ratePerSecond, ...(officeUrl && { officeUrl }) } as const;
  return {
    name,
    start: (more: Pick<SenderPlan, 'portal' | 'sentAgain'> = {}): Sender =>
      startSender({ ...plan, ...more }, { script }),
    left: (): number =>
      db.prepare<[], { n: number }>("SELECT count(*) AS n FROM orders WHERE state NOT IN ('accepted', 'exists')").get()
        ?.n ?? 0,
    orders: (): readonly OrderAtDesk[] =>
      db
        .prepare<[], Omit<OrderAtDesk, 'desk'>>(
          `SELECT key, state, (SELECT count(*) FROM attempt_orders WHERE order_id = orders.id) AS attempts FROM orders`,
        )
        .all()
        .map((order) => ({ desk: name, ...order })),
    close: () => db.close(),
  };
}

export type Desk = ReturnType<typeof openDesk>;
