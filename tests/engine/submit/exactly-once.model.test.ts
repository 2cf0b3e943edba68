import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { randomNumbers } from '#engine/practice/draw-faults.ts';
import type { Submissions } from '#engine/submit/submissions.ts';
import { Failure } from '#shared/contract/failure.ts';
import { expectAskedBetweenSends } from './support/asked-between-sends.ts';
import { type Fate, startProcess, type World } from './support/mortal-process.ts';
import { createSimulatedPartner, type Misfortune, type PartnerRules } from './support/simulated-partner.ts';
import { insertRun, memorySqlite } from './support/test-store.ts';
import { mixRowsIn } from './support/two-moments.ts';
import { createVirtualClock } from './support/virtual-clock.ts';

const root = mkdtempSync(join(tmpdir(), 'dockhand-model-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const RUNS = 600;
const RUN = 'run';

interface OrderRow {
  readonly id: number;
  readonly key: string;
  readonly state: string;
  readonly partner_no: string | null;
}

const misfortune: fc.Arbitrary<Misfortune> = fc.oneof(
  { weight: 4, arbitrary: fc.constant('none' as const) },
  { weight: 5, arbitrary: fc.constantFrom('not-sent', 'cut-early', 'cut-late', 'omitted') },
  { weight: 3, arbitrary: fc.constantFrom('throttled', 'throttled-late', 'turned-away') },
  { weight: 1, arbitrary: fc.constantFrom('banned', 'banned-late', 'credentials', 'clock') },
);

const fate: fc.Arbitrary<Fate> = fc.record({
  at: fc.nat({ max: 150 }),
  event: fc.oneof(
    { weight: 4, arbitrary: fc.constant('crash' as const) },
    { weight: 1, arbitrary: fc.constantFrom('pause', 'cancel', 'stop') },
    { weight: 2, arbitrary: fc.constantFrom('full', 'locked', 'keyless') },
  ),
});

/** The partners there are: asked before anything is sent again, safe to send again, or neither. */
const partnerType = fc.constantFrom(
  { dedupes: false, canBeAsked: true, resendSafe: false },
  { dedupes: true, canBeAsked: true, resendSafe: false },
  { dedupes: true, canBeAsked: false, resendSafe: true },
  // In words that nobody knows.
  { dedupes: true, canBeAsked: false, resendSafe: true, refusesRepeats: true },
  { dedupes: false, canBeAsked: false, resendSafe: false },
);

/** How the account comes to be entered again, for a second run of the same orders. */
const entries = ['same', 'deleted', 'respelt', 'renewed', 'moved'] as const;
type Entry = (typeof entries)[number];

const scenario = fc.record({
  partner: partnerType,
  /** The same orders in other runs, each by one more entry of the account, after so many fates. */
  seconds: fc.array(fc.record({ after: fc.nat({ max: 5 }), entry: fc.constantFrom(...entries) }), { maxLength: 2 }),
  /** After so many fates the store has lost the last of them, or some rows of it: its `-wal` is gone, or a part of it. */
  losses: fc.array(fc.record({ after: fc.nat({ max: 7 }), share: fc.constantFrom(0, 0.3, 0.7), seed: fc.integer() }), {
    maxLength: 2,
  }),
  lastly: fc.uniqueArray(fc.constantFrom(...entries), { minLength: 1, maxLength: 2 }),
  orders: fc.integer({ min: 1, max: 12 }),
  rejected: fc.nat({ max: 2 }),
  existing: fc.nat({ max: 2 }),
  ordersPerRequest: fc.integer({ min: 1, max: 3 }),
  concurrency: fc.integer({ min: 1, max: 4 }),
  latencyMs: fc.constantFrom(1, 40, 450),
  misfortunes: fc.array(misfortune, { maxLength: 40 }),
  fates: fc.array(fate, { maxLength: 10 }),
  jitter: fc.double({ min: 0, max: 1, noNaN: true }),
});

type Scenario = typeof scenario extends fc.Arbitrary<infer S> ? S : never;

test(`every order reaches the partner exactly once, whatever breaks (${RUNS} histories)`, async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async (plan) => {
      const { world, ledger, traces, rejects } = await live(plan);
      check(world.sqlite, ledger, rejects, plan);
      // What was rejected may be sent by another run, or once more where that was lost: nothing was stored.
      const mayRepeat = plan.seconds.length > 0 || plan.losses.length > 0 ? rejects : () => false;
      if (!plan.partner.resendSafe) expectAskedBetweenSends(traces.filter(({ key }) => !mayRepeat(key)));
      await expectKnownToEveryEntry(world, plan, rejects);
      world.sqlite.close();
    }),
    { numRuns: RUNS, seed: 20_261_127 },
  );
});

/** Worlds whose store has lost something and was not opened since. */
const atALoss = new WeakSet<World>();

