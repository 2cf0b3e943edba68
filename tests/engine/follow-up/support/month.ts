import { randomNumbers } from '#engine/practice/draw-faults.ts';
import type { FindingCode } from '#shared/contract/follow-up.ts';
import { createSimulatedOffice } from './simulated-office.ts';
import { bodyOf } from './warehouse-scene.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 0, 5, 8);
const DAYS = 31;
/** In the last days every answer is right: what was wrong before must have mended itself by then. */
const QUIET_DAYS = 2.5;
const PIECES = 40;

/** What really becomes of one order. Days are counted from the beginning; Infinity: never in this month. */
interface Truth {
  readonly key: string;
  readonly acceptedOn: number;
  readonly expectedOn: number;
  readonly arrivesOn: number;
  /** Pieces put away by when, growing. */
  readonly putAway: readonly { readonly on: number; readonly pieces: number }[];
  /** From then on the warehouse announces two pieces less than it had. */
  readonly revisedOn: number;
  readonly vanishesOn: number;
  readonly isLost: boolean;
}

export interface MonthEnd {
  readonly orders: number;
  readonly requests: number;
  readonly kills: number;
  /** Key → what is found, of every order that somebody has to look at; as it is, and as it should be. */
  readonly found: Readonly<Record<string, readonly string[]>>;
  readonly right: Readonly<Record<string, readonly string[]>>;
}

/**
 * A month of an office: orders are accepted day by day, and the warehouse tells of them late, as of days before, not at all, in
 * other words than before, or is not to be reached; the program is killed every few days, at any moment. Virtual time.
 */
export async function simulateMonth(orders: number, seed: number): Promise<MonthEnd> {
  const random = randomNumbers(seed);
  const chance = (probability: number) => random() < probability;
  const between = (from: number, to: number) => from + random() * (to - from);
  const truths = new Map(
    Array.from({ length: orders }, (_, n) => truthOf(`R-${n + 1}`, chance, between)).map((truth) => [truth.key, truth]),
  );
  const now = () => (office.clock.now() - START) / DAY;
  const isQuiet = () => now() > DAYS - QUIET_DAYS;

  const office = createSimulatedOffice(
    (keys) => {
      const noisy = !isQuiet();
      const nothing = { status: 200, data: [] };
      if (noisy && chance(0.02)) return { ...nothing, status: 429 };
      if (noisy && chance(0.02)) return { ...nothing, status: 502 };
      if (noisy && chance(0.01)) return { ...nothing, code: '0005' };
      const data = keys.flatMap((key) => {
        const truth = truths.get(key);
        if (!truth || (noisy && chance(0.03))) return [];
        // What it says last of one that vanishes stays, whatever it is: that is right.
        const old = noisy && chance(0.05) && now() < truth.vanishesOn - 1.5;
        return listed(truth, old ? now() - between(0, 3) : now());
      });
      return { status: 200, data: shuffled(data, random), afterMs: noisy && chance(0.05) ? between(0, 50_000) : 0 };
    },
    { pollAuto: true },
  );

  let program = office.start('p-0');
  let kills = 0;
  for (let day = 0; day < DAYS; day += 1) {
    const today = [...truths.values()].filter(({ acceptedOn }) => acceptedOn === day).map(({ key }) => key);
    if (today.length > 0) {
      office.acceptedAs(`run-${day}`, today, (key) => ({
        ...bodyOf(key),
        eta: wall(truths.get(key)?.expectedOn ?? 0),
      }));
    }
    await office.clock.sleep(between(0, DAY / 2));
    if (day % 4 === 3) {
      program.kill();
      kills += 1;
      program = office.start(`p-${kills}`);
    }
    await office.clock.sleep(START + (day + 1) * DAY - office.clock.now());
  }
  await program.stop();
  const { items } = await program.list('attention');
  return {
    orders,
    requests: office.requests.length,
    kills,
    found: Object.fromEntries(items.map(({ key, findings }) => [key, findings.map(({ code }) => code).sort()])),
    right: rightWorkList([...truths.values()], DAYS),
  };
}

