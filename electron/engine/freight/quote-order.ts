import Big from 'big.js';
import type { Quote, Unmatched } from '#shared/contract/freight.ts';
import type { Destination, RateRow } from '#shared/freight/rate-card.ts';
import { type Box, type OrderWeights, weigh } from '#shared/freight/weights.ts';
import { type Exchange, noExchange } from './exchange.ts';
import { bandFor, type Tariff, type Tariffs } from './tariffs.ts';

/** An order as freight sees it. */
export interface FreightOrder {
  readonly boxes: readonly Box[];
  readonly destination: Destination;
  /** Reckoned once for each divisor that some price asks for. */
  weigh(divisor: number): OrderWeights;
}

export function freightOrder(boxes: readonly Box[], destination: Destination): FreightOrder {
  const known = new Map<number, OrderWeights>();
  return {
    boxes,
    destination,
    weigh(divisor) {
      const weights = known.get(divisor) ?? weigh(boxes, divisor);
      known.set(divisor, weights);
      return weights;
    },
  };
}

export interface Quoted {
  /** Cheapest first where prices can be compared, else by currency and amount. */
  readonly quotes: readonly Quote[];
  /** One reason for each channel without a price; or one alone for the order. */
  readonly unmatched: readonly Unmatched[];
}

type Unmarked = Omit<Quote, 'cheapest' | 'fastest'>;

/**
 * What every channel of every card asks for one order, or why it asks nothing: none is left out. Pure.
 *
 * weight = Σ over boxes of max(actual, volumetric), rounded up to the tariff's step once for the order;
 * amount = max(minimum, weight × price per kg or the flat price) × (1 + fuel), rounded half up to two decimals, once.
 *
 * @param divisor for rows that have none of their own
 */
