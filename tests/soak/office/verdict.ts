/** An order as it reached the partner. */
export interface Arrival {
  /** Milliseconds since the epoch, by the partner's clock, with what is smaller. */
  readonly at: number;
  readonly key: string;
  /** `failed`: nothing was booked. `answer-lost`: it was, and its sender got no answer. */
  readonly became: 'answered' | 'answer-lost' | 'failed';
}

/** How an order stands at a desk in the end. */
export interface OrderAtDesk {
  readonly desk: string;
  readonly key: string;
  readonly state: string;
  /** How often it began to be sent from there. */
  readonly attempts: number;
}

/** A key as the office's ledger has it in the end. */
export interface ClaimInEnd {
  readonly key: string;
  readonly state: string;
  /** When its desk was first told to go ahead, as {@link Arrival.at} by the server's clock; null when it never was. */
  readonly leftAt: number | null;
}

/** All that can be known of an office's orders in the end. */
export interface Evidence {
  readonly ratePerSecond: number;
  readonly arrivals: readonly Arrival[];
  /** The keys that the partner has booked, as often as it did. */
  readonly booked: readonly string[];
  /** Keys of which a person said, their outcome being unknown, that they be sent again; as often as it was said. */
  readonly sentAgain: readonly string[];
  readonly orders: readonly OrderAtDesk[];
  readonly claims: readonly ClaimInEnd[];
}

export interface OfficeVerdict {
  /** Different orders of all desks. */
  readonly keys: number;
  readonly offers: number;
  /** Offers of an order that had been offered before, after a person said so. */
  readonly allowed: number;
  /** The largest number of offers within one second, whenever it began. */
  readonly mostInASecond: number;
  /** The same of the times at which the ledger let orders go for the first time. */
  readonly mostTurnsInASecond: number;
  /** Milliseconds from such a time to the arrival: of 9 in 10 not more. */
  readonly onTheWay: number;
  /** Claims and orders whose outcome is unknown and which say so, with the attempts that were made. */
  readonly shown: number;
  /** What must be none: */
  readonly twice: readonly string[];
  readonly offeredAgain: readonly string[];
  readonly lost: readonly string[];
  readonly strangers: readonly string[];
  readonly openClaims: readonly string[];
  /** By how many requests the fullest second exceeds the rate, beyond the one that may be. */
  readonly tooFast: number;
  /** The same of the ledger's turns. Where this is none and `tooFast` is not, the machine held requests up and let them go at once. */
  readonly tooManyTurns: number;
}

/** Judges by what the partner, the ledger and the desks have in the end. */
export function judgeOffice(evidence: Evidence): OfficeVerdict {
  const { ratePerSecond, arrivals, booked, sentAgain, orders, claims } = evidence;
  const keys = new Set(orders.map(({ key }) => key));
  const [bookings, offers, again] = [counts(booked), counts(arrivals.map(({ key }) => key)), counts(sentAgain)];
  const excess = (key: string) => Math.max(0, (offers.get(key) ?? 0) - 1);
  const shown = new Set(
    orders.filter(({ state, attempts }) => state === 'unknown' && attempts > 0).map(({ key }) => key),
  );
  const lost = orders.filter(({ key, state }) => !(isSettled(state) && bookings.has(key)) && !shown.has(key));
  const most = Math.ceil(ratePerSecond) + 1;
  const mostTurnsInASecond = fullestSecond(claims.flatMap(({ leftAt }) => leftAt ?? []));
  const mostInASecond = fullestSecond(arrivals.map(({ at }) => at));
  return {
    keys: keys.size,
    offers: arrivals.length,
    allowed: [...keys].reduce((sum, key) => sum + Math.min(excess(key), again.get(key) ?? 0), 0),
    mostInASecond,
    mostTurnsInASecond,
    onTheWay: onTheWay(arrivals, claims),
    shown: shown.size,
    twice: [...bookings].filter(([, times]) => times > 1).map(([key]) => key),
    offeredAgain: [...keys].filter((key) => excess(key) > (again.get(key) ?? 0)),
    lost: [...new Set(lost.map(({ key }) => key))],
    strangers: [...bookings.keys()].filter((key) => !keys.has(key)),
    openClaims: openClaims(keys, claims, shown),
    tooFast: Math.max(0, mostInASecond - most),
    tooManyTurns: Math.max(0, mostTurnsInASecond - most),
  };
}

/** Also those that the ledger does not have at all. */
function openClaims(keys: ReadonlySet<string>, claims: readonly ClaimInEnd[], shown: ReadonlySet<string>) {
  const settled = new Set(claims.filter(({ state }) => isSettled(state)).map(({ key }) => key));
  const open = claims.filter(({ state }) => !isSettled(state)).map(({ key }) => key);
  return [...new Set([...open, ...[...keys].filter((key) => !settled.has(key))])].filter((key) => !shown.has(key));
}

export const isOfficeKept = (verdict: OfficeVerdict): boolean => wrongIn(verdict).length === 0;

/** In words, what is wrong; with a few of the keys. */
export function wrongIn(verdict: OfficeVerdict): readonly string[] {
  const { twice, offeredAgain, lost, strangers, openClaims, tooFast, tooManyTurns } = verdict;
  const named = (what: string, keys: readonly string[]) =>
    keys.length > 0 ? [`${keys.length} ${what} (${keys.slice(0, 5).join(', ')})`] : [];
  return [
    ...named('booked twice', twice),
    ...named('offered again without a person saying so', offeredAgain),
    ...named('lost', lost),
    ...named('booked that no desk has', strangers),
    ...named('open in the ledger without evidence', openClaims),
    ...(tooManyTurns > 0 ? [`${tooManyTurns} turns too many within a second, given by the ledger`] : []),
    ...(tooFast > 0 ? [`${tooFast} requests too many within a second${tooManyTurns > 0 ? '' : HELD_UP}`] : []),
  ];
}

const HELD_UP =
  ', though the ledger gave no turn too many: they were held up on this machine (a lower --rate bears more of that)';

export const isSettled = (state: string): boolean => state === 'accepted' || state === 'exists';

function counts(keys: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const key of keys) found.set(key, (found.get(key) ?? 0) + 1);
  return found;
}

/** Tells a rate that the ledger did not keep from requests that this machine held up and then let go at once. */
function onTheWay(arrivals: readonly Arrival[], claims: readonly ClaimInEnd[]): number {
  const first = new Map([...arrivals].reverse().map(({ key, at }) => [key, at]));
  const times = claims.flatMap(({ key, leftAt }) => (leftAt === null ? [] : [(first.get(key) ?? leftAt) - leftAt]));
  return Math.round(times.sort((a, b) => a - b)[Math.ceil(times.length * 0.9) - 1] ?? 0);
}

function fullestSecond(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  let first = 0;
  let most = 0;
  for (const [last, at] of sorted.entries()) {
    while ((sorted[first] ?? at) <= at - 1000) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}
