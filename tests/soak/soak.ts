import { setTimeout as delay } from 'node:timers/promises';
import { parseFaults } from '#engine/practice/practice.ts';
import type { AnyPartner } from '../engine/submit/support/any-partner.ts';
import { type SenderOptions, type SenderPlan, startSender } from '../engine/submit/support/sender.ts';
import { damageWal, roomLeft } from './harm.ts';
import { type Office, openOffice } from './office.ts';

const ORDERS = 60;
/** Rounds in one data folder, before the next one is begun: what was never sent before is not all there is. */
const ROUNDS = 6;
const statuses = [429, 503, 504].flatMap((code) => [`http${code}-after=.02`, `http${code}-after-bare=.02`]);
const FAULTS = `latency=1-20,http500=.03,cut-before=.03,cut-after=.03,http500-after=.03,half-body=.02,non-json=.02,http429=.02,${statuses},retry-after=0`;

/** How often what befell the office, and what became of its orders. */
export interface Verdict {
  readonly partner: AnyPartner;
  kills: number;
  /** -wal files that were deleted, cut or changed; older copies that were put back. */
  damaged: number;
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
  /** Processes that ended with neither 0 nor a sentence. */
  bugs: number;
}

export const isKept = ({ twice, lost, withoutEvidence, stuck, bugs }: Verdict) =>
  twice + lost + withoutEvidence + stuck + bugs === 0;

export interface SoakOptions {
  readonly partner: AnyPartner;
  readonly kills: number;
  /** Milliseconds since the epoch, after which no more is begun. */
  readonly until: number;
  /** The program that sends. */
  readonly script?: string;
  /** Told what each process that ended in a bug wrote, and each order that was lost or sent twice. */
  readonly onFinding?: (finding: string) => void;
}

/** What there is beside a process: a person who looks at what the partner has, and another process. */
interface Beside {
  readonly portal?: string | undefined;
  /** The run that the other one sends. */
  readonly twin?: string | undefined;
}

/**
 * Kills sending processes so often, at any moment, at a practice partner with faults; between the kills the -wal is
 * damaged, an older copy put back, the disk full or the keys are gone, and beside them the same orders are sent by another
 * entry of the account. At the end of each round a person decides what is left unknown, by what the partner has.
 */
