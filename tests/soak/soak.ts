import { setTimeout as delay } from 'node:timers/promises';
import { randomNumbers } from '#engine/practice/draw-faults.ts';
import { parseFaults } from '#engine/practice/practice.ts';
import { Failure } from '#shared/contract/failure.ts';
import type { AnyPartner } from '../engine/submit/support/any-partner.ts';
import { type SenderOptions, type SenderPlan, startSender } from '../engine/submit/support/sender.ts';
import { type Folder, openFolder } from './data-folder.ts';
import { damageWal, roomLeft } from './harm.ts';
import { described, drawLife, type Life } from './life.ts';

const ORDERS = 60;
/** Rounds in one data folder, before the next one is begun: what was never sent before is not all there is. */
const ROUNDS = 6;
const statuses = [429, 503, 504].flatMap((code) => [`http${code}-after=.02`, `http${code}-after-bare=.02`]);
const FAULTS = `latency=1-20,http500=.03,cut-before=.03,cut-after=.03,http500-after=.03,half-body=.02,non-json=.02,http429=.02,${statuses},retry-after=0`;

/** How often what befell the folder, and what became of its orders. */
export interface Verdict {
  readonly partner: AnyPartner;
  /** Of the first folder; the next one's is the next number. */
  readonly seed: number;
  kills: number;
  /** -wal files that were deleted, cut or changed; files with old pages beside new ones; older copies that were put back. */
  damaged: number;
  mixed: number;
  putBack: number;
  /** Lives with a disk that takes no more at some moment, and those of them that it ended. */
  full: number;
  endedFull: number;
  /** Lives without keys. */
  keyless: number;
  /** Lives beside which another process sent the same orders: by another entry of the account, or the same run. */
  twins: number;
  orders: number;
  /** Orders that were left unknown until a person looked at the partner's. */
  unknown: number;
  /** What must be none: */
  twice: number;
  lost: number;
  withoutEvidence: number;
  /** Runs or orders shown as being sent while the keys are missing. */
  stuck: number;
  /** Processes that ended with neither 0 nor a sentence, or with a sentence although nothing befell them. */
  bugs: number;
}

const wrongIn = ({ twice, lost, withoutEvidence, stuck, bugs }: Verdict) =>
  twice + lost + withoutEvidence + stuck + bugs;

export const isKept = (verdict: Verdict) => wrongIn(verdict) === 0;

/** Whether the time was enough for all that were to be made. */
export const isWhole = (verdict: Verdict, kills: number) => verdict.kills >= kills;

export interface SoakOptions {
  readonly partner: AnyPartner;
  readonly kills: number;
  readonly seed: number;
  /** Milliseconds since the epoch, after which no more is begun. */
  readonly until: number;
  /** The program that sends. */
  readonly script?: string;
  /** Told of each folder in which something went wrong: its seed, all that befell it, and what came of it. */
  readonly onFinding?: (finding: string) => void;
}

/** What befalls a data folder, and all that was seen of it. */
interface Visit {
  readonly folder: Folder;
  readonly random: () => number;
  readonly diary: string[];
}

/**
 * Kills sending processes so often, at any moment, at a practice partner with faults; between the kills the -wal is
 * damaged, an older copy or pages of it put back, the disk full or the keys are gone, and beside them the same orders are sent by another
 * entry of the account. At the end of each round a person decides what is left unknown, by what the partner has. What is
 * done to a folder follows from its seed; what a process was at when it was killed does not.
 */
