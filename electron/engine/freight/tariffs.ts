import Big from 'big.js';
import type { Destination, RateCard, RateRow } from '#shared/freight/rate-card.ts';

/** The weight bands of one channel to one destination in one currency. */
export interface Tariff {
  readonly channel: string;
  readonly currency: string;
  /** By weight. They do not overlap, and share divisor and step: a card is not taken otherwise. */
  readonly bands: readonly RateRow[];
}

/** A card, ready to be asked. */
export interface Tariffs {
  readonly card: Pick<RateCard, 'id' | 'name'>;
  /** In the card's order, whether they go to a destination or not. */
  readonly channels: readonly string[];
  /** The channels that have prices for a whole country. */
  readonly byCountry: ReadonlySet<string>;
  /** What the card has for a destination: a channel's rows for the warehouse, else its rows for the whole country. */
  to(destination: Destination): readonly Tariff[];
}

/** Codes are compared without regard to case. */
export function createTariffs({ id, name, rows }: RateCard): Tariffs {
  const byDestination = Map.groupBy(groupBands(rows), ({ bands: [first] }) => (first ? destinationKey(first) : ''));
  const find = (destination: Destination) => byDestination.get(destinationKey(destination)) ?? [];
  return {
    card: { id, name },
    channels: [...new Set(rows.map(({ channel }) => channel))],
    byCountry: new Set(rows.flatMap(({ channel, warehouse }) => (warehouse === undefined ? [channel] : []))),
    to({ warehouse, country }) {
      const ofWarehouse = warehouse === undefined ? [] : find({ warehouse });
      const ofCountry = country === undefined ? [] : find({ country });
      const served = new Set(ofWarehouse.map(({ channel }) => channel));
      return [...ofWarehouse, ...ofCountry.filter(({ channel }) => !served.has(channel))];
    },
  };
}

/** Rows of the same channel, destination and currency, each group by weight. */
export function groupBands(rows: readonly RateRow[]): Tariff[] {
  const groups = Map.groupBy(rows, (row) => JSON.stringify([row.channel, destinationKey(row), row.currency]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const bands = group.toSorted((a, b) => new Big(a.fromKg).cmp(b.fromKg));
    return [{ channel: first.channel, currency: first.currency, bands }];
  });
}

/** The band a weight falls in: from is in it, to is not, but for the last band's. */
export function bandFor({ bands }: Tariff, kg: Big): RateRow | undefined {
  return bands.find(({ fromKg, toKg }, at) => {
    if (kg.lt(fromKg)) return false;
    if (toKg === undefined) return true;
    return at === bands.length - 1 ? kg.lte(toKg) : kg.lt(toKg);
  });
}

function destinationKey({ warehouse, country }: Destination): string {
  return JSON.stringify(warehouse === undefined ? ['country', country?.toUpperCase()] : [warehouse.toUpperCase()]);
}
