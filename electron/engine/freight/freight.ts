/**
 * What the transport of orders costs.
 *
 * - By the office's own rate cards: `rate-card-catalogue.ts` keeps them. A workbook becomes one in `rate-card-worker.ts`
 *   (`read-rate-card.ts`, row by row in `rate-rows.ts`). `tariffs.ts` finds a card's prices for a destination,
 *   `quote-order.ts` reckons one order, `run-freight.ts` a whole run.
 * - By the partner, in `quotes/`: `partner-quotes.ts` asks for prices before orders are booked (`price-enquiry.ts`,
 *   `ask-prices.ts`); `choose-services.ts` says which service each line goes by; `booking.ts` makes the body that books it,
 *   and holds the fee against the preview afterwards.
 */
import { Failure } from '#shared/contract/failure.ts';
import { rateCardSheet } from '#shared/kinds/rate-card/index.ts';
import type { EngineContext } from '../context.ts';
import type { Handlers, ProceduresOf } from '../handlers.ts';
import { writeTemplate } from '../report/report.ts';
import type { Store } from '../store/store.ts';
import { quoteOrder } from './quote-order.ts';
import type { PartnerQuotes } from './quotes/partner-quotes.ts';
import { quoteHandlers } from './quotes/quote-handlers.ts';
import { createRateCardCatalogue } from './rate-card-catalogue.ts';
import { openRunOrders, totalFreight } from './run-freight.ts';

export { settleBookings } from './quotes/booking.ts';
export { chooseServices, totalOf } from './quotes/choose-services.ts';
export { createPartnerQuotes, type PartnerQuotes } from './quotes/partner-quotes.ts';
export { isFreight } from './quotes/price-enquiry.ts';

/** Rate cards, and the weights and prices of a run by them or by the partner, as procedures of the contract. */
export function freightHandlers(
  context: EngineContext,
  partnerQuotes: PartnerQuotes,
): Handlers<ProceduresOf<'rateCards' | 'freight'>> {
  const { store, ports } = context;
  const catalogue = createRateCardCatalogue(store.rateCards, ports.clock);
  return {
    'rateCards.list': () => catalogue.list(),
    'rateCards.import': (request) => catalogue.import(request),
    'rateCards.delete': ({ id }) => ({ deleted: catalogue.delete(id) }),
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
      const tariffs = catalogue.tariffs(cards);
      const page = openRunOrders(context, run).window(range, (order) => {
        const { quotes, unmatched } = quoteOrder(order, tariffs, divisor);
        return { quotes: [...quotes], unmatched: [...unmatched] };
      });
      return { ...page, at: new Date(ports.clock.now()).toISOString() };
    },
    'freight.totals': ({ run, cards }) =>
      totalFreight(openRunOrders(context, run), catalogue.tariffs(cards), volumetricDivisor(store)),
    ...quoteHandlers(context, partnerQuotes),
  };
}

/** Used unless the setting says otherwise; what most carriers by air reckon with. */
const usual = 6000;

/** Before settings are kept. @throws Failure `freight.divisor` when they hold a divisor that is none */
export function checkFreightSettings({ volumetricDivisor: value }: Readonly<Record<string, unknown>>): void {
  if (value !== undefined && !isDivisor(value)) throw new Failure('freight.divisor', { value: String(value) });
}

const isDivisor = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1000 && value <= 30_000;

/**
 * The office's setting `volumetricDivisor`: cm³ per volumetric kg, a whole number from 1000 to 30 000.
 *
 * @throws Failure `freight.divisor` when the setting holds anything else
 */
function volumetricDivisor({ settings }: Pick<Store, 'settings'>): number {
  const { volumetricDivisor: value = usual } = settings.all();
  if (isDivisor(value)) return value;
  throw new Failure('freight.divisor', { value: String(value) });
}
