import Big from 'big.js';
import { type FreightOption, type FreightPolicy, type Money, policyText, readPolicy } from '#shared/freight/quote.ts';
import type { QuotedLine, Runs } from '../../store/store.ts';

export interface ChosenService {
  readonly line: QuotedLine;
  /** Null while nothing is chosen, or what was chosen is not offered. */
  readonly service: FreightOption | null;
  readonly by: 'person' | 'policy' | null;
}

/** A person's choice where its service is offered, else what the policy picks. Pure. */
export function chooseServices(
  lines: readonly QuotedLine[],
  picks: ReadonlyMap<number, string>,
  policy: FreightPolicy | null,
): readonly ChosenService[] {
  return lines.map((line): ChosenService => {
    const picked = line.options.find(({ serviceId }) => serviceId === picks.get(line.line));
    if (picked) return { line, service: picked, by: 'person' };
    const service = policy === null ? null : pick(line.options, policy);
    return { line, service, by: service && 'policy' };
  });
}

/** The exact sum of the chosen fees; null when one is missing or currencies differ. */
export function totalOf(services: readonly (FreightOption | null)[]): Money | null {
  const [first] = services;
  if (!first) return null;
  const { currency } = first.fee;
  let sum = new Big(0);
  for (const service of services) {
    if (service?.fee.currency !== currency) return null;
    sum = sum.plus(service.fee.amount);
  }
  const places = Math.max(...services.map((service) => service?.fee.amount.split('.')[1]?.length ?? 0));
  return { amount: sum.toFixed(places), currency };
}

/** Whether two amounts are the same, however they are written. */
export function isSameMoney(one: Money, other: Money): boolean {
  return one.currency === other.currency && new Big(one.amount).eq(other.amount);
}

function pick(options: readonly FreightOption[], policy: FreightPolicy): FreightOption | null {
  if (policy === 'fastest') return options.filter(hasDays).toSorted(byDays)[0] ?? null;
  if (policy === 'cheapest') return cheapest(options);
  const company = plain(policyText(policy));
  return cheapest(options.filter(({ companyName }) => plain(companyName) === company));
}

/** Fees in two currencies cannot be compared: then nothing is the cheapest. */
function cheapest(options: readonly FreightOption[]): FreightOption | null {
  if (new Set(options.map(({ fee }) => fee.currency)).size > 1) return null;
  return options.toSorted((a, b) => byFee(a, b) || byDays(a, b))[0] ?? null;
}

const hasDays = ({ maxDays, minDays }: FreightOption) => maxDays !== null || minDays !== null;

const byFee = (a: FreightOption, b: FreightOption) => new Big(a.fee.amount).cmp(b.fee.amount);

/** By the latest day, then by the first; what is not said comes last. Of equals the cheaper, where that can be told. */
function byDays(a: FreightOption, b: FreightOption): number {
  const latest = (option: FreightOption) => option.maxDays ?? option.minDays ?? Number.MAX_SAFE_INTEGER;
  const first = (option: FreightOption) => option.minDays ?? latest(option);
  return latest(a) - latest(b) || first(a) - first(b) || (a.fee.currency === b.fee.currency ? byFee(a, b) : 0);
}

const plain = (name: string) => name.normalize('NFKC').trim().toLowerCase();

const OPTION = 'freightPolicy';

/** How services are chosen in a run; null while nobody said. */
export function runPolicy(runs: Pick<Runs, 'settings'>, run: string): FreightPolicy | null {
  const text = runs.settings(run)?.options[OPTION];
  return typeof text === 'string' ? readPolicy(text) : null;
}

export function setRunPolicy(runs: Pick<Runs, 'settings' | 'setOptions'>, run: string, policy: FreightPolicy): void {
  runs.setOptions(run, { ...runs.settings(run)?.options, [OPTION]: policyText(policy) });
}
