import type { Finding, FollowedItem, WarehouseState } from '#shared/contract/follow-up.ts';
import type { FollowedOrder, ShownFollowUp } from '../store/store.ts';
import { type Found, findingsOf, lateDays } from './findings.ts';
import { ownState } from './own-state.ts';
import { isOver } from './pace.ts';
import type { FollowUpRules } from './rules.ts';

/** An order as it stands now: nothing of it is stored, since it goes by the time and by settings. */
export interface Evaluated {
  readonly state: WarehouseState;
  readonly findings: readonly Finding[];
  readonly over: boolean;
}

export function evaluate(order: FollowedOrder, rules: FollowUpRules, now: number): Evaluated {
  if (order.endedAs !== null) return { state: order.endedAs, findings: [], over: true };
  const state = ownState(order, rules, now);
  const found = findingsOf(order, state, rules, now);
  const findings = found.map(
    ({ code, params }): Finding => ({
      code,
      params: { ...params },
      settled: order.settled[code]?.mark === markOf(order, code, found),
    }),
  );
  return { state, findings, over: isOver(order, state, rules, now) };
}

/** What a person settles: all that one code says of an order. When it says something else, it is open again. */
export function markOf(
  order: Pick<FollowedOrder, 'contested'>,
  code: Finding['code'],
  found: readonly Found[],
): string {
  const isContested = code === 'contradiction' || code === 'twice' || code === 'unreadable';
  return JSON.stringify(
    isContested ? order.contested : found.filter((each) => each.code === code).map(({ params }) => params),
  );
}

/** The same of an order that is evaluated: what one code says of it. */
export const findingMark = ({ findings }: Pick<Evaluated, 'findings'>, code: Finding['code']): string =>
  JSON.stringify(findings.filter((each) => each.code === code).map(({ params }) => params));

/** Whether somebody has to look at it. */
export const needsSomebody = ({ findings }: Pick<Evaluated, 'findings'>) => findings.some(({ settled }) => !settled);

/** An order as the contract tells it. */
export function describe(
  order: ShownFollowUp,
  { state, findings, over }: Evaluated,
  account: Pick<FollowedItem, 'accountName' | 'target'>,
  rules: FollowUpRules,
  now: number,
): FollowedItem {
  const { facts, announced } = order;
  const eta = announced?.eta ?? null;
  return {
    id: order.id,
    order: order.order,
    run: order.run,
    key: order.key,
    kind: order.kind,
    account: order.account,
    ...account,
    partnerNo: order.partnerNo ?? facts?.orderNo ?? null,
    state,
    status: facts && {
      code: facts.status,
      text: facts.statusText,
      label: rules.statuses.get(facts.status)?.label ?? '',
    },
    planNo: facts?.planNo ?? null,
    warehouse: announced?.warehouse ?? null,
    eta,
    lateDays: eta === null ? null : lateDays(eta, state, rules, now),
    delivered: facts?.deliveredAt ?? null,
    ...quantities(order),
    findings: [...findings],
    contested: order.contested,
    acceptedAt: order.acceptedAt,
    askedAt: order.askedAt,
    seen: order.seenAt,
    newsAt: order.newsAt,
    over,
  };
}

/** SKUs in the order in which they were sent, then those that only the warehouse has. */
function quantities({ facts, announced }: ShownFollowUp): Pick<FollowedItem, 'skus' | 'forecast' | 'putAway'> {
  const sent = announced?.skus ?? [];
  const known = new Set(sent.map(({ sku }) => sku));
  const saidOf = new Map(facts?.skus.map((each) => [each.sku, each]));
  const skus = [
    ...sent.map(({ sku, pieces, boxNos, name = '' }) => ({ sku, sent: pieces, boxNos: [...boxNos], item: name })),
    ...[...saidOf.keys()].filter((sku) => !known.has(sku)).map((sku) => ({ sku, sent: null, boxNos: [], item: '' })),
  ].map(({ item, ...each }) => {
    const { name = '', forecast = null, putAway = null, damaged = null, putAwayAt = null } = saidOf.get(each.sku) ?? {};
    return { ...each, name: name || item, forecast, putAway, damaged, putAwayAt };
  });
  const total = (values: readonly (number | null)[]) =>
    facts === null || values.length === 0 || values.some((value) => value === null)
      ? null
      : values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  return {
    skus,
    forecast: total((facts?.skus ?? []).map(({ forecast }) => forecast)),
    putAway: facts?.skus.some(({ putAway }) => putAway !== null)
      ? facts.skus.reduce((sum, { putAway }) => sum + (putAway ?? 0), 0)
      : null,
  };
}
