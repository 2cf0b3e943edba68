import Big from 'big.js';
import type { Box } from './box.ts';

/** What an order's boxes come to. Decimals are canonical strings, exact. */
export interface BoxTotals {
  readonly boxes: number;
  /** Pieces over all boxes: Σ pieces in a box × identical boxes. */
  readonly units: number;
  readonly kg: string;
  readonly m3: string;
  /**
   * Box numbers whose count, weight or a dimension is missing or wrong ('' for lines without a box number): the sums do
   * not hold them.
   */
  readonly incomplete: readonly string[];
}

const cm3PerM3 = 1_000_000;

export function boxTotals(boxes: readonly Box[]): BoxTotals {
  let kg = new Big(0);
  let cm3 = new Big(0);
  for (const box of boxes) {
    kg = kg.plus(new Big(box.weightKg ?? 0).times(box.count));
    cm3 = cm3.plus(boxCm3(box)?.times(box.count) ?? 0);
  }
  return {
    boxes: boxes.reduce((sum, { count }) => sum + count, 0),
    units: boxes.reduce((sum, { units, count }) => sum + units * count, 0),
    kg: kg.toFixed(),
    m3: cm3.div(cm3PerM3).toFixed(),
    incomplete: boxes.filter((box) => !isComplete(box)).map(({ boxNo }) => boxNo),
  };
}

/**
 * Volumetric weight in kg: cm³ over the carrier's divisor (5000 or 6000 by air, 1 m³ = 1000 kg at sea means 1000),
 * rounded half up to the gram.
 */
export function volumetricKg(m3: string, divisor: number): string {
  return new Big(m3).times(cm3PerM3).div(divisor).round(3, Big.roundHalfUp).toFixed();
}

/** The greater of actual and volumetric weight, in kg. */
export function chargeableKg(kg: string, volumetric: string): string {
  return new Big(kg).gte(volumetric) ? kg : volumetric;
}

function isComplete(box: Box): boolean {
  return box.count > 0 && box.weightKg !== undefined && boxCm3(box) !== undefined;
}

/** Undefined when a dimension is missing. */
export function boxCm3({ lengthCm, widthCm, heightCm }: Box): Big | undefined {
  if (lengthCm === undefined || widthCm === undefined || heightCm === undefined) return undefined;
  return new Big(lengthCm).times(widthCm).times(heightCm);
}