/** One history: processes that crash or are steered, one after the other, until one gets to the end. */
async function live(plan: Scenario) {
  const keys = Array.from({ length: plan.orders }, (_, index) => `K-${index + 1}`);
  const rejected = new Set(keys.slice(0, plan.rejected));
  const rejects = (key: string) => rejected.has(key);
  const existing =
    plan.partner.dedupes && !plan.partner.refusesRepeats
      ? keys.slice(plan.rejected, plan.rejected + plan.existing)
      : [];
  const clock = createVirtualClock();
  const sqlite = memorySqlite();
  enterAccount(sqlite, ACCOUNT);
  insertBoundRun(sqlite, RUN, keys, ACCOUNT);
  const rules: PartnerRules = { ...plan, ...plan.partner, rejects };
  const partner = createSimulatedPartner(rules, clock, plan.misfortunes, existing);
  const journal = [mkdtempSync(join(root, 'journal-'))];
  const world: World = { sqlite, clock, partner, journal, living: new Set(), random: () => plan.jitter };

  for (const [index, fate] of plan.fates.entries()) {
    const before = sqlite.serialize();
    await liveOnce(world, { fate });
    for (const { share, seed } of plan.losses.filter(({ after }) => after === index)) {
      const random = randomNumbers(seed);
      if (mixRowsIn(before, sqlite, () => random() < share)) atALoss.add(world);
    }
    for (const [nth, { after, entry }] of plan.seconds.entries()) {
      if (after === index) await sendElsewise(world, keys, entry, `second-${nth}`);
    }
  }
  const isOver = () => stateOf(sqlite) === 'finished' && !isReady(sqlite) && !atALoss.has(world);
  for (let round = 0; round < 60 && !isOver(); round += 1) await liveOnce(world);
  return { world, ledger: partner.ledger, traces: partner.traces, rejects };
}

const ADDRESS = 'https://partner.example/api';
const ACCOUNT = 'test-account';

function insertBoundRun(sqlite: Sqlite.Database, run: string, keys: readonly string[], account: string): void {
  insertRun(sqlite, run, keys);
  sqlite.prepare("UPDATE runs SET account = ?, target = 'production' WHERE id = ?").run(account, run);
}

function enterAccount(sqlite: Sqlite.Database, id: string, baseUrl = ADDRESS, token = 'T1'): void {
  sqlite
    .prepare(
      `INSERT INTO accounts (id, partner, name, target, settings, created_at, marks)
       VALUES (?, 'etower', ?, 'production', ?, '', ?)`,
    )
    .run(id, id, JSON.stringify({ baseUrl }), JSON.stringify([token]));
}

/** The same orders once more, to the end, in a run of their own and by one more entry of the same account. */
async function sendElsewise(world: World, keys: readonly string[], entry: Entry, run: string): Promise<void> {
  const { sqlite } = world;
  const account = entry === 'same' ? ACCOUNT : `account-of-${run}`;
  if (entry === 'respelt') enterAccount(sqlite, account, 'HTTPS://Partner.example:443/%61pi/');
  else if (entry === 'renewed') enterAccount(sqlite, account, ADDRESS, 'T2');
  else if (entry === 'moved') enterAccount(sqlite, account, 'https://moved.example');
  else if (entry === 'deleted') {
    enterAccount(sqlite, account);
    // The program lets nobody delete an account with orders under way.
    if (stateOf(sqlite) === 'finished') sqlite.exec("UPDATE accounts SET removed_at = '' WHERE id = 'test-account'");
  }
  insertBoundRun(sqlite, run, keys, account);
  // A renewed token and a moved address have nothing in common any more: a person is asked, and nothing leaves.
  const asked = (error: unknown) => {
    if (error instanceof Failure && error.code === 'run.sentElsewhere') return true;
    throw error;
  };
  let refused = false;
  for (let round = 0; round < 60 && !refused && stateOf(sqlite, run) !== 'finished'; round += 1) {
    refused = await liveOnce(world, { run, account }).then(() => false, asked);
  }
  expect(stateOf(sqlite, run)).toBe(refused ? 'checked' : 'finished');
  sqlite.exec("UPDATE accounts SET removed_at = NULL WHERE id = 'test-account'");
}

/** Whoever enters the account however, when all is done: everything is known, and nothing leaves. */
async function expectKnownToEveryEntry(world: World, plan: Scenario, rejects: (key: string) => boolean): Promise<void> {
  const keys = ordersOf(world.sqlite).map(({ key }) => key);
  const sent = () => world.partner.traces.filter(({ type, key }) => type === 'sent' && !rejects(key)).length;
  const before = sent();
  for (const entry of plan.lastly) await sendElsewise(world, keys, entry, `last-${entry}`);
  expect(sent()).toBe(before);
}

interface Life {
  readonly fate?: Fate;
  readonly run?: string;
  readonly account?: string;
}

