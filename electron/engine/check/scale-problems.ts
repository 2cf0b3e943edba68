import Big from 'big.js';
import type { AnyKind, Order } from '#shared/kinds/kind.ts';
import { type Fix, type FixCell, type Problem, problem } from '#shared/problem.ts';
import type { Field, FieldValue } from '#shared/sheets/field.ts';
import type { Line } from '#shared/sheets/line.ts';
import { convert } from '#shared/sheets/units.ts';
import { statesAt } from './column-states.ts';
import type { CheckContext } from './context.ts';
import {
  densityOf,
  likelyScales,
  type Measured,
  type PackageFields,
  packagesIn,
  type Scales,
} from './likely-scales.ts';

type Values = Readonly<Record<string, FieldValue | undefined>>;

/** One package of the order, with the lines whose cells say so. */
interface Package {
  readonly of: PackageFields;
  readonly values: Values;
  readonly measured: Measured;
  /** All that have the same numbers for the same package. */
  readonly lines: readonly number[];
}

/**
 * Numbers that no goods can have, as grams among kilograms: a warning in the cell, with what they would be, and never a change
 * by itself. Said once per package; not where something is an error already, or the column is asked about as a whole.
 */
export function scaleProblems(
  { fields }: AnyKind,
  order: Order,
  lines: readonly Line[],
  { found, columns }: { readonly found: readonly Problem[]; readonly columns: CheckContext['columns'] },
): readonly Problem[] {
  return packagesIn(fields).flatMap((of) =>
    packagesOf(of, order, lines).flatMap((it) => {
      const scales = likelyScales(it.measured, of.bounds);
      return scales === undefined || isSettled(it, { lines, found, columns }) ? [] : inWords(it, scales, fields);
    }),
  );
}

function packagesOf(of: PackageFields, order: Order, lines: readonly Line[]): readonly Package[] {
  if (of.level === 'order') {
    const typed = lines.filter(({ cells }) => keysOf(of).some((key) => cells[key] !== undefined));
    return [{ of, values: order.values, measured: measuredIn(of, order.values), lines: typed.map(({ id }) => id) }];
  }
  const packages: { of: PackageFields; values: Values; measured: Measured; lines: number[] }[] = [];
  const byNumber = new Map<string, (typeof packages)[number][]>();
  for (const { id, values } of order.lines) {
    const number = of.number === undefined ? undefined : values[of.number];
    const alike = typeof number === 'string' ? (byNumber.get(number) ?? []) : [];
    const same = alike.find((other) => keysOf(of).every((key) => other.values[key] === (values as Values)[key]));
    if (same) {
      same.lines.push(id);
      continue;
    }
    const made = { of, values, measured: measuredIn(of, values), lines: [id] };
    packages.push(made);
    if (typeof number === 'string') byNumber.set(number, [...alike, made]);
  }
  return packages;
}

function keysOf({ weight, sides }: PackageFields): readonly string[] {
  return weight === undefined ? sides : [weight, ...sides];
}

function measuredIn({ weight, sides, count }: PackageFields, values: Values): Measured {
  const number = (key: string | undefined) => {
    const value = key === undefined ? undefined : values[key];
    return value === undefined ? undefined : Number(value);
  };
  const cm = sides.flatMap((side) => number(side) ?? []);
  return { kg: number(weight), cm: cm.length === sides.length ? cm : [], count: number(count) ?? 1 };
}

function isSettled(
  { of, lines: ids }: Package,
  {
    lines,
    found,
    columns,
  }: { readonly lines: readonly Line[]; readonly found: readonly Problem[]; readonly columns: CheckContext['columns'] },
): boolean {
  const keys = keysOf(of);
  const isTheirs = (line: number | null) => of.level === 'order' || (line !== null && ids.includes(line));
  if (
    found.some((it) => it.severity === 'error' && it.field !== null && keys.includes(it.field) && isTheirs(it.line))
  ) {
    return true;
  }
  const first = lines.find(({ id }) => id === ids[0]);
  const states = first && statesAt(columns, first)?.fields;
  return keys.some((key) => {
    const { asked = [], scaleSaid } = states?.[key] ?? {};
    return scaleSaid === true || asked.includes('unit') || asked.includes('perTotal');
  });
}

