import Big from 'big.js';
import type { Box } from './box.ts';
import { boxCm3, boxTotals, chargeableKg, volumetricKg } from './totals.ts';

const cm3PerM3 = 1_000_000;

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

/** The weights of one order. Each box's volumetric weight is rounded half up to the gram. */
export function weigh(boxes: readonly Box[], divisor: number): OrderWeights {
  const totals = boxTotals(boxes);
  const boxTypes = boxes.map((box) => weighOne(box, divisor));
  return {
    boxes: totals.boxes,
    units: totals.units,
    actualKg: totals.kg,
    volumeM3: totals.m3,
    volumetricKg: sum(boxTypes.map(({ volumetricKg: kg, count }) => times(kg, count))),
    chargeableKg: sum(boxTypes.map(({ chargeableKg: kg, count }) => times(kg, count))),
    boxTypes,
    incomplete: totals.incomplete,
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

function weighOne(box: Box, divisor: number): BoxType {
  const m3 = boxCm3(box)?.div(cm3PerM3).toFixed();
  const volumetric = m3 === undefined ? null : volumetricKg(m3, divisor);
  const actual = box.weightKg ?? null;
  return {
    boxNo: box.boxNo,
    count: box.count,
    units: box.units,
    actualKg: actual,
    volumeM3: m3 ?? null,
    volumetricKg: volumetric,
    chargeableKg: actual === null || volumetric === null ? null : chargeableKg(actual, volumetric),
  };
}

function times(kg: string | null, count: number): string {
  return new Big(kg ?? 0).times(count).toFixed();
}

/** An exact sum of decimals. */
function sum(decimals: readonly string[]): string {
  return decimals.reduce((total, decimal) => total.plus(decimal), new Big(0)).toFixed();
}
