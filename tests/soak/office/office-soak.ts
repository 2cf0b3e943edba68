import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { randomNumbers } from '#engine/practice/draw-faults.ts';
import type { Sender } from '../../engine/submit/support/sender.ts';
import type { PostgresPrograms } from '../../postgres/binaries.ts';
import { type CuttingProxy, cuttingProxy, type Fate } from '../../postgres/cutting-proxy.ts';
import { databaseAt } from '../../postgres/database.ts';
import { type PostgresServer, startPostgres } from '../../postgres/postgres-server.ts';
import { type Desk, openDesk } from './desk.ts';
import { openPartner } from './partner.ts';
import { type ClaimInEnd, type Evidence, isOfficeKept, judgeOffice, type OfficeVerdict } from './verdict.ts';

export interface OfficeSoakOptions {
  readonly desks: number;
  /** Orders that every desk sends. */
  readonly orders: number;
  /** Orders that each desk has for itself. */
  readonly own: number;
  readonly kills: number;
  readonly serverKills: number;
  readonly cuts: number;
  readonly ratePerSecond: number;
  readonly seed: number;
  /** Milliseconds since the epoch, after which it ends with what it has. */
  readonly until: number;
  readonly programs: PostgresPrograms;
  /** The program that sends. */
  readonly script: string;
  /** False: the desks send without the office's ledger, to see that it shows. For the test of this. */
  readonly claimed?: boolean;
  readonly onProgress?: (line: string) => void;
}

export interface OfficeSoak {
  readonly verdict: OfficeVerdict;
  readonly kills: number;
  readonly serverKills: number;
  readonly cuts: number;
  /** Orders whose outcome nobody knew when the storm was over. */
  readonly unknown: number;
  /** What desks said that ended with neither 0 nor a sentence. */
  readonly bugs: readonly string[];
  /** Where the folder is kept; null when all is well. */
  readonly kept: string | null;
}

type Harm = 'kill' | 'server' | 'cut';

const FATES: readonly Fate[] = ['cut', 'lose-answer', 'swallow', 'delay', 'half-close'];
/** When so large a part of the orders has arrived, all harm is done. */
const STORM = 0.85;
const CALM_ROUNDS = 12;
/** How much longer than it was given a desk may take to end. */
const GRACE_MS = 15 * 60_000;
/** A part of the partner's answers fails, so that a person has something to decide. */
const FAILING = 0.01;

/**
 * Desks that are processes send the same orders, and each its own ones, to a partner that books what comes as often as it
 * comes. Spread over that, desks are killed, the ledger's server is killed, and connections to it are cut. Then it is calm: a
 * person decides what is unknown by what the partner has, and all is judged by what the partner wrote down.
 */