export function quoteOrder(
  order: FreightOrder,
  cards: readonly Tariffs[],
  divisor: number,
  exchange: Exchange = noExchange,
): Quoted {
  const reason = whyNone(order, cards, divisor);
  if (reason) return { quotes: [], unmatched: [reason] };
  const quotes: Unmarked[] = [];
  const unmatched: Unmatched[] = [];
  for (const tariffs of cards) {
    const at = { card: tariffs.card.id, source: tariffs.card.name };
    const there = Map.groupBy(tariffs.to(order.destination), ({ channel }) => channel);
    for (const channel of tariffs.channels) {
      const found = there.get(channel);
      if (!found) unmatched.push({ ...at, channel, ...whyNotThere(order.destination, tariffs.byCountry.has(channel)) });
      for (const tariff of found ?? []) {
        const weighed = order.weigh(tariff.bands[0]?.divisor ?? divisor);
        const kg = roundUp(new Big(weighed.chargeableKg), tariff.bands[0]?.stepKg);
        const row = bandFor(tariff, kg);
        const { currency } = tariff;
        const basis = { ...weighed, divisor: tariff.bands[0]?.divisor ?? divisor };
        if (row)
          quotes.push({ ...at, channel, currency, ...priceOf(row, kg, basis), ...(row.days && { days: row.days }) });
        else unmatched.push({ ...at, channel, reason: 'weight', params: { kg: kg.toFixed(), bands: bandsOf(tariff) } });
      }
    }
  }
  return { quotes: markBest(quotes, exchange), unmatched };
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

/** A channel with prices for whole countries might go there, as long as nobody said where the warehouse stands. */
function whyNotThere(
  { warehouse, country, guess }: Destination,
  byCountry: boolean,
): Pick<Unmatched, 'reason' | 'params'> {
  if (country === undefined && warehouse !== undefined && byCountry) {
    return guess === undefined
      ? { reason: 'countryUnknown', params: { warehouse } }
      : { reason: 'countryGuessed', params: { warehouse, country: guess } };
  }
  const place = [warehouse, country].filter((part) => part !== undefined).join(' / ');
  return { reason: 'destination', params: { place } };
}

function priceOf(row: RateRow, kg: Big, weighed: OrderWeights & { readonly divisor: number }) {
  const { price, minimum = '0', fuel = '0' } = row;
  const asked = 'flat' in price ? new Big(price.flat) : kg.times(price.perKg);
  const charged = asked.lt(minimum) ? new Big(minimum) : asked;
  const amount = charged.times(new Big(fuel).plus(100)).div(100).round(2, Big.roundHalfUp).toFixed(2);
  const { divisor, actualKg, volumetricKg, chargeableKg: sumKg } = weighed;
  return {
    amount,
    chargeableKg: kg.toFixed(),
    minimum: asked.lt(minimum),
    sheet: row.sheet,
    row: row.row,
    basis: {
      ...{ divisor, actualKg, volumetricKg, sumKg, stepKg: row.stepKg ?? null },
      ...{ price, freight: asked.toFixed(), minimum: row.minimum ?? null, fuel: row.fuel ?? null },
    },
  };
}

/** The next multiple of the step, or the weight itself when it is one. */
function roundUp(kg: Big, stepKg: string | undefined): Big {
  if (stepKg === undefined) return kg;
  const over = kg.mod(stepKg);
  return over.eq(0) ? kg : kg.minus(over).plus(stepKg);
}

function bandsOf({ bands }: Tariff): string {
  return bands.map(({ fromKg, toKg }) => `${fromKg}–${toKg ?? '∞'}`).join(', ');
}

/**
 * Marks the cheapest and the fastest quotes, all of them when several are alike, and puts them in order. Amounts in
 * several currencies are compared only where the office has a rate for each; else the cheapest is one currency's. Fastest:
 * the fewest days at most, then at least; a quote that says no days is never fastest.
 */
function markBest(quotes: readonly Unmarked[], exchange: Exchange): Quote[] {
  const priced = quotes.map((quote) => ({ quote, inBase: exchange.inBase(quote), amount: new Big(quote.amount) }));
  const several = new Set(quotes.map(({ currency }) => currency)).size > 1;
  const compared = several && priced.every(({ inBase }) => inBase !== null);
  type Priced = (typeof priced)[number];
  const worth = ({ inBase, amount }: Priced) => (compared && inBase) || amount;
  const byWorth = (a: Priced, b: Priced) => worth(a).cmp(worth(b));
  const groupOf = ({ quote }: Priced) => (compared ? '' : quote.currency);
  const best = new Map(
    [...Map.groupBy(priced, groupOf)].map(([group, of]) => [group, of.toSorted(byWorth)[0]] as const),
  );
  const fastest = quotes.filter(({ days }) => days !== undefined).toSorted(byDays)[0];
  return priced
    .toSorted(
      (a, b) =>
        byText(groupOf(a), groupOf(b)) ||
        byWorth(a, b) ||
        byDays(a.quote, b.quote) ||
        byText(nameOf(a.quote), nameOf(b.quote)),
    )
    .map((each): Quote => {
      const { quote, inBase } = each;
      const cheapest = best.get(groupOf(each));
      return {
        ...quote,
        ...(compared && inBase && { inBase: { amount: shown(inBase), currency: exchange.base } }),
        cheapest: cheapest !== undefined && byWorth(each, cheapest) === 0,
        fastest: fastest !== undefined && quote.days !== undefined && byDays(quote, fastest) === 0,
      };
    });
}

/** Money to two decimals, half up. */
function shown(amount: Big): string {
  return amount.round(2, Big.roundHalfUp).toFixed(2);
}

function byDays({ days: a }: Unmarked, { days: b }: Unmarked): number {
  if (!a || !b) return Number(!a) - Number(!b);
  return a.max - b.max || a.min - b.min;
}

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function nameOf({ source, channel, card, currency, row }: Unmarked): string {
  return JSON.stringify([source, channel, card, currency, row]);
}
