import type { FieldSet, Level } from '#shared/sheets/field.ts';

/**
 * What packages are like, by what `Field.beside` calls them: kilograms, centimetres, and kilograms in a cubic metre.
 *
 * - `kg` of a box: a Euro pallet carries 1 500 kg (EPAL), and nothing heavier is booked as one box. Of a parcel: express
 *   carriers take 70 kg at most (UPS, DHL), all beyond is freight.
 * - `cm` of a box: a 40-foot container is 1 203 cm long inside (ISO 668). Of a parcel: 300, above every carrier's 274.
 * - `density`: foam, down and paper lamps, packed, weigh more than 5 kg a cubic metre (air alone is 1.2), and screws and
 *   steel parts (7 850 when solid, some six tenths of it in bulk) less than 5 000. The two are a thousandfold apart, and so
 *   are grams and kilograms, or the volumes of millimetres and centimetres: what was within is outside after such a mistake,
 *   whatever the goods.
 * - `middle`: what most are about, by which the likelier of two readings is chosen; nothing is warned about by it.
 */
const packages = {
  box: { kg: 1_500, cm: 1_203, density: [5, 5_000], middle: { kg: 10, cm: 40, density: 200 } },
  parcel: { kg: 70, cm: 300, density: [5, 5_000], middle: { kg: 0.5, cm: 20, density: 200 } },
} as const;

/** What another reading must come to, to be named: as most goods are, packed. */
const usualDensity = [10, 2_500] as const;
/** No package is smaller than a matchbox; sides below it are metres. */
const leastCm = 3;
const leastKg = 0.005;
/** Heavier boxes are not lifted by hand; one of several that is this heavy, and heavier than water, may be all of them. */
const liftedKg = 70;
const water = 1_000;

export type WeightScale = 'g' | 't' | 'total';
export type SizeScale = 'mm' | 'm' | 'in';

/** How the numbers of a package are probably meant. */
export interface Scales {
  readonly weight?: WeightScale;
  readonly size?: SizeScale;
}

/** A package as its cells say, in the units of their fields. Only judged by: no number of it is sent. */
export interface Measured {
  readonly kg: number | undefined;
  /** Three, or none. */
  readonly cm: readonly number[];
  /** Of identical ones. */
  readonly count: number;
}

type Bounds = (typeof packages)[keyof typeof packages];

const centimetres: Readonly<Record<SizeScale, number>> = { mm: 0.1, m: 100, in: 2.54 };

/** Likeliest first; a later one must fit clearly better. */
const guesses: readonly (Scales & { readonly far: number })[] = [
  { weight: 'g', far: 0 },
  { size: 'mm', far: 0 },
  { size: 'm', far: 0 },
  { size: 'in', far: 1 },
  { weight: 'total', far: 1 },
  { weight: 'g', size: 'mm', far: 1 },
  { weight: 't', far: 2 },
];

/**
 * What is implausible of a package, and how its numbers are probably meant; empty where no other reading makes goods of them
 * either. Undefined where they are plausible, or nothing can be said.
 */
export function likelyScales(of: Measured, bounds: Bounds): Scales | undefined {
  const { kg, cm, count } = of;
  const density = densityOf(of);
  const [light, dense] = bounds.density;
  const isOff = density !== undefined && (density < light || density > dense);
  const isBig = (kg !== undefined && kg > bounds.kg) || cm.some((side) => side > bounds.cm);
  const isTiny = density === undefined && cm.length > 0 && cm.every((side) => side < leastCm);
  if (!isOff && !isBig && !isTiny) {
    const mayBeAll = count > 1 && kg !== undefined && kg > liftedKg && density !== undefined && density > water;
    return mayBeAll && fits(scaled(of, { weight: 'total' }), bounds) ? { weight: 'total' } : undefined;
  }
  let found: { readonly scales: Scales; readonly far: number } | undefined;
  for (const { far: before, ...scales } of guesses) {
    if (scales.weight === 'total' && count < 2) continue;
    // Without the one, nothing speaks for the other.
    if (scales.weight !== undefined && kg === undefined) continue;
    if (scales.size !== undefined && cm.length === 0) continue;
    const read = scaled(of, scales);
    if (!fits(read, bounds)) continue;
    const far = before + farFromUsual(read, bounds);
    if (found === undefined || far < found.far) found = { scales, far };
  }
  // A crate or a pipe may be larger than what is usual.
  return found?.scales ?? (isOff ? {} : undefined);
}