function inWords({ of, values, measured, lines }: Package, scales: Scales, fields: AnyKind['fields']): Problem[] {
  const { weight, sides } = of;
  const [line = null] = of.level === 'order' ? [null] : lines;
  const all = [...weightCells(), ...sizeCells()];
  const fix = all.every(({ value }) => value !== undefined) && all.length > 0 ? fixOf(all, lines) : undefined;
  const at = (field: string) => ({ severity: 'warning' as const, field, line, ...(fix && { fix }) });
  const found: Problem[] = [];
  if (weight !== undefined && scales.weight !== undefined) {
    const params = { value: String(values[weight]), converted: weightCells()[0]?.shown ?? '' };
    if (scales.weight === 'g') found.push(problem('scale.grams', { ...at(weight), params }));
    if (scales.weight === 't') found.push(problem('scale.tonnes', { ...at(weight), params }));
    if (scales.weight === 'total') {
      found.push(problem('scale.total', { ...at(weight), params: { ...params, count: measured.count } }));
    }
  }
  const [side] = sides;
  if (side !== undefined && scales.size !== undefined) {
    const params = {
      value: sizes(),
      converted: sizeCells()
        .map(({ shown }) => shown)
        .join(' × '),
    };
    if (scales.size === 'mm') found.push(problem('scale.millimetres', { ...at(side), params }));
    if (scales.size === 'm') found.push(problem('scale.metres', { ...at(side), params }));
    if (scales.size === 'in') found.push(problem('scale.inches', { ...at(side), params }));
  }
  if (found.length > 0 || weight === undefined) return found;
  const params = { value: String(values[weight]), sizes: sizes(), density: rounded(densityOf(measured) ?? 0) };
  return [problem('scale.odd', { ...at(weight), params })];

  function sizes(): string {
    return sides.map((key) => String(values[key])).join(' × ');
  }

  function weightCells(): Scaled[] {
    if (weight === undefined || scales.weight === undefined) return [];
    return [scaledCell(weight, values[weight], scales.weight, { field: fields[weight], count: measured.count })];
  }

  function sizeCells(): Scaled[] {
    const { size } = scales;
    if (size === undefined) return [];
    return sides.map((key) => scaledCell(key, values[key], size, { field: fields[key], count: 1 }));
  }
}

interface Scaled {
  readonly field: string;
  readonly shown: string;
  /** Undefined where nothing is left of it, or it cannot be shared out evenly. */
  readonly value: string | undefined;
}

/** Exactly, as its field can hold it. */
function scaledCell(
  key: string,
  value: FieldValue | undefined,
  scale: NonNullable<Scales['weight'] | Scales['size']>,
  { field, count }: { readonly field: Field | undefined; readonly count: number },
): Scaled {
  const places = field?.type === 'decimal' ? field.scale : 0;
  if (scale === 'total') {
    const each = new Big(String(value)).div(count);
    const shown = each.round(places, Big.roundHalfUp);
    return {
      field: key,
      shown: shown.toFixed(),
      value: shown.times(count).eq(String(value)) ? shown.toFixed() : undefined,
    };
  }
  const { rounded: shown = '' } = (field?.unit && convert(String(value), scale, field.unit, places)) || {};
  return { field: key, shown, value: shown !== '' && Number(shown) > 0 ? shown : undefined };
}

function fixOf(cells: readonly Scaled[], lines: readonly number[]): Fix {
  return {
    type: 'set',
    cells: lines.flatMap((line) => cells.map(({ field, value = '' }): FixCell => ({ line, field, value }))),
  };
}

function rounded(density: number): string {
  return density < 10 ? density.toPrecision(2) : String(Math.round(density));
}