async function liveOnce(world: World, { fate, run = RUN, account = ACCOUNT }: Life = {}): Promise<void> {
  const { submissions, recalled, death, end } = startProcess(world, run, fate, account);
  // Nothing is said to be lost where nothing was.
  if (!atALoss.delete(world)) expect(recalled).toBeNull();
  const goOn = async () => {
    const starts = stateOf(world.sqlite, run) === 'checked' || isReady(world.sqlite, run);
    await (starts ? submissions.start(run) : submissions.resume(run));
    await submissions.settled(run);
  };
  const work = async () => {
    if (fate?.event === 'keyless') return expectStopped(world, submissions, run);
    await goOn().catch((error: unknown) => {
      if (!isTrouble(error)) throw error;
      // A store that another program held is there again: a person goes on.
      return error.code === 'store.busy' ? goOn() : undefined;
    });
    // A person decides with what the partner's portal shows, once a request that was cut off must have got there.
    await world.clock.sleep(5000);
    for (const { id, key } of ordersOf(world.sqlite, run).filter(({ state }) => state === 'unknown')) {
      if (fate) break;
      // A run that goes on for another one's sake may have found it out by itself.
      if (ordersOf(world.sqlite, run).find((each) => each.id === id)?.state !== 'unknown') continue;
      const partnerNo = world.partner.look(key);
      const decision = partnerNo
        ? ({ decision: 'accepted', partnerNo } as const)
        : ({ decision: 'send-again' } as const);
      // What the program will find out by itself is left to it; anything else must be taken.
      await (decision.decision === 'send-again' && (await submissions.asked(run))(id)
        ? expect(submissions.decide(id, decision)).rejects.toMatchObject({ code: 'order.stillAsked' })
        : submissions.decide(id, decision));
      await submissions.settled(run);
    }
    await submissions.stop();
  };
  // What a dying process throws is not news; a living one must not throw.
  const outcome = work().then(
    () => null,
    (error: unknown) => ({ error }),
  );
  const broken = await Promise.race([outcome, death.then(() => null)]);
  end();
  if (broken && fate?.event !== 'stop' && !(fate && isTrouble(broken.error))) throw broken.error;
}

/** A store that takes nothing is told as such, with its sentence. */
function isTrouble(error: unknown): error is Failure {
  return error instanceof Failure && (error.code === 'store.full' || error.code === 'store.busy');
}

/** Without keys nothing leaves, and nothing looks as if it did. */
async function expectStopped({ sqlite, partner }: World, submissions: Submissions, run: string): Promise<void> {
  const before = partner.traces.length;
  await submissions.recover();
  await expect(submissions.resume(run)).rejects.toMatchObject({ code: 'account.credentials' });
  expect(stateOf(sqlite, run)).not.toBe('submitting');
  if (stateOf(sqlite, run) === 'held') expect(ordersOf(sqlite, run).map(({ state }) => state)).not.toContain('sending');
  expect(partner.traces).toHaveLength(before);
  await submissions.stop();
}

function check(
  sqlite: Sqlite.Database,
  ledger: ReadonlyMap<string, readonly string[]>,
  rejects: (key: string) => boolean,
  plan: Scenario,
): void {
  expect(stateOf(sqlite)).toBe('finished');
  const orders = ordersOf(sqlite);
  expect(orders).toHaveLength(plan.orders);
  for (const { key, state, partner_no: partnerNo } of orders) {
    const claim = sqlite.prepare('SELECT state FROM claims WHERE key = ?').pluck().get(key);
    // Another run of the same account may have sent it. What was rejected leaves its key free, also where its claim was lost.
    const free = state === 'rejected' && plan.losses.length > 0;
    expect({ key, claim }).toEqual({ key, claim: free || state === 'exists' ? claim : state });
    if (!free) expect(['accepted', 'exists', 'rejected']).toContain(claim);
    if (rejects(key))
      expect({ key, state, stored: ledger.has(key) }).toEqual({ key, state: 'rejected', stored: false });
    else {
      expect(['accepted', 'exists']).toContain(state);
      expect({ key, stored: ledger.get(key) }).toEqual({ key, stored: [expect.any(String)] });
      // Of an order that was there before, the number is asked for only so many times.
      if (partnerNo !== null || state === 'accepted') expect(ledger.get(key)).toEqual([partnerNo]);
    }
  }
  expect(sqlite.prepare('SELECT count(*) FROM attempts WHERE ended_at IS NULL').pluck().get()).toBe(0);
}

function ordersOf(sqlite: Sqlite.Database, run = RUN): readonly OrderRow[] {
  return sqlite
    .prepare<[string], OrderRow>('SELECT id, key, state, partner_no FROM orders WHERE run = ? ORDER BY position')
    .all(run);
}

/** A run that is over has orders to be sent again where an older row of one came back. */
const isReady = (sqlite: Sqlite.Database, run = RUN) =>
  stateOf(sqlite, run) === 'finished' && ordersOf(sqlite, run).some(({ state }) => state === 'ready');

function stateOf(sqlite: Sqlite.Database, run = RUN): unknown {
  return sqlite.prepare('SELECT state FROM runs WHERE id = ?').pluck().get(run);
}