export async function officeSoak(options: OfficeSoakOptions): Promise<OfficeSoak> {
  const { orders, own, kills, serverKills, cuts, seed, until, programs, claimed = true, onProgress } = options;
  const random = randomNumbers(seed);
  const root = mkdtempSync(join(tmpdir(), 'dockhand-office-soak-'));
  const sentAgain = join(root, 'sent-again');
  writeFileSync(sentAgain, '');
  const closers: (() => Promise<void> | void)[] = [];
  const done = { kill: 0, server: 0, cut: 0 };
  const bugs: string[] = [];
  let kept: string | null = root;

  try {
    const server = await startPostgres(programs);
    closers.push(() => server.close());
    process.once('exit', server.drop);
    closers.push(() => void process.off('exit', server.drop));
    const proxy = await cuttingProxy(server.urlOf('postgres'));
    closers.push(() => proxy.close());
    const storm = createStorm(server, proxy);
    const partner = await openPartner({ folder: root, seed, failing: FAILING }, storm.onArrival);
    closers.push(() => partner.end());
    const desks = Array.from({ length: options.desks }, (_, index) => {
      const name = `desk-${index + 1}`;
      const keys = [...numbered('BOTH', orders), ...numbered(`OWN-${index + 1}`, own)];
      const officeUrl = claimed ? proxy.url : null;
      const { ratePerSecond, script } = options;
      return openDesk({ root, name, keys, address: partner.address, ratePerSecond, officeUrl, script });
    });
    closers.push(() => desks.forEach((desk) => void desk.close()));

    await Promise.all(desks.map((desk) => storm.live(desk)));
    await storm.over();
    onProgress?.(`calm: ${desks.reduce((sum, desk) => sum + desk.left(), 0)} orders are left`);
    await partner.restart();
    const unknown = desks.flatMap((desk) => desk.orders()).filter(({ state }) => state === 'unknown').length;
    for (
      let round = 0;
      round < CALM_ROUNDS && Date.now() < until + GRACE_MS && desks.some((desk) => desk.left() > 0);
      round += 1
    ) {
      const ends = desks
        .filter((desk) => desk.left() > 0)
        .map(async (desk) => seeEnd(desk, await endOf(desk, desk.start({ portal: partner.portal, sentAgain }))));
      await Promise.all(ends);
      onProgress?.(`round ${round + 1}: ${desks.reduce((sum, desk) => sum + desk.left(), 0)} orders are left`);
    }

    const evidence: Evidence = {
      ratePerSecond: options.ratePerSecond,
      arrivals: partner.arrivals(),
      booked: partner.booked(),
      sentAgain: readFileSync(sentAgain, 'utf8').split('\n').filter(Boolean),
      orders: desks.flatMap((desk) => desk.orders()),
      claims: claimed ? await claimsAt(server.urlOf('postgres')) : [],
    };
    writeFileSync(join(root, 'evidence.json'), JSON.stringify(evidence));
    const verdict = judgeOffice(evidence);
    if ((isOfficeKept(verdict) && bugs.length === 0) || !claimed) kept = null;
    return { verdict, kills: done.kill, serverKills: done.server, cuts: done.cut, unknown, bugs, kept };
  } finally {
    for (const close of closers.reverse()) await close();
    if (kept === null) rmSync(root, { recursive: true, force: true });
  }

  /** What never ends is ended, and told. */
  async function endOf({ name }: Desk, { child, gone }: Sender) {
    const hangs = () => {
      bugs.push(`${name} did not end`);
      child.kill('SIGKILL');
    };
    const timer = setTimeout(hangs, Math.max(0, until - Date.now()) + GRACE_MS);
    return gone.finally(() => clearTimeout(timer));
  }

  function seeEnd({ name }: Desk, { code, stderr }: { readonly code: number | null; readonly stderr: string }): void {
    if (code === 3) onProgress?.(`${name}: ${stderr.trim()}`);
    if (code !== 0 && code !== 3) bugs.push(`${name}: ${code} ${stderr.trim()}`);
  }

  /** What befalls the office, spread evenly over the orders that arrive at the partner. */
  function createStorm(server: PostgresServer, proxy: CuttingProxy) {
    const harm = shuffled<Harm>([
      ...Array.from({ length: kills }, () => 'kill' as const),
      ...Array.from({ length: serverKills }, () => 'server' as const),
      ...Array.from({ length: cuts }, () => 'cut' as const),
    ]);
    const expected = (orders + options.desks * own) * STORM;
    const living = new Map<Sender, 'starting' | 'sending' | 'killed'>();
    let arrivals = 0;
    let next = 0;
    let doing: Promise<void> = Promise.resolve();
    const goesOn = () => next < harm.length && Date.now() < until;
    const due = () => ((next + 1) * expected) / (harm.length + 1);

    const kill = () => {
      const all = [...living].filter(([, state]) => state !== 'killed').map(([sender]) => sender);
      const sending = all.filter((sender) => living.get(sender) === 'sending');
      const among = sending.length > 0 && random() < 0.9 ? sending : all;
      const victim = among[Math.floor(random() * among.length)];
      if (!victim?.child.kill('SIGKILL')) return;
      living.set(victim, 'killed');
      done.kill += 1;
    };
    const cut = () => {
      const fate = FATES[Math.floor(random() * FATES.length)] ?? 'cut';
      proxy.fate = () => {
        proxy.fate = () => 'pass';
        done.cut += 1;
        return fate;
      };
    };
    const killServer = async () => {
      await server.kill();
      await delay(random() * 500);
      await server.restart();
      done.server += 1;
    };

    return {
      onArrival() {
        arrivals += 1;
        if (arrivals % 100 === 0) onProgress?.(`${arrivals} offers, ${JSON.stringify(done)}`);
        while (goesOn() && arrivals >= due()) {
          const what = harm[next];
          next += 1;
          if (what === 'kill') kill();
          else if (what === 'cut') cut();
          else doing = doing.then(killServer);
        }
      },
      /** A desk that is started again when it was killed, and when it ended with work left. */
      async live(desk: Desk): Promise<void> {
        for (let idle = 0; idle < 6 && desk.left() > 0 && Date.now() < until; ) {
          const before = desk.left();
          const sender = desk.start();
          living.set(sender, 'starting');
          void sender.begun.then((begun) => {
            if (begun && living.get(sender) === 'starting') living.set(sender, 'sending');
          });
          const end = await endOf(desk, sender);
          const killed = living.get(sender) === 'killed';
          living.delete(sender);
          if (killed) continue;
          seeEnd(desk, end);
          if (!goesOn()) return;
          idle = desk.left() < before ? 0 : idle + 1;
          await delay(500 * idle);
        }
      },
      async over(): Promise<void> {
        await doing;
        proxy.fate = () => 'pass';
      },
    };
  }

  function shuffled<T>(items: readonly T[]): readonly T[] {
    return items
      .map((item) => ({ item, place: random() }))
      .sort((a, b) => a.place - b.place)
      .map(({ item }) => item);
  }
}

const numbered = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name}-${index + 1}`);

async function claimsAt(url: string): Promise<readonly ClaimInEnd[]> {
  const { sql, end } = databaseAt(url);
  const rows = await sql(
    'SELECT key, state, (extract(epoch FROM left_at) * 1000)::float8 AS left_at FROM dockhand.claims',
  );
  await end();
  return rows.map(({ key, state, left_at }) => ({
    ...{ key: String(key), state: String(state) },
    leftAt: typeof left_at === 'number' ? left_at : null,
  }));
}
