import Big from 'big.js';

/** Identical boxes of one order: counted once per distinct box number. Decimals are canonical strings. */
export interface Box {
  readonly boxNo: string;
  /** Number of identical boxes. */
  readonly count: number;
  /** Per box, kg. Absent when the cell is missing or wrong. */
  readonly weightKg?: string;
  /** Per box, cm. */
  readonly lengthCm?: string;
  readonly widthCm?: string;
  readonly heightCm?: string;
  /** Pieces in one box, over all its SKUs. */
  readonly units: number;
}

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
  return { m3: cm3?.div(cm3PerM3), volumetric, chargeable };
}

/** What an order's boxes come to, whoever carries them. Decimals are canonical strings, exact. */
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
function boxCm3({ lengthCm, widthCm, heightCm }: Box): Big | undefined {
  if (lengthCm === undefined || widthCm === undefined || heightCm === undefined) return undefined;
  return new Big(lengthCm).times(widthCm).times(heightCm);
}

/** An exact sum of decimals. */
function sum(decimals: readonly string[]): string {
  return decimals.reduce((total, decimal) => total.plus(decimal), new Big(0)).toFixed();
}