/** A box that one person carries is no longer than this, and one of inches that is none is shorter. */
const carriedCm = 100;
const longestInches = 60;
/** Of boxes that are all denser, inches are as likely: the same goods weigh a sixteenth of it by the centimetre. */
const denserThanGoods = 1_500;

/**
 * What a plausible package may be instead, which only all of its sheet together say. Grams and millimetres make the same goods of it
 * as kilograms and centimetres do, a thousand times larger; inches make heavy goods of light ones.
 */
export function otherScales(of: Measured, bounds: Bounds): 'grams and millimetres' | 'inches' | undefined {
  const { kg, cm } = of;
  const density = densityOf(of);
  if (kg === undefined || density === undefined) return undefined;
  const isWhole = [kg, ...cm].every(Number.isInteger);
  if (isWhole && kg > liftedKg && cm.some((side) => side >= carriedCm))
    return fits(scaled(of, { weight: 'g', size: 'mm' }), bounds) ? 'grams and millimetres' : undefined;
  const isDense = density > denserThanGoods && cm.every((side) => side <= longestInches);
  return isDense && fits(scaled(of, { size: 'in' }), bounds) ? 'inches' : undefined;
}

/** Kilograms in a cubic metre. */
export function densityOf({ kg, cm: [length, width, height] }: Measured): number | undefined {
  if (kg === undefined || length === undefined || width === undefined || height === undefined) return undefined;
  return (kg * 1_000_000) / (length * width * height);
}

function farFromUsual(of: Measured, { middle }: Bounds): number {
  const { kg = middle.kg, cm } = of;
  const side = Math.cbrt(cm.reduce((product, each) => product * each, cm.length > 0 ? 1 : middle.cm ** 3));
  const times = (one: number, other: number) => Math.abs(Math.log(one / other));
  return times(densityOf(of) ?? middle.density, middle.density) + times(kg, middle.kg) / 2 + times(side, middle.cm);
}

function scaled({ kg, cm, count }: Measured, { weight, size }: Scales): Measured {
  const per = weight === 'g' ? 0.001 : weight === 't' ? 1_000 : weight === 'total' ? 1 / count : 1;
  const sides = size === undefined ? cm : cm.map((side) => side * centimetres[size]);
  return { kg: kg === undefined ? undefined : kg * per, cm: sides, count };
}

function fits(of: Measured, bounds: Bounds): boolean {
  const density = densityOf(of);
  if (density !== undefined && (density < usualDensity[0] || density > usualDensity[1])) return false;
  if (of.kg !== undefined && (of.kg > bounds.kg || of.kg < leastKg)) return false;
  return of.cm.every((side) => side <= bounds.cm) && (of.cm.length === 0 || of.cm.some((side) => side >= leastCm));
}

/** The fields that say how heavy and large one package is. */
export interface PackageFields {
  readonly level: Level;
  readonly bounds: Bounds;
  readonly weight: string | undefined;
  /** Three, or none. */
  readonly sides: readonly string[];
  readonly count: string | undefined;
  /** Lines of one package have the same here. */
  readonly number: string | undefined;
}

const known = new WeakMap<FieldSet, readonly PackageFields[]>();

/** The packages that a kind's fields describe; none for most kinds. Found once per kind: every order asks for them. */
export function packagesIn(fields: FieldSet): readonly PackageFields[] {
  const found =
    known.get(fields) ?? Object.keys(packages).flatMap((name) => packageIn(name as keyof typeof packages, fields));
  known.set(fields, found);
  return found;
}

function packageIn(name: keyof typeof packages, fields: FieldSet): PackageFields[] {
  const own = Object.entries(fields).filter(([, { beside, unit }]) => beside === name && unit !== undefined);
  const [weight] = own.filter(([, { unit }]) => unit === 'kg');
  const sides = own.filter(([, { unit }]) => unit === 'cm').map(([key]) => key);
  const [first] = own;
  if (first === undefined) return [];
  const number = Object.entries(fields).find(([, field]) => field.type === 'text' && field.looks === 'box-number');
  return [
    {
      level: first[1].level,
      bounds: packages[name],
      weight: weight?.[0],
      sides: sides.length === 3 ? sides : [],
      count: weight?.[1].per,
      number: number?.[0],
    },
  ];
}
