import { setImmediate as turn } from 'node:timers/promises';
import type { FindingCode, FollowedItem, FollowUpFilter, WarehouseState } from '#shared/contract/follow-up.ts';
import { findingCode } from '#shared/contract/follow-up.ts';
import type { Target } from '#shared/contract/run.ts';
import type { EngineContext } from '../context.ts';
import { beginFollowing } from './begin-following.ts';
import { describe, needsSomebody } from './evaluate.ts';
import { type EvaluatedOrder, evaluatedPages, type FollowedAccount, followedAccounts } from './followed-accounts.ts';
import { nameAmongEntries, toldOf } from './same-accounts.ts';

/** The followed orders that a filter leaves, those that need somebody first, with counts of all. */
export interface FollowUpList {
  readonly items: readonly EvaluatedOrder[];
  /** Whose orders these are; null for both's. */
  readonly target: Target | null;
  /** Open orders of the other target. */
  readonly apart: number;
  readonly counts: {
    readonly all: number;
    readonly open: number;
    readonly attention: number;
    readonly states: Partial<Record<WarehouseState, number>>;
    readonly findings: Partial<Record<FindingCode, number>>;
  };
  readonly pieces: {
    readonly forecast: number;
    readonly putAway: number;
    readonly short: number;
    readonly over: number;
  };
  readonly warehouses: readonly string[];
  readonly accounts: ReadonlyMap<string, FollowedAccount>;
  /** Deleted accounts with orders of which something can still change. */
  readonly left: ReadonlySet<string>;
}

export async function listFollowUps(
  context: Pick<EngineContext, 'store' | 'kinds' | 'accounts' | 'ports' | 'ledger'>,
  filter: FollowUpFilter,
): Promise<FollowUpList> {
  await beginFollowing(context);
  const accounts = followedAccounts(context);
  const real = openTally(filter);
  const practised = filter.target === undefined ? real : openTally(filter);
  const count = (each: EvaluatedOrder) => (each.account.target === 'practice' ? practised : real).count(each);
  const nameOf = nameAmongEntries(context, accounts.values());
  const shared = new Map<string, EvaluatedOrder>();
  for (const page of evaluatedPages(context, accounts, { run: filter.run })) {
    for (const each of page) {
      const name = nameOf(each);
      if (name === null) count(each);
      else shared.set(name, toldOf(shared.get(name) ?? each, each));
    }
    await turn();
  }
  for (const each of shared.values()) count(each);
  const target = filter.target === 'one' ? oneOf(real, practised) : (filter.target ?? null);
  const [told, other] = target === 'practice' ? [practised, real] : [real, practised];
  const { counts, items } = told;
  // By number, not by which was accepted first: that differs from one sending to the next.
  items.sort((one, other) => gravity(one) - gravity(other) || inOrder.compare(one.order.key, other.order.key));
  return {
    items,
    target,
    apart: target === null ? 0 : other.counts.open,
    counts,
    pieces: piecesOf(items),
    warehouses: [...told.warehouses].sort(),
    accounts,
    left: told.left,
  };
}

type Tally = ReturnType<typeof openTally>;

/** Counts orders, and keeps those that a filter leaves. */
function openTally(filter: FollowUpFilter) {
  const counts = {
    ...{ all: 0, open: 0, attention: 0 },
    states: {} as Partial<Record<WarehouseState, number>>,
    findings: {} as Partial<Record<FindingCode, number>>,
  };
  const warehouses = new Set<string>();
  const left = new Set<string>();
  const items: EvaluatedOrder[] = [];
  return {
    counts,
    warehouses,
    left,
    items,
    count(each: EvaluatedOrder): void {
      const { order, account, state, findings, over } = each;
      counts.all += 1;
      if (!over) counts.open += 1;
      if (!over && account.gone) left.add(account.id);
      if (needsSomebody(each)) counts.attention += 1;
      counts.states[state] = (counts.states[state] ?? 0) + 1;
      for (const code of openCodes(findings)) counts.findings[code] = (counts.findings[code] ?? 0) + 1;
      if (order.announced?.warehouse) warehouses.add(order.announced.warehouse);
      if (isWanted(each, filter)) items.push(each);
    },
  };
}

/** What was only practised is told where there is nothing else. */
function oneOf(real: Tally, practised: Tally): Target {
  return real.counts.all === 0 && practised.counts.all > 0 ? 'practice' : 'production';
}

const openCodes = (findings: EvaluatedOrder['findings']) =>
  new Set(findings.filter(({ settled }) => !settled).map(({ code }) => code));

function isWanted(each: EvaluatedOrder, { show, finding, state, warehouse, search }: FollowUpFilter): boolean {
  if (show === 'attention' && !needsSomebody(each)) return false;
  if (show === 'open' && each.over && !needsSomebody(each)) return false;
  if (finding !== undefined && !openCodes(each.findings).has(finding)) return false;
  if (state !== undefined && each.state !== state) return false;
  const { key, partnerNo, facts, announced } = each.order;
  if (warehouse !== undefined && announced?.warehouse !== warehouse) return false;
  const part = search?.trim().toLowerCase() ?? '';
  return [key, partnerNo, facts?.orderNo].some((text) => text?.toLowerCase().includes(part));
}

const inOrder = new Intl.Collator('en', { numeric: true });

/** The gravest open finding first; those without one last. */
function gravity({ findings }: EvaluatedOrder): number {
  const open = findings.filter(({ settled }) => !settled).map(({ code }) => findingCode.options.indexOf(code));
  return open.length === 0 ? findingCode.options.length : Math.min(...open);
}

function piecesOf(items: readonly EvaluatedOrder[]): FollowUpList['pieces'] {
  const sum = { forecast: 0, putAway: 0, short: 0, over: 0 };
  for (const { order, findings } of items) {
    for (const { forecast, putAway } of order.facts?.skus ?? []) {
      sum.forecast += forecast ?? 0;
      sum.putAway += putAway ?? 0;
    }
    for (const { code, params } of findings) {
      if (code === 'short' || code === 'over') sum[code] += Number(params.count);
    }
  }
  return sum;
}

export function itemOf(each: EvaluatedOrder, now: number): FollowedItem {
  const { order, account } = each;
  return describe(order, each, { accountName: account.name, target: account.target }, account.rules, now);
}
