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

function isComplete(box: Box): boolean {
  return box.count > 0 && box.weightKg !== undefined && boxCm3(box) !== undefined;
}

/** Undefined when a dimension is missing. */
export function boxCm3({ lengthCm, widthCm, heightCm }: Box): Big | undefined {
  if (lengthCm === undefined || widthCm === undefined || heightCm === undefined) return undefined;
  return new Big(lengthCm).times(widthCm).times(heightCm);
}
