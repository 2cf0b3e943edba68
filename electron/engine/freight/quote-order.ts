import Big from 'big.js';
import type { Quote, Unmatched } from '#shared/contract/freight.ts';
import type { Destination, RateRow } from '#shared/freight/rate-card.ts';
import { type Box, type OrderWeights, weigh } from '#shared/freight/weights.ts';
import { bandFor, type Tariff, type Tariffs } from './tariffs.ts';

/** An order as freight sees it. */
export interface FreightOrder {
  readonly destination: Destination;
  /** Reckoned once for each divisor that some price asks for. */
  weigh(divisor: number): OrderWeights;
}

export function freightOrder(boxes: readonly Box[], destination: Destination): FreightOrder {
  const known = new Map<number, OrderWeights>();
  return {
    destination,
    weigh(divisor) {
      const weights = known.get(divisor) ?? weigh(boxes, divisor);
      known.set(divisor, weights);
      return weights;
    },
  };
}

export interface Quoted {
  /** By currency and amount; the cheapest and the fastest of each currency are marked. */
  readonly quotes: readonly Quote[];
  readonly unmatched: readonly Unmatched[];
}

type Unmarked = Omit<Quote, 'cheapest' | 'fastest'>;

/**
 * What every card asks for one order. Pure.
 *
 * weight = Σ over boxes of max(actual, volumetric), rounded up to the tariff's step once for the order;
 * amount = max(minimum, weight × price per kg or the flat price) × (1 + fuel), rounded half up to two decimals, once.
 *
 * @param divisor for rows that have none of their own
 */
export function quoteOrder(order: FreightOrder, cards: readonly Tariffs[], divisor: number): Quoted {
  const reason = whyNone(order, cards, divisor);
  if (reason) return { quotes: [], unmatched: [reason] };
  const quotes: Unmarked[] = [];
  const unmatched: Unmatched[] = [];
  for (const { card, to } of cards) {
    const tariffs = to(order.destination);
    const at = { card: card.id, source: card.name };
    if (tariffs.length === 0) unmatched.push({ ...at, channel: null, reason: 'destination', params: placeOf(order) });
    for (const tariff of tariffs) {
      const [first] = tariff.bands;
      const kg = roundUp(new Big(order.weigh(first?.divisor ?? divisor).chargeableKg), first?.stepKg);
      const row = bandFor(tariff, kg);
      const { channel, currency } = tariff;
      if (row) quotes.push({ ...at, channel, currency, ...priceOf(row, kg), ...(row.days && { days: row.days }) });
      else unmatched.push({ ...at, channel, reason: 'weight', params: { kg: kg.toFixed(), bands: bandsOf(tariff) } });
    }
  }
  return { quotes: markBest(quotes), unmatched };
}

function whyNone(order: FreightOrder, cards: readonly Tariffs[], divisor: number): Unmatched | undefined {
  const none = (reason: Unmatched['reason'], params = {}) => ({
    card: null,
    source: null,
    channel: null,
    reason,
    params,
  });
  const { boxTypes, incomplete } = order.weigh(divisor);
  const { warehouse, country } = order.destination;
  if (boxTypes.length === 0) return none('noBoxes');
  if (incomplete.length > 0) return none('incomplete', { boxes: incomplete.map((boxNo) => boxNo || '-').join(', ') });
  if (warehouse === undefined && country === undefined) return none('noDestination');
  return cards.length === 0 ? none('noCards') : undefined;
}

function priceOf({ price, minimum = '0', fuel = '0', sheet, row }: RateRow, kg: Big) {
  const asked = 'flat' in price ? new Big(price.flat) : kg.times(price.perKg);
  const charged = asked.lt(minimum) ? new Big(minimum) : asked;
  const amount = charged.times(new Big(fuel).plus(100)).div(100).round(2, Big.roundHalfUp).toFixed(2);
  return { amount, chargeableKg: kg.toFixed(), minimum: asked.lt(minimum), sheet, row };
}

/** The next multiple of the step, or the weight itself when it is one. */
function roundUp(kg: Big, stepKg: string | undefined): Big {
  if (stepKg === undefined) return kg;
  const over = kg.mod(stepKg);
  return over.eq(0) ? kg : kg.minus(over).plus(stepKg);
}

function placeOf({ destination: { warehouse, country } }: FreightOrder) {
  return { place: [warehouse, country].filter((part) => part !== undefined).join(' / ') };
}

function bandsOf({ bands }: Tariff): string {
  return bands.map(({ fromKg, toKg }) => `${fromKg}–${toKg ?? '∞'}`).join(', ');
}

/**
 * Marks the cheapest and the fastest quotes of each currency, all of them when several are alike, and puts them in order:
 * by currency, amount, days, then names. Currencies are never compared. Fastest: the fewest days at most, then at least;
 * a quote that says no days is never fastest.
 */
function markBest(quotes: readonly Unmarked[]): Quote[] {
  const groups = Map.groupBy(quotes, ({ currency }) => currency);
  return [...groups.values()]
    .flatMap((group) => {
      const cheapest = group.toSorted(byAmount)[0];
      const fastest = group.filter(({ days }) => days !== undefined).toSorted(byDays)[0];
      return group.map((quote) => ({
        ...quote,
        cheapest: cheapest !== undefined && byAmount(quote, cheapest) === 0,
        fastest: fastest !== undefined && quote.days !== undefined && byDays(quote, fastest) === 0,
      }));
    })
    .sort((a, b) => byText(a.currency, b.currency) || byAmount(a, b) || byDays(a, b) || byText(nameOf(a), nameOf(b)));
}

function byAmount(a: Unmarked, b: Unmarked): number {
  return new Big(a.amount).cmp(b.amount);
}

function byDays({ days: a }: Unmarked, { days: b }: Unmarked): number {
  if (!a || !b) return Number(!a) - Number(!b);
  return a.max - b.max || a.min - b.min;
}

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function nameOf({ source, channel, card }: Unmarked): string {
  return JSON.stringify([source, channel, card]);
}