export async function soak(options: SoakOptions): Promise<Verdict> {
  const { partner, kills, seed, until, script, onFinding = () => {} } = options;
  const verdict: Verdict = {
    ...{ partner, seed, kills: 0, damaged: 0, mixed: 0, putBack: 0, full: 0, endedFull: 0, keyless: 0, twins: 0 },
    ...{ orders: 0, unknown: 0, twice: 0, lost: 0, withoutEvidence: 0, stuck: 0, bugs: 0 },
  };
  const goesOn = () => verdict.kills < kills && Date.now() < until;
  for (let each = seed; goesOn(); each += 1) await visit(each);
  return verdict;

  async function visit(seed: number): Promise<void> {
    const random = randomNumbers(seed);
    const faults = () => parseFaults(`${FAULTS},seed=${Math.floor(random() * 2 ** 32)}`);
    const wrongBefore = wrongIn(verdict);
    const diary = [`${partner}, seed ${seed}`];
    const folder = await openFolder(partner, faults());
    const here = { folder, random, diary };
    let wrong = true;
    try {
      for (let round = 1; round <= ROUNDS && goesOn(); round += 1) {
        const [run, again] = folder.newRuns(round, ORDERS);
        let portal: string | undefined;
        for (let lives = 0; lives < 40 && goesOn(); lives += 1) {
          const chance = random();
          const twin = chance < 0.25 ? again : chance < 0.35 ? run : undefined;
          const [first, second] = [drawLife(run, random), drawLife(twin ?? again, random)];
          const [code] = await Promise.all([live(here, first, portal), ...(twin ? [live(here, second)] : [])]);
          verdict.twins += twin ? 1 : 0;
          // Another process that sends the same run has its keys.
          if (first.keyless && code !== null && twin !== run) seeStuck(here, run);
          harm(here);
          const state = folder.stateOf(run);
          diary.push(`${run} is ${state}`);
          if (state === 'finished') break;
          // What is left is a person's to decide, who looks at the partner's when nothing is on its way there any more.
          if (code === 0 && state === 'held') portal = folder.portal;
          if (portal) await folder.restartPartner(faults());
        }
        await bringToEnd(here, [run, again]);
        await folder.restartPartner(faults());
      }
      judge(here);
      wrong = wrongIn(verdict) > wrongBefore;
    } catch (error) {
      diary.push(`broke off: ${error instanceof Failure ? JSON.stringify(error.params) : ''}`);
      throw error;
    } finally {
      if (wrong) onFinding([...diary, `kept for looking at: ${folder.root}`, ''].join('\n'));
      await folder.close(wrong);
    }
  }

  /** One process: killed at a moment that nobody chose, unless it ends before. Its exit code; null when it was killed. */
  async function live(here: Visit, life: Life, portal?: string): Promise<number | null> {
    const { folder } = here;
    const { run, keyless, room, killed } = life;
    const kib = room === undefined ? undefined : roomLeft(folder.home, room);
    const sender = start(here, described(life), { run, keyless, ...(portal && { portal }) }, kib);
    if (!killed) await sender.gone;
    else if (killed.after === 'start' || (await sender.begun)) await Promise.race([delay(killed.ms), sender.gone]);
    const { exitCode, signalCode } = sender.child;
    if (exitCode === null && signalCode === null && sender.child.kill('SIGKILL')) verdict.kills += 1;
    const { code } = await sender.gone;
    if (keyless) verdict.keyless += 1;
    if (kib !== undefined) {
      verdict.full += 1;
      if (code === 3) verdict.endedFull += 1;
    }
    return code;
  }

  type Told = Pick<SenderPlan, 'run' | 'keyless' | 'portal'>;

  function start({ folder, diary }: Visit, name: string, plan: Told, kib?: number) {
    const { home, address, outside } = folder;
    const options: SenderOptions = { ...(script && { script }), ...(kib !== undefined && { kib }) };
    const sender = startSender({ home, address, outside, partner, ...plan }, options);
    void sender.gone.then(({ code, stderr }) => {
      diary.push(`${name}${plan.portal ? ', decided' : ''}: ${code ?? sender.child.signalCode} ${stderr.trim()}`);
      if (code !== null && code !== 0 && code !== 3) verdict.bugs += 1;
    });
    return sender;
  }

  function seeStuck({ folder, diary }: Visit, run: string): void {
    const sending = folder.orders().some((order) => order.run === run && order.state === 'sending');
    if (!sending && folder.stateOf(run) !== 'submitting') return;
    diary.push(`stuck: ${run} looks as if it were being sent`);
    verdict.stuck += 1;
  }

  function harm({ folder, random, diary }: Visit): void {
    const [chance, ...more] = [random(), random(), random()] as const;
    const damage = chance < 0.12 ? damageWal(folder.home, ...more) : null;
    if (damage) {
      diary.push(`-wal ${damage}`);
      verdict.damaged += 1;
    } else if (chance > 0.92 && chance <= 0.97 && folder.mix(randomNumbers(Math.floor(more[0] * 2 ** 32)))) {
      diary.push('pages of a copy put back');
      verdict.mixed += 1;
    } else if (chance > 0.97) {
      diary.push('copy put back');
      folder.putBack();
      verdict.putBack += 1;
    }
  }

  /** All that the program can find out by itself; then what a person says. */
  async function bringToEnd(here: Visit, runs: readonly string[]): Promise<void> {
    const { folder } = here;
    await folder.restartPartner(parseFaults('retry-after=0'));
    const send = async (run: string, portal?: string) => {
      const { code } = await start(here, `${run} to its end`, { run, ...(portal && { portal }) }).gone;
      // It has all it needs, and nobody else is there.
      if (code === 3 || code === null) verdict.bugs += 1;
    };
    for (const run of runs) await send(run);
    const left = folder.orders().filter((order) => runs.includes(order.run) && order.state === 'unknown');
    verdict.unknown += left.length;
    const bare = left.filter(({ attempts }) => attempts === 0);
    verdict.withoutEvidence += bare.length;
    for (const each of bare) here.diary.push(`without evidence: ${JSON.stringify(each)}`);
    const open = () => folder.orders().some((order) => runs.includes(order.run) && !isDone(order.state));
    for (let turn = 0; turn < 6 && open(); turn += 1) {
      for (const run of runs) await send(run, folder.portal);
    }
  }

  /** Counts what is lost or was stored more than once. */
  function judge({ folder, diary }: Visit): void {
    const stored = folder.stored();
    const there = new Set(stored);
    const orders = folder.orders();
    verdict.orders += new Set(orders.map(({ key }) => key)).size;
    verdict.twice += stored.length - there.size;
    const lost = orders.filter(({ key, state }) => !isDone(state) || !there.has(key));
    verdict.lost += lost.length;
    if (lost.length > 0) for (const each of folder.runs()) diary.push(JSON.stringify(each));
    for (const each of lost) diary.push(`lost: ${JSON.stringify({ ...each, stored: there.has(each.key) })}`);
    for (const key of there) {
      const times = stored.filter((each) => each === key).length;
      if (times > 1) diary.push(`${times} times: ${JSON.stringify(orders.filter((order) => order.key === key))}`);
    }
  }
}

const isDone = (state: string) => state === 'accepted' || state === 'exists';
