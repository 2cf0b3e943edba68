/**
 * What the transport of orders costs.
 *
 * - By the office's own rate cards: `rate-card-catalogue.ts` keeps them. A workbook becomes one in `rate-card-worker.ts`
 *   (`read-rate-card.ts`, row by row in `rate-rows.ts`). `tariffs.ts` finds a card's prices for a destination,
 *   `quote-order.ts` reckons one order, `run-freight.ts` a whole run, `compare-workbook.ts` writes it side by side.
 *   `office-tables.ts` keeps where warehouses stand and the office's exchange rates (`exchange.ts`).
 * - By the partner, in `quotes/`: `partner-quotes.ts` asks for prices before orders are booked (`price-enquiry.ts`,
 *   `ask-prices.ts`); `choose-services.ts` says which service each line goes by; `booking.ts` makes the body that books it,
 *   and holds the fee against the preview afterwards.
 */
import { Failure } from '#shared/contract/failure.ts';
import type { Output } from '#shared/contract.ts';
import { rateCardSheet } from '#shared/kinds/rate-card/index.ts';
import type { EngineContext } from '../context.ts';
import type { Handlers, ProceduresOf } from '../handlers.ts';
import { refuseSource, writeTemplate } from '../report/report.ts';
import type { Store } from '../store/store.ts';
import { writeComparison } from './compare-workbook.ts';
import { createExchange } from './exchange.ts';
import { officeHandlers, officeRates } from './office-tables.ts';
import { type FreightOrder, quoteOrder } from './quote-order.ts';
import type { PartnerQuotes } from './quotes/partner-quotes.ts';
import { quoteHandlers } from './quotes/quote-handlers.ts';
import { createRateCardCatalogue } from './rate-card-catalogue.ts';
import { openRunOrders, type Pricing, totalFreight } from './run-freight.ts';

export { settleBookings } from './quotes/booking.ts';
export { chooseServices, totalOf } from './quotes/choose-services.ts';
export { createPartnerQuotes, type PartnerQuotes } from './quotes/partner-quotes.ts';
export { isFreight } from './quotes/price-enquiry.ts';

/** Rate cards, and the weights and prices of a run by them or by the partner, as procedures of the contract. */
export function freightHandlers(
  context: EngineContext,
  partnerQuotes: PartnerQuotes,
): Handlers<ProceduresOf<'rateCards' | 'freight' | 'warehouses' | 'exchangeRates'>> {
  const { store, ports } = context;
  const catalogue = createRateCardCatalogue(store.rateCards, ports.clock);
  const pricingBy = (cards: readonly string[] | undefined): Pricing => ({
    cards: catalogue.tariffs(cards),
    divisor: volumetricDivisor(store),
    exchange: createExchange(officeRates(store)),
  });
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
      const pricing = pricingBy(cards);
      const page = openRunOrders(context, run).window(range, (order) => {
        const { quotes, unmatched } = quoteOrder(order, pricing.cards, pricing.divisor, pricing.exchange);
        return { quotes: [...quotes], unmatched: [...unmatched] };
      });
      return { ...page, at: new Date(ports.clock.now()).toISOString() };
    },
    'freight.totals': ({ run, cards }) => totalFreight(openRunOrders(context, run), pricingBy(cards)),
    'freight.export': async ({ run, cards, ...place }) => {
      const orders = openRunOrders(context, run);
      if (place.ifTaken === 'replace') await refuseSource(context, run, place.out);
      return writeComparison(orders, {
        pricing: pricingBy(cards),
        rates: officeRates(store),
        at: new Date(ports.clock.now()).toISOString(),
        ...place,
      });
    },
    'freight.explain': ({ run, order, divisor }) => explain(openRunOrders(context, run).one(order), divisor),
    ...officeHandlers(context),
    ...quoteHandlers(context, partnerQuotes),
  };
}

/** Each box with what it is charged by. */
function explain({ boxes, weigh }: FreightOrder, divisor: number): Output<'freight.explain'> {
  const { boxTypes, incomplete, ...totals } = weigh(divisor);
  return {
    ...totals,
    boxTypes: boxTypes.map((type, at) => {
      const { lengthCm = null, widthCm = null, heightCm = null } = boxes[at] ?? {};
      return { ...type, lengthCm, widthCm, heightCm };
    }),
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
