import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeEach } from 'vitest';
import { type OfficeDatabase, officeDatabase } from '../../../postgres/database.ts';
import { openDesk } from '../../ledger/support/office-desk.ts';
import { json, serve } from '../../partners/support/socket-server.ts';
import { type JoinedDesk, type JoinedDeskOptions, joinedDesk } from './joined-desk.ts';

export type Answer = (
  keys: readonly string[],
) => { readonly status: number; readonly body: unknown } | Promise<{ readonly status: number; readonly body: unknown }>;

export const taken: Answer = (keys) => ({
  status: 200,
  body: keys.map((referenceNo) => ({
    ...{ code: '0', success: true, errors: '' },
    data: { orderNo: `E-${referenceNo}`, referenceNo },
  })),
});

const TABLES = ['desks', 'claims', 'turns', 'moment'];

/** For each test an office's ledger on a real server, a partner, and desks that send to it. */
export function officeScene() {
  const folder = mkdtempSync(join(tmpdir(), 'dockhand-scene-'));
  const closers: (() => Promise<void> | void)[] = [];
  let database: OfficeDatabase;
  let address = '';
  const scene = {
    /** The keys that were offered to the partner, as often as they were. */
    offered: [] as string[],
    answer: taken,
    /** The partner is asked what it has; it does not say. */
    onAsked: () => {},

    /** A desk with a run of these orders, for a real account. */
    desk(
      keys: readonly string[],
      {
        home = mkdtempSync(join(folder, 'desk-')),
        ...more
      }: Partial<Pick<JoinedDeskOptions, 'home' | 'rate' | 'joined'>> = {},
    ): JoinedDesk {
      const made = joinedDesk({ home, officeUrl: database.url, address, keys, ...more });
      closers.push(() => made.end().catch(() => undefined));
      return made;
    },

    /** Copies a data folder that no program has open, as it is now; returns where. */
    copyOf({ home }: Pick<JoinedDesk, 'home'>): string {
      const copy = join(mkdtempSync(join(folder, 'copy-')), basename(home));
      cpSync(home, copy, { recursive: true });
      return copy;
    },

    /** All that is in the ledger now can be put back. */
    async backUp(): Promise<void> {
      await database.sql('CREATE SCHEMA kept');
      for (const table of TABLES) await database.sql(`CREATE TABLE kept.${table} AS TABLE dockhand.${table}`);
    },
    async putBack(): Promise<void> {
      for (const table of TABLES) {
        await database.sql(`TRUNCATE dockhand.${table}`);
        await database.sql(`INSERT INTO dockhand.${table} SELECT * FROM kept.${table}`);
      }
    },

    inOffice: (key: string) =>
      database.sql('SELECT desk, state, partner_no FROM dockhand.claims WHERE key = $1', [key]),
    sql: (text: string, values: readonly unknown[] = []) => database.sql(text, values),
  };

  beforeEach(async ({ skip }) => {
    const found = await officeDatabase();
    if (!found) return skip('no PostgreSQL runs here');
    database = found;
    const keeper = openDesk(database.url, 'keeper');
    await keeper.state();
    await keeper.end();
    scene.offered = [];
    scene.answer = taken;
    scene.onAsked = () => {};
    const server = await serve(async (_, response, text) => {
      const orders: readonly { readonly referenceNo: string }[] | object = JSON.parse(text);
      if (!Array.isArray(orders)) {
        scene.onAsked();
        return json(response, {}, 500);
      }
      const keys = orders.map(({ referenceNo }: { readonly referenceNo: string }) => referenceNo);
      scene.offered.push(...keys);
      const { status, body } = await scene.answer(keys);
      json(response, body, status);
    });
    address = server.url;
    closers.push(server.close, database.end);
  });
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return scene;
}

/** Sends what the desk's run has ready, or only some of it, to its end. */
export async function send(
  { run, submissions }: Pick<JoinedDesk, 'run' | 'submissions'>,
  readyToo?: readonly string[],
): Promise<void> {
  await submissions.start(run, readyToo ? { readyToo } : {});
  await submissions.settled(run);
}

let touches = 0;

/** Has the desk claim something of no order. */
export async function touch({ ledger, run }: Pick<JoinedDesk, 'ledger' | 'run'>): Promise<void> {
  touches += 1;
  const applying = { key: `TOUCH-${touches}`, run, order: 0, bodyHash: 'h', again: false, elsewhere: false };
  await ledger.shared?.of({ account: 'A', kind: 'test-kind' })?.claim([applying]);
}
