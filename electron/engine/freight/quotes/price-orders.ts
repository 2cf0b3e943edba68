import { setImmediate as turn } from 'node:timers/promises';
import type { AnyKind, JsonObject, Order } from '#shared/kinds/kind.ts';
import { bodyHash } from '../../ledger/ledger.ts';
import { orderOf, type RunScope } from '../../run-scope.ts';
import type { QuotePurpose } from '../../store/freight-quotes.ts';
import type { OrderRef } from '../../store/outbox.ts';
import type { Store } from '../../store/store.ts';
import type { Question } from './question.ts';

/** A run of a kind that is priced before it is booked. */
export interface FreightScope extends RunScope {
  readonly kind: AnyKind & { readonly freight: NonNullable<AnyKind['freight']> };
}

export function isFreight(scope: RunScope): scope is FreightScope {
  return scope.kind.freight !== undefined;
}

/** Orders read in one go: other calls are answered in between. */
const BATCH = 50;

/** The questions about these orders; those that cannot be asked about yet, or need not be (`wanted`), are left out. */
export async function questionsAbout(
  store: Store,
  scope: FreightScope,
  orders: readonly OrderRef[],
  purpose: QuotePurpose,
  wanted: (question: Question) => boolean = () => true,
): Promise<readonly Question[]> {
  const questions: Question[] = [];
  for (const [index, ref] of orders.entries()) {
    const question = questionAbout(scope, ref, orderOf(store, scope, ref.id, ref.key), purpose);
    if (question && wanted(question)) questions.push(question);
    if (index % BATCH === BATCH - 1) await turn();
  }
  return questions;
}

function questionAbout(scope: FreightScope, ref: OrderRef, order: Order, purpose: QuotePurpose): Question | null {
  const { kind, check } = scope;
  const body: JsonObject | null =
    purpose === 'estimate' ? kind.freight.toEstimate(order) : kind.toPayload(order, check.settings);
  if (!body) return null;
  const lines = order.lines.map((line) => ({ line: line.id, ...kind.freight.lineGoods(line) }));
  return { id: ref.id, key: ref.key, body, askedFor: bodyHash(body), lines };
}