function truthOf(key: string, chance: (p: number) => boolean, between: (from: number, to: number) => number): Truth {
  const acceptedOn = Math.floor(between(0, 16));
  const expectedOn = acceptedOn + Math.floor(between(4, 9));
  const isLate = chance(0.15);
  const arrivesOn = chance(0.05)
    ? Infinity
    : isLate
      ? expectedOn + between(1.5, 6)
      : between(acceptedOn + 2, expectedOn);
  const all = chance(0.1) ? PIECES - Math.ceil(between(0, 5)) : chance(0.05) ? PIECES + 1 : PIECES;
  const first = arrivesOn + between(0.2, 1);
  const putAway = [
    { on: first, pieces: Math.floor(all / 2) },
    { on: first + between(0.2, 1.5), pieces: all },
  ];
  // Before it arrives: what is known then stays, until a person decides.
  const revisedOn = chance(0.03) ? acceptedOn + 1.5 : Infinity;
  // Before nothing of it is asked any more.
  const vanishesOn = chance(0.02) ? between(acceptedOn + 2, acceptedOn + 12) : Infinity;
  return {
    key,
    acceptedOn,
    expectedOn,
    arrivesOn: Math.max(arrivesOn, revisedOn === Infinity ? 0 : acceptedOn + 3),
    putAway,
    revisedOn,
    vanishesOn,
    isLost: chance(0.01),
  };
}

/** The order as the warehouse would tell of it on some day; none before it is there, and none of one that is not. */
function listed(truth: Truth, day: number): readonly object[] {
  const { key, acceptedOn, arrivesOn, putAway, revisedOn, vanishesOn, isLost } = truth;
  if (isLost || day >= vanishesOn) return [];
  const put = putAway.filter(({ on }) => on <= day && arrivesOn <= day).at(-1);
  return [
    {
      orderNo: `E-${key}`,
      referenceNo: key,
      status: arrivesOn <= day ? '300' : '100',
      statusMsg: '',
      dateCreated: wall(acceptedOn),
      deliveredDate: arrivesOn <= day ? wall(arrivesOn) : '',
      boxNumber: '2',
      packingDetails: [
        {
          sku: 'A',
          forecastAmount: String(day >= revisedOn ? PIECES - 2 : PIECES),
          putAwayQty: put ? String(put.pieces) : '',
          putAwayTime: put ? wall(put.on) : '',
        },
      ],
    },
  ];
}

/** What somebody has to look at in the end, told from what really happened and from nothing of the program. */
function rightWorkList(truths: readonly Truth[], end: number): MonthEnd['right'] {
  const found = truths.map((truth): [string, FindingCode[]] => {
    const { key, expectedOn, revisedOn, vanishesOn, isLost, arrivesOn, putAway } = truth;
    const overdue: FindingCode[] = Math.floor(end + 8 / 24) > Math.floor(expectedOn + 8 / 24) ? ['late'] : [];
    if (isLost) return [key, ['notFound', ...overdue]];
    if (vanishesOn < end) return [key, revisedOn < vanishesOn ? ['contradiction', 'gone'] : ['gone']];
    if (revisedOn < end) return [key, ['contradiction', 'draft', ...overdue]];
    if (arrivesOn > end) return [key, ['draft', ...overdue]];
    const last = putAway.filter(({ on }) => on <= end).at(-1);
    if (!last || last.pieces === PIECES) return [key, []];
    if (last.pieces > PIECES) return [key, ['over']];
    return [key, end - last.on >= 7 ? ['short'] : []];
  });
  return Object.fromEntries(found.filter(([, codes]) => codes.length > 0).map(([key, codes]) => [key, codes.sort()]));
}

/** A day as the wall of the warehouse shows it, to the second. */
function wall(day: number): string {
  return new Date(START + Math.round(day * DAY)).toISOString().slice(0, 19).replace('T', ' ');
}

function shuffled<T>(list: readonly T[], random: () => number): readonly T[] {
  return list
    .map((value) => ({ value, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ value }) => value);
}
