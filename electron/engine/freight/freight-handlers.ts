import type { freightWeightProcedures } from '#shared/contract/freight.ts';
import type { rateCardProcedures } from '#shared/contract/rate-cards.ts';
import { rateCardSheet } from '#shared/kinds/rate-card/index.ts';
import type { EngineContext } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import { writeTemplate } from '../report/template-workbook.ts';
import { createCardShelf } from './card-shelf.ts';
import { volumetricDivisor } from './divisor.ts';
import { quoteOrder } from './quote-order.ts';
import { openRunOrders } from './run-orders.ts';
import { totalFreight } from './total-freight.ts';

type FreightProcedure = keyof typeof freightWeightProcedures | keyof typeof rateCardProcedures;

/** The engine's side of the office's rate cards, and of the weights and prices of a run by them. */
export function freightHandlers(context: EngineContext): Handlers<FreightProcedure> {
  const { store, ports } = context;
  const shelf = createCardShelf(store.rateCards, ports.clock);
  return {
    'rateCards.list': () => shelf.list(),
    'rateCards.import': (request) => shelf.import(request),
    'rateCards.delete': ({ id }) => ({ deleted: shelf.delete(id) }),
    'rateCards.template': ({ out, lang }) => writeTemplate({ kind: rateCardSheet, out, lang }),
    'freight.weights': ({ run, ...range }) => {
      const divisor = volumetricDivisor(store);
      const page = openRunOrders(context, run).window(range, (order) => {
        const { boxTypes, incomplete, ...weights } = order.weigh(divisor);
        return { ...weights, boxTypes: [...boxTypes], incomplete: [...incomplete] };
      });
      return { ...page, divisor };
    },
    'freight.prices': ({ run, cards, ...range }) => {
      const divisor = volumetricDivisor(store);
      const tariffs = shelf.tariffs(cards);
      const page = openRunOrders(context, run).window(range, (order) => {
        const { quotes, unmatched } = quoteOrder(order, tariffs, divisor);
        return { quotes: [...quotes], unmatched: [...unmatched] };
      });
      return { ...page, at: new Date(ports.clock.now()).toISOString() };
    },
    'freight.totals': ({ run, cards }) =>
      totalFreight(openRunOrders(context, run), shelf.tariffs(cards), volumetricDivisor(store)),
  };
}
