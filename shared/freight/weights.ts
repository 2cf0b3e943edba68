import Big from 'big.js';
import type { Box } from './box.ts';
import { boxCm3, boxTotals } from './totals.ts';

const m3PerCm3 = '0.000001';

/** What boxes come to for a carrier. Weights and volumes are canonical decimal strings, exact. */
export interface Weights {
  readonly boxes: number;
  readonly units: number;
  readonly actualKg: string;
  readonly volumeM3: string;
  readonly volumetricKg: string;
  /** Σ over boxes of the greater of actual and volumetric weight: each box by itself, then times identical boxes. */
  readonly chargeableKg: string;
}

/** One of some identical boxes. What a missing or wrong cell leaves unknown is null. */
export interface BoxType {
  readonly boxNo: string;
  readonly count: number;
  /** Pieces in one box. */
  readonly units: number;
  readonly actualKg: string | null;
  readonly volumeM3: string | null;
  readonly volumetricKg: string | null;
  readonly chargeableKg: string | null;
}

export interface OrderWeights extends Weights {
  readonly boxTypes: readonly BoxType[];
  /** Box numbers of which something is unknown ('' for lines without one): the order weighs more than the sums say. */
  readonly incomplete: readonly string[];
}

/**
 * The weights of one order. A box's volumetric weight is its cm³ over the carrier's divisor (5000 or 6000 by air, 1000
 * where 1 m³ counts as 1000 kg), rounded half up to the gram.
 */
export function weigh(boxes: readonly Box[], divisor: number): OrderWeights {
  const { boxes: count, units, kg, m3, incomplete } = boxTotals(boxes);
  const each = boxes.map((box) => ({ box, ...weighOne(box, divisor) }));
  const total = (name: 'volumetric' | 'chargeable') =>
    each.reduce((sum, of) => sum.plus(of[name]?.times(of.box.count) ?? 0), new Big(0)).toFixed();
  return {
    boxes: count,
    units,
    actualKg: kg,
    volumeM3: m3,
    volumetricKg: total('volumetric'),
    chargeableKg: total('chargeable'),
    boxTypes: each.map(({ box, m3: volume, volumetric, chargeable }) => ({
      boxNo: box.boxNo,
      count: box.count,
      units: box.units,
      actualKg: box.weightKg ?? null,
      volumeM3: volume?.toFixed() ?? null,
      volumetricKg: volumetric?.toFixed() ?? null,
      chargeableKg: chargeable?.toFixed() ?? null,
    })),
    incomplete,
  };
}

/** The weights of several orders (or sums of them) together. */
export function addWeights(weights: readonly Weights[]): Weights {
  const total = (name: 'actualKg' | 'volumeM3' | 'volumetricKg' | 'chargeableKg') => sum(weights.map((of) => of[name]));
  return {
    boxes: weights.reduce((count, { boxes }) => count + boxes, 0),
    units: weights.reduce((count, { units }) => count + units, 0),
    actualKg: total('actualKg'),
    volumeM3: total('volumeM3'),
    volumetricKg: total('volumetricKg'),
    chargeableKg: total('chargeableKg'),
  };
}

function weighOne(box: Box, divisor: number) {
  const cm3 = boxCm3(box);
  const volumetric = cm3?.div(divisor).round(3, Big.roundHalfUp);
  const actual = box.weightKg === undefined ? undefined : new Big(box.weightKg);
  const chargeable = actual && volumetric && (actual.gte(volumetric) ? actual : volumetric);
  return { m3: cm3?.times(m3PerCm3), volumetric, chargeable };
}

/** An exact sum of decimals. */
function sum(decimals: readonly string[]): string {
  return decimals.reduce((total, decimal) => total.plus(decimal), new Big(0)).toFixed();
}
