import type { Run } from '#shared/contract/run.ts';
import type { AnyKind, Order, PartnerAnswer } from '#shared/kinds/kind.ts';
import { partners } from '#shared/partners/registry.ts';
import { localDay } from '#shared/text/local-time.ts';
import {
  type CellReader,
  type CheckContext,
  type CheckedOrder,
  type ChoiceRule,
  cellReader,
  checkGroup,
  columnStates,
  holdsUp,
} from './check/check.ts';
import { type EngineContext, kindOf, runOf } from './context.ts';
import { type ClaimScope, storedAnswer } from './ledger/ledger.ts';
import { layoutsOf } from './recognise/recognise.ts';
import { lookupsFor } from './sku-items/sku-items.ts';
import type { Store } from './store/store.ts';

/** A run with what checking it depends on, gathered once for a series of checks. */
export interface RunScope {
  readonly run: string;
  readonly kind: AnyKind;
  readonly account: string;
  readonly check: CheckContext;
}

/** @throws Failure `run.unknown`, `kind.unknown`, `account.*` */
export function openScope(context: EngineContext, run: string): RunScope {
  return scopeOf(context, runOf(context, run));
}

/** Also for a run that is still importing, and therefore invisible. */
export function scopeOf(context: EngineContext, run: Pick<Run, 'id' | 'kind' | 'target' | 'account'>): RunScope {
  const kind = kindOf(context, run.kind);
  const account = run.account ?? context.accounts.ensure(kind.partner, run.target);
  const check = checkOfRun(context, kind, account, run.id);
  const { borrows } = kind;
  if (!borrows) return { run: run.id, kind, account, check };
  const earlier = (key: string) => earlierAnswer(context, { account, kind: borrows.from }, key);
  return { run: run.id, kind, account, check: { ...check, earlierAnswer: earlier } };
}

/** For looking at a run's orders only: where its account is gone they are read by the partner's usual settings. */
export function openScopeToRead(context: EngineContext, id: string): RunScope {
  const run = runOf(context, id);
  if (run.account === null || context.store.accounts.get(run.account)) return scopeOf(context, run);
  const kind = kindOf(context, run.kind);
  const check = checkOfRun(context, kind, null, id);
  return { run: id, kind, account: run.account, check };
}

function checkOfRun(context: EngineContext, kind: AnyKind, account: string | null, run: string): CheckContext {
  const names: string[] = [];
  const files = context.store.files.list(run);
  for (const { index, name } of files) names[index] = name;
  return {
    ...checkContext(context, kind, account, names),
    layouts: layoutsOf(files),
    columns: columnStates(files),
  };
}

/** Everything that checking a kind's lines depends on, gathered from the store. `account` null: defaults. */
export function checkContext(
  { store, accounts, ports }: Pick<EngineContext, 'store' | 'accounts' | 'ports'>,
  kind: AnyKind,
  account: string | null,
  files: readonly string[],
): CheckContext {
  return {
    settings: account === null ? partners[kind.partner].settings.parse({}) : accounts.settings(account),
    ...(account === null
      ? {}
      : { knownWarehouses: knownWarehouses(store, kind, account), ...saidBy(store, account, ports) }),
    choiceRules: store.choiceRules.list(kind.id).map(
      ({ field, text, code, headers }): ChoiceRule => ({
        field,
        text,
        code,
        layout: headers && JSON.stringify(headers),
      }),
    ),
    lookups: lookupsFor(kind, store.skuItems, account),
    files,
    today: localDay(ports.clock.now()),
  };
}

/** What the partner said of the account's warehouses and goods, where it was asked. */
function saidBy(
  { masterData }: EngineContext['store'],
  account: string,
  { clock }: EngineContext['ports'],
): Pick<CheckContext, 'listedWarehouses' | 'unknownSkus'> {
  const listed = masterData.warehouses(account);
  const unknown = masterData.unknownSkus(account);
  const daysSince = (iso: string) => Math.max(0, Math.floor((clock.now() - Date.parse(iso)) / 86_400_000));
  return {
    ...(listed.length > 0 && { listedWarehouses: new Map(listed.map(({ code, active }) => [code, active])) }),
    ...(unknown.length > 0 && { unknownSkus: new Map(unknown.map(({ sku, askedAt }) => [sku, daysSince(askedAt)])) }),
  };
}

function knownWarehouses({ knownValues }: EngineContext['store'], kind: AnyKind, account: string): ReadonlySet<string> {
  const fields = Object.entries(kind.fields).filter(([, field]) => field.type === 'text' && field.warehouse);
  return new Set(fields.flatMap(([key]) => [...knownValues.of({ account, kind: kind.id }, key)]));
}

/**
 * An order as its stored lines say. Values in error are absent from it.
 *
 * @param reader shared by callers that ask for many orders
 */
export function orderOf(store: Store, scope: RunScope, id: number, key: string, reader?: CellReader): Order {
  return checkedOrderOf(store, scope, id, key, reader).order;
}

/** The order with what checking it by itself says now. */
export function checkedOrderOf(
  { lines, attachments }: Store,
  { run, kind, check }: RunScope,
  id: number,
  key: string,
  reader = cellReader(kind, check),
): CheckedOrder {
  const own = lines.ofOrders([id]);
  const below = lines.looseBelow(run, own).filter((line) => holdsUp(kind, line));
  const group = { key, lines: own, below: below.map((line) => ({ line, keyAbove: null })), problems: [] };
  return checkGroup({ kind, group, context: check, attachments: attachments.list(id), reader });
}

/** What the partner answered to the order that used a key, at whichever desk, if it took it; the number alone when the rest is cleared. */
function earlierAnswer({ store, ledger }: EngineContext, scope: ClaimScope, key: string): PartnerAnswer | null {
  const claim = ledger.claims.find(scope, key);
  const heard = ledger.heardAnswers.of(scope, key);
  if (claim?.state !== 'accepted' && claim?.state !== 'exists') return heard;
  const { data = {} } = storedAnswer(store.orders.get(claim.order)?.answer ?? null) ?? {};
  // Of an order that another desk had accepted only the number is stored here.
  const isOthers = Object.keys(data).length === 0;
  return { partnerNo: claim.partnerNo ?? heard?.partnerNo ?? null, data: isOthers ? (heard?.data ?? {}) : data };
}
