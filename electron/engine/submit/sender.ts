import { cellReader } from '../check/cell-reader.ts';
import { type EngineContext, kindOf, runOf } from '../context.ts';
import { recheckLines } from '../edit/recheck-lines.ts';
import type { FreightDesk } from '../freight/quotes/desk.ts';
import { isFreight } from '../freight/quotes/price-orders.ts';
import { settleBookings } from '../freight/quotes/settle-bookings.ts';
import type { Lanes } from '../ledger/lanes.ts';
import { checkedOrderOf } from '../order-of.ts';
import { openClient } from '../partners/open-client.ts';
import { openScope } from '../run-scope.ts';
import { rememberWarehouses } from './known-warehouses.ts';
import { createRunNews } from './run-news.ts';
import { createSubmissions, type Submissions } from './submissions.ts';

/** The outbox, sending the engine's own orders through the engine's own accounts, and telling its listeners. */
export function createSender(context: EngineContext, desk: FreightDesk, lanes: Lanes): Submissions {
  const { store, ports, accounts, blobs } = context;
  const news = createRunNews(context);
  return createSubmissions({
    db: store.db,
    ports,
    lanes,
    clientFor: async (id) => {
      const run = runOf(context, id);
      const kind = kindOf(context, run.kind);
      const account = await accounts.open(run.account ?? accounts.idFor(kind.partner, run.target));
      const client = openClient(kind, account, { ports, readBlob: (sha256) => blobs.read(sha256) });
      return { account: account.id, kind: kind.id, client };
    },
    *prepare(run, orders) {
      const scope = openScope(context, run);
      const reader = cellReader(scope.kind, scope.check);
      for (const { id, key } of orders) {
        const { order, lines, problems } = checkedOrderOf(store, scope, id, key, reader);
        // The account's settings may be others than when the order was checked: its body could lose what it lacks now.
        if (problems.some(({ severity }) => severity === 'error')) {
          recheckLines(context, scope, lines);
          continue;
        }
        const body = scope.kind.toPayload(order, scope.check.settings);
        yield isFreight(scope) ? desk.prepare(scope, { id, key }, body) : { id, key, body };
      }
    },
    onOrders(id, orders) {
      const { kind: name, account } = runOf(context, id);
      const kind = kindOf(context, name);
      const accepted = orders.filter((order) => store.orders.get(order)?.state === 'accepted');
      if (account !== null) rememberWarehouses(store, kind, account, accepted);
      if (kind.freight) settleBookings(store, id, kind.freight, orders);
      news.orders(id, orders);
    },
    onRun: news.run,
  });
}
