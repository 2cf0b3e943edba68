import type { Destination } from '#shared/freight/rate-card.ts';
import type { Box } from '#shared/freight/weights.ts';
import { type OrderWeights, weigh } from '#shared/freight/weights.ts';

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
