import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { randomNumbers } from '#engine/practice/draw-faults.ts';
import { type Fate, startProcess, type World } from './support/mortal-process.ts';
import { createSimulatedPartner, type Misfortune } from './support/simulated-partner.ts';
import { insertRun, memorySqlite } from './support/test-store.ts';
import { mixPages, mixRows } from './support/two-moments.ts';
import { createVirtualClock } from './support/virtual-clock.ts';

const root = mkdtempSync(join(tmpdir(), 'dockhand-moments-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const partnerType = fc.constantFrom(
  { dedupes: false, canBeAsked: true, resendSafe: false },
  { dedupes: true, canBeAsked: false, resendSafe: true },
  { dedupes: false, canBeAsked: false, resendSafe: false },
);

const plan = fc.record({
  partner: partnerType,
  orders: fc.integer({ min: 1, max: 8 }),
  rejected: fc.nat({ max: 1 }),
  ordersPerRequest: fc.integer({ min: 1, max: 2 }),
  concurrency: fc.integer({ min: 1, max: 3 }),
  misfortunes: fc.array(
    fc.constantFrom<Misfortune>(
      'none',
      'none',
      'none',
      'not-sent',
      'cut-early',
      'cut-late',
      'omitted',
      'throttled-late',
    ),
    { maxLength: 12 },
  ),
  /** Steps at which processes die, one after the other; the last one may come to its end. */
  deaths: fc.array(fc.integer({ min: 1, max: 160 }), { minLength: 1, maxLength: 4 }),
  /** The step of all of them after which the older moment is. */
  moment: fc.nat({ max: 200 }),
  seed: fc.integer(),
  /** How much of it is of the newer moment. */
  share: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
});

type Plan = typeof plan extends fc.Arbitrary<infer P> ? P : never;

let offices = 0;

function openOffice({ partner: type, orders, rejected, ordersPerRequest, concurrency, misfortunes, moment }: Plan) {
  offices += 1;
  const keys = Array.from({ length: orders }, (_, index) => `K-${index + 1}`);
  const rejects = (key: string) => keys.indexOf(key) < rejected;
  const clock = createVirtualClock();
  const rules = { ...type, rejects, ordersPerRequest, concurrency, latencyMs: 5 };
  const partner = createSimulatedPartner(rules, clock, misfortunes);
  const journal = [join(root, String(offices))];
  let sqlite = memorySqlite();
  insertRun(sqlite, 'run', keys);
  let steps = 0;
  let older: Buffer | undefined;
  const onStep = () => {
    steps += 1;
    if (steps >= moment && !sqlite.inTransaction) older ??= sqlite.serialize();
  };
  const world = (): World => ({ sqlite, clock, partner, journal, living: new Set(), random: () => 0, onStep });
  const isReady = () => sqlite.prepare("SELECT 1 FROM orders WHERE state = 'ready'").get() !== undefined;
  /** A run that is over has orders to be sent again where an older row of one came back. */
  const state = () => {
    const now = sqlite.prepare("SELECT state FROM runs WHERE id = 'run'").pluck().get();
    return now === 'finished' && isReady() ? 'checked' : now;
  };

  /** One process's life; what was told as it began. */
  const live = async (fate?: Fate) => {
    const { submissions, recalled, death, end } = startProcess(world(), 'run', fate);
    const work = async () => {
      await (state() === 'checked' ? submissions.start('run') : submissions.resume('run'));
      await submissions.settled('run');
      if (fate) return;
      const unknown = sqlite.prepare<[], { id: number; key: string }>(
        "SELECT id, key FROM orders WHERE state = 'unknown'",
      );
      for (const { id, key } of unknown.all()) {
        const partnerNo = partner.look(key);
        if (partnerNo === undefined && (await submissions.asked('run'))(id)) continue;
        await submissions.decide(
          id,
          partnerNo === undefined ? { decision: 'send-again' } : { decision: 'accepted', partnerNo },
        );
        await submissions.settled('run');
      }
    };
    const died = death.then(() => undefined);
    await Promise.race([work().catch((error: unknown) => (fate ? died : Promise.reject(error))), died]);
    end();
    return recalled;
  };

  return {
    keys,
    rejects,
    partner,
    live,
    state,
    sqlite: () => sqlite,
    keysIn: (...states: readonly string[]) =>
      sqlite
        .prepare<[string], { key: string }>('SELECT key FROM orders WHERE state IN (SELECT value FROM json_each(?))')
        .all(JSON.stringify(states))
        .map(({ key }) => key),
    older: () => older,
    become(image: Buffer) {
      sqlite.close();
      sqlite = new Sqlite(image);
      sqlite.pragma('foreign_keys = ON');
    },
  };
}

test.each([
  ['pages', mixPages, 40],
  ['rows', mixRows, 10],
] as const)('%s of two moments: the partner gets each order once, and none is lost', async (_, mix, tries) => {
  let mixed = 0;
  await fc.assert(
    fc.asyncProperty(plan, async (plan) => {
      const office = openOffice(plan);
      const { keys, rejects, partner, live, state, sqlite } = office;
      for (const at of plan.deaths) expect(await live({ at, event: 'crash' })).toBeNull();
      const older = office.older();
      const random = randomNumbers(plan.seed);
      const newer = sqlite().serialize();
      const done = office.keysIn('accepted');
      for (let turn = 0; older && turn < tries; turn += 1) {
        const image = mix(older, newer, () => random() < plan.share);
        if (!image || image.equals(newer)) continue;
        mixed += 1;
        office.become(image);
        break;
      }
      const forgotten = office.keysIn('ready', 'queued').filter((key) => done.includes(key));
      const told = await live();
      if (forgotten.length > 0) expect(told).not.toBeNull();
      for (let round = 0; round < 30 && state() !== 'finished'; round += 1) await live();
      expect(state()).toBe('finished');
      for (const key of keys) {
        const stored = partner.ledger.get(key) ?? [];
        const order = sqlite().prepare('SELECT state FROM orders WHERE key = ?').pluck().get(key);
        expect({ key, stored: stored.length, order }).toEqual(
          rejects(key)
            ? { key, stored: 0, order: 'rejected' }
            : { key, stored: 1, order: expect.stringMatching(/accepted|exists/) },
        );
      }
      sqlite().close();
    }),
    { numRuns: 100 },
  );
  // Otherwise it proves nothing.
  expect(mixed).toBeGreaterThan(20);
});