export async function soak({ partner, kills, until, script, onFinding = () => {} }: SoakOptions): Promise<Verdict> {
  const verdict: Verdict = {
    ...{ partner, kills: 0, damaged: 0, putBack: 0, full: 0, endedFull: 0, keyless: 0, twins: 0 },
    ...{ orders: 0, unknown: 0, twice: 0, lost: 0, withoutEvidence: 0, stuck: 0, bugs: 0 },
  };
  const faults = () => parseFaults(`${FAULTS},seed=${Math.floor(Math.random() * 2 ** 32)}`);
  const goesOn = () => verdict.kills < kills && Date.now() < until;
  while (goesOn()) {
    const office = await openOffice(partner, faults());
    for (let round = 1; round <= ROUNDS && goesOn(); round += 1) {
      const [run, again] = office.newRuns(round, ORDERS);
      let portal: string | undefined;
      for (let lives = 0; lives < 40 && goesOn(); lives += 1) {
        const chance = Math.random();
        const twin = chance < 0.25 ? again : chance < 0.35 ? run : undefined;
        const [ended] = await Promise.all([
          live(office, run, { portal, twin }),
          ...(twin ? [live(office, twin, { twin })] : []),
        ]);
        verdict.twins += twin ? 1 : 0;
        harm(office);
        const state = office.stateOf(run);
        if (state === 'finished') break;
        // What is left is a person's to decide, who looks at the partner's when nothing is on its way there any more.
        if (ended && state === 'held') portal = office.portal;
        if (portal) await office.restartPartner(faults());
      }
      await bringToEnd(office, [run, again]);
      await office.restartPartner(faults());
    }
    const kept = judge(office);
    if (!kept) onFinding(`kept for looking at: ${office.root}\n`);
    await office.close(!kept);
  }
  return verdict;

  /** One process: killed at a moment that nobody chose, unless it ends before; then true. */
  async function live(office: Office, run: string, { portal, twin }: Beside): Promise<boolean> {
    const chance = Math.random();
    const keyless = chance < 0.05;
    const kib = chance > 0.85 && process.platform !== 'win32' ? roomLeft(office.home) : undefined;
    const sender = start(office, { run, keyless, ...(portal && { portal }) }, kib);
    // What a full disk ends is mostly left to it; of the others a tenth die while they are opening the data folder.
    if (kib !== undefined && Math.random() < 0.7) await sender.gone;
    else if (Math.random() < 0.1) await Promise.race([delay(Math.random() * 150), sender.gone]);
    else if (await sender.begun) await Promise.race([delay(Math.random() * 120), sender.gone]);
    const { exitCode, signalCode } = sender.child;
    if (exitCode === null && signalCode === null && sender.child.kill('SIGKILL')) verdict.kills += 1;
    const { code } = await sender.gone;
    if (keyless) verdict.keyless += 1;
    if (kib !== undefined) {
      verdict.full += 1;
      if (code === 3) verdict.endedFull += 1;
    }
    // Another process that sends the same run has its keys.
    if (keyless && code !== null && twin !== run) {
      const sending = office.orders().some((order) => order.run === run && order.state === 'sending');
      if (sending || office.stateOf(run) === 'submitting') verdict.stuck += 1;
    }
    return code === 0;
  }

  function start(office: Office, more: Pick<SenderPlan, 'run' | 'keyless' | 'portal'>, kib?: number) {
    const { home, address, outside } = office;
    const options: SenderOptions = { ...(script && { script }), ...(kib !== undefined && { kib }) };
    const sender = startSender({ home, address, outside, partner, ...more }, options);
    void sender.gone.then(({ code, stderr }) => {
      if (code === null || code === 0 || code === 3) return;
      verdict.bugs += 1;
      onFinding(stderr);
    });
    return sender;
  }

  function harm(office: Office): void {
    const chance = Math.random();
    if (chance < 0.12 && damageWal(office.home)) verdict.damaged += 1;
    else if (chance > 0.97) {
      office.putBack();
      verdict.putBack += 1;
    }
  }

  /** All that the program can find out by itself; then what a person says. */
  async function bringToEnd(office: Office, runs: readonly string[]): Promise<void> {
    await office.restartPartner(parseFaults('retry-after=0'));
    for (const run of runs) await start(office, { run }).gone;
    const left = office.orders().filter((order) => runs.includes(order.run) && order.state === 'unknown');
    verdict.unknown += left.length;
    verdict.withoutEvidence += left.filter(({ attempts }) => attempts === 0).length;
    const open = () => office.orders().some((order) => runs.includes(order.run) && !isDone(order.state));
    for (let turn = 0; turn < 6 && open(); turn += 1) {
      for (const run of runs) await start(office, { run, portal: office.portal }).gone;
    }
  }

  /** False when an order is lost or was stored more than once. */
  function judge(office: Office): boolean {
    const stored = office.stored();
    const there = new Set(stored);
    const orders = office.orders();
    verdict.orders += new Set(orders.map(({ key }) => key)).size;
    verdict.twice += stored.length - there.size;
    const lost = orders.filter(({ key, state }) => !isDone(state) || !there.has(key));
    verdict.lost += lost.length;
    for (const each of lost) {
      const others = orders.filter(({ key, run }) => key === each.key && run !== each.run);
      onFinding(`lost: ${JSON.stringify({ ...each, stored: there.has(each.key), others })}\n`);
    }
    for (const key of there) {
      const times = stored.filter((each) => each === key).length;
      if (times > 1) onFinding(`${times} times: ${JSON.stringify(orders.filter((order) => order.key === key))}\n`);
    }
    return lost.length === 0 && stored.length === there.size;
  }
}

const isDone = (state: string) => state === 'accepted' || state === 'exists';
