import { setImmediate as turn } from 'node:timers/promises';
import type { Goods, QuotedGoods } from '#shared/freight/quote.ts';
import type { AnyKind, JsonObject, Order } from '#shared/kinds/kind.ts';
import { bodyHash } from '../../ledger/ledger.ts';
import { orderOf, type RunScope } from '../../run-scope.ts';
import type { OrderRef, QuotedLine, QuotePurpose, Store } from '../../store/store.ts';

/** A run of a kind that is priced before it is booked. */
export interface FreightScope extends RunScope {
  readonly kind: AnyKind & { readonly freight: NonNullable<AnyKind['freight']> };
}

export function isFreight(scope: RunScope): scope is FreightScope {
  return scope.kind.freight !== undefined;
}

/** An order that the partner is to be asked about. */
export interface PriceEnquiry extends OrderRef {
  readonly body: JsonObject;
  /** Hash of what is asked about. */
  readonly askedFor: string;
  readonly lines: readonly (Goods & { readonly line: number })[];
}

/** Orders read in one go: other calls are answered in between. */
const BATCH = 50;

/** The enquiries about these orders; those that cannot be asked about yet, or need not be (`wanted`), are left out. */
export async function enquiriesAbout(
  store: Store,
  scope: FreightScope,
  orders: readonly OrderRef[],
  purpose: QuotePurpose,
  wanted: (enquiry: PriceEnquiry) => boolean = () => true,
): Promise<readonly PriceEnquiry[]> {
  const enquiries: PriceEnquiry[] = [];
  for (const [index, ref] of orders.entries()) {
    const enquiry = enquiryAbout(scope, ref, orderOf(store, scope, ref.id, ref.key), purpose);
    if (enquiry && wanted(enquiry)) enquiries.push(enquiry);
    if (index % BATCH === BATCH - 1) await turn();
  }
  return enquiries;
}

function enquiryAbout(scope: FreightScope, ref: OrderRef, order: Order, purpose: QuotePurpose): PriceEnquiry | null {
  const { kind, check } = scope;
  const body: JsonObject | null =
    purpose === 'estimate' ? kind.freight.toEstimate(order) : kind.toPayload(order, check.settings);
  if (!body) return null;
  const lines = order.lines.map((line) => ({ line: line.id, ...kind.freight.lineGoods(line) }));
  return { id: ref.id, key: ref.key, body, askedFor: bodyHash(body), lines };
}

/** What is offered for each line, matched by its goods; null when the answer leaves a line out. */
export function quotedLines(enquiry: PriceEnquiry, goods: readonly QuotedGoods[]): readonly QuotedLine[] | null {
  const quoted = enquiry.lines.flatMap(({ line, itemId, skuId }) => {
    const of = goods.filter((offer) => offer.itemId === itemId && offer.skuId === skuId);
    const [only] = of;
    return only && of.length === 1 ? [{ line, itemId, skuId, options: only.options }] : [];
  });
  return quoted.length === enquiry.lines.length ? quoted : null;
}
