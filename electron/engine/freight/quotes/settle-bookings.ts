import type { FreightRules, JsonObject } from '#shared/kinds/kind.ts';
import { storedAnswer } from '../../ledger/ledger.ts';
import type { Store } from '../../store/store.ts';
import { feeDifference } from './fee-difference.ts';

/**
 * After bookings were answered: says where the fee is another one than was previewed, and forgets previews of rejected
 * orders, which the partner may not know any more. The same again changes nothing.
 */
export function settleBookings(store: Store, run: string, freight: FreightRules, orders: readonly number[]): void {
  const { freightQuotes, problems } = store;
  store.atomically(() => {
    for (const id of orders) {
      const order = store.orders.get(id);
      if (order?.state === 'rejected') freightQuotes.removePreview(id);
      const quote = order?.state === 'accepted' && freightQuotes.get(id, 'preview');
      if (!quote || !order.body) continue;
      const body: JsonObject = JSON.parse(order.body);
      const found = feeDifference(freight, { quote, body, answer: storedAnswer(order.answer)?.data ?? {} });
      const known = problems.ofOrders([id]).some(({ code }) => code === 'freight.feeDiffers');
      if (found && !known) problems.insert(run, id, found);
    }
  });
}
