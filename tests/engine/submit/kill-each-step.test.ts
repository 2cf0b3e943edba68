import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Fate, startProcess, type World } from './support/mortal-process.ts';
import { createSimulatedPartner } from './support/simulated-partner.ts';
import { insertRun, memorySqlite } from './support/test-store.ts';
import { createVirtualClock } from './support/virtual-clock.ts';

const root = mkdtempSync(join(tmpdir(), 'dockhand-each-step-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const KEYS = ['K-1', 'K-2', 'K-3', 'K-4', 'K-5'];

function newWorld(canBeAsked: boolean) {
  const clock = createVirtualClock();
  const sqlite = memorySqlite();
  insertRun(sqlite, 'run', KEYS);
  const rules = { ordersPerRequest: 1, concurrency: 3, latencyMs: 5, rejects: (key: string) => key === 'K-2' };
  const partner = createSimulatedPartner({ ...rules, dedupes: false, canBeAsked, resendSafe: false }, clock, []);
  const journal = [mkdtempSync(join(root, 'journal-'))];
  const world: World = { sqlite, clock, partner, journal, living: new Set(), random: () => 0 };
  return {
    sqlite,
    partner,
    world,
    state: () => sqlite.prepare("SELECT state FROM runs WHERE id = 'run'").pluck().get(),
  };
}

/** One process's life; true when it came to its own end. */
async function live({ world, state }: ReturnType<typeof newWorld>, fate?: Fate): Promise<boolean> {
  const { submissions, recalled, death, end } = startProcess(world, 'run', fate);
  // However it was killed, its store contradicts neither the journal nor itself.
  expect(recalled).toBeNull();
  const work = async () => {
    await (state() === 'checked' ? submissions.start('run') : submissions.resume('run'));
    await submissions.settled('run');
    for (const { id, key } of world.sqlite
      .prepare<[], { id: number; key: string }>("SELECT id, key FROM orders WHERE state = 'unknown'")
      .all()) {
      const partnerNo = world.partner.look(key);
      const found = partnerNo === undefined ? ({ decision: 'send-again' } as const) : null;
      await submissions.decide(id, found ?? { decision: 'accepted', partnerNo: partnerNo ?? null });
      await submissions.settled('run');
    }
    return true;
  };
  const died = death.then(() => false);
  const own = await Promise.race([work().catch((error: unknown) => (fate ? died : Promise.reject(error))), died]);
  end();
  return own;
}

test.each([
  ['a partner that can be asked', true],
  ['a partner that cannot be asked', false],
])(
  `killed at each single step of sending ${KEYS.length} orders, three at once, to %s: each is there once`,
  async (_, canBeAsked) => {
    let died = 0;
    for (let at = 1; ; at += 1) {
      const office = newWorld(canBeAsked);
      const own = await live(office, { at, event: 'crash' });
      for (let round = 0; round < 20 && office.state() !== 'finished'; round += 1) await live(office);
      const { ledger } = office.partner;
      expect({ at, there: KEYS.map((key) => ledger.get(key)?.length ?? 0) }).toEqual({ at, there: [1, 0, 1, 1, 1] });
      const states = office.sqlite.prepare('SELECT state FROM orders ORDER BY position').pluck().all();
      expect({ at, states }).toEqual({ at, states: ['accepted', 'rejected', 'accepted', 'accepted', 'accepted'] });
      office.sqlite.close();
      if (own) break;
      died = at;
    }
    // Each order takes statements and commits of its own: otherwise nothing was killed in the middle.
    expect(died).toBeGreaterThan(KEYS.length * 10);
  },
);
