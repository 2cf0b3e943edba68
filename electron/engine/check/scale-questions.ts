import Big from 'big.js';
import { type ColumnMatch, type ColumnQuestion, fieldsOf } from '#shared/contract/recognition.ts';
import { cellText, type SourceCell } from '#shared/sheets/cell.ts';
import type { FieldSet } from '#shared/sheets/field.ts';
import type { Line } from '#shared/sheets/line.ts';
import { convert } from '#shared/sheets/units.ts';
import { likelyScales, otherScales, type PackageFields, packagesIn, type Scales } from './likely-scales.ts';

/** Fewer are warned about one by one. */
const leastPackages = 3;
/** Of all packages, to be what the column is in. */
const mostOf = 0.9;
/** Of the packages that stand for several: not all of them are heavy enough to tell. */
const manyOf = 0.5;
const mostExamples = 3;

type Answer = ColumnQuestion['readings'][number]['answer'];
type Unit = NonNullable<Answer['unit']>;

export interface ScaleTallier {
  add(cells: Line['cells']): void;
  /** What is asked of the columns, and those of which a person has said it already. */
  found(columns: readonly ColumnMatch[]): {
    readonly questions: readonly ColumnQuestion[];
    readonly said: ReadonlySet<number>;
  };
}

/**
 * Tallies how the packages of a sheet are probably meant: where nearly all of a column is grams, millimetres, metres or totals
 * by what it comes to, that is asked once instead of being warned about in each cell. Undefined for fields that describe none.
 */
export function scaleTallier(fields: FieldSet): ScaleTallier | undefined {
  const all = packagesIn(fields).map((of) => tallierOf(of, fields));
  if (all.length === 0) return undefined;
  return {
    add(cells) {
      for (const one of all) one.add(cells);
    },
    found(columns) {
      const found = all.map((one) => one.found(columns));
      return {
        questions: found.flatMap(({ questions }) => questions),
        said: new Set(found.flatMap(({ said }) => said)),
      };
    },
  };
}

function tallierOf(of: PackageFields, fields: FieldSet) {
  const { weight, sides, count, bounds } = of;
  const counts: Partial<Record<NonNullable<Scales['weight'] | Scales['size']>, number>> = {};
  const others = { 'grams and millimetres': 0, inches: 0 };
  const typed = new Map<string, Map<string, number>>();
  let judged = 0;
  let several = 0;
  const keep = (key: string, cell: SourceCell | undefined, among: number) => {
    const texts = typed.get(key) ?? new Map<string, number>();
    typed.set(key, texts);
    if (cell !== undefined && texts.size < mostExamples) texts.set(typedText(cell), among);
  };
  return {
    add(cells: Line['cells']) {
      const kg = weight === undefined ? undefined : numberIn(cells[weight]);
      const cm: number[] = [];
      for (const side of sides) {
        const number = numberIn(cells[side]);
        if (number !== undefined) cm.push(number);
      }
      if (kg === undefined && cm.length === 0) return;
      judged++;
      const among = (count === undefined ? undefined : numberIn(cells[count])) ?? 1;
      if (among > 1) several++;
      const measured = { kg, cm: cm.length === sides.length ? cm : [], count: among };
      const scales = likelyScales(measured, bounds);
      const other = scales === undefined ? otherScales(measured, bounds) : undefined;
      if (other) others[other]++;
      if (other && weight !== undefined) keep(weight, cells[weight], 1);
      if (other) for (const side of sides) keep(side, cells[side], 1);
      if (scales === undefined) return;
      for (const scale of [scales.weight, scales.size]) if (scale) counts[scale] = (counts[scale] ?? 0) + 1;
      if (scales.weight && weight !== undefined) keep(weight, cells[weight], among);
      if (scales.size) for (const side of sides) keep(side, cells[side], 1);
    },
    found(columns: readonly ColumnMatch[]) {
      const isMostly = (count: number, share: number, among: number) => count >= Math.max(leastPackages, share * among);
      const isMost = (scale: keyof typeof counts, share: number, among: number) =>
        isMostly(counts[scale] ?? 0, share, among);
      const questions: ColumnQuestion[] = [];
      const said: number[] = [];
      const ask = (keys: readonly string[], answer: Answer) => {
        for (const column of columns) {
          const [key] = fieldsOf(column).filter((it) => keys.includes(it));
          if (key === undefined) continue;
          const { unit, unitFrom, per } = column.reading ?? {};
          if (answer.per === undefined ? unit === undefined && unitFrom === undefined : per === undefined) {
            questions.push(question(column, key, answer));
          } else if (answer.per === undefined ? unit === fields[key]?.unit : per === 'each') said.push(column.index);
        }
      };
      const isSmall = others['grams and millimetres'] > 0 && others['grams and millimetres'] === judged;
      const inInches = isMostly(others.inches + (counts.in ?? 0), mostOf, judged);
      for (const unit of ['g', 't'] as const)
        if (weight && (isMost(unit, mostOf, judged) || (isSmall && unit === 'g'))) ask([weight], { unit });
      // Whoever measures in inches weighs in pounds.
      if (inInches && weight) ask([weight], { unit: 'lb' });
      for (const unit of ['mm', 'm', 'in'] as const)
        if (unit === 'in' ? inInches : isMost(unit, mostOf, judged) || (isSmall && unit === 'mm')) ask(sides, { unit });
      if (several > 0 && isMost('total', manyOf, several) && weight) ask([weight], { per: 'total' });
      return { questions, said };
    },
  };

  function question(column: ColumnMatch, key: string, likely: Answer): ColumnQuestion {
    const field = fields[key];
    const parts = fieldsOf(column).length;
    const places = field?.type === 'decimal' ? field.scale : 0;
    const unit = field?.unit ?? 'kg';
    const other: Answer = likely.per === undefined ? { unit } : { per: 'each' };
    const texts = [...(typed.get(key) ?? [])];
    return {
      index: column.index,
      field: key,
      kind: likely.per === undefined ? 'unit' : 'perTotal',
      readings: [likely, other].map((answer) => ({
        answer,
        examples: texts.map(([text, among]) => ({ typed: text, read: `${readAs(text, answer, among)} ${unit}` })),
      })),
      untilAnswered: true,
    };

    function readAs(text: string, answer: Answer, among: number): string {
      const numbers = parts > 1 ? (text.normalize('NFKC').match(/\d+(?:\.\d+)?/g) ?? []) : [text.trim()];
      return numbers.map((number) => oneAs(number, answer, among)).join(' × ');
    }

    function oneAs(number: string, answer: Answer, among: number): string {
      if (!/^\d+(?:\.\d+)?$/.test(number)) return number;
      if (answer.per === 'total') return new Big(number).div(among).round(places, Big.roundHalfUp).toFixed();
      return convert(number, (answer.unit ?? unit) satisfies Unit, unit, places)?.rounded ?? number;
    }
  }
}

/** As it was typed, also where a reading has made the cell of it. */
function typedText(cell: SourceCell): string {
  return typeof cell === 'object' && cell.type === 'plain' && cell.from ? cell.from.text : cellText(cell);
}

const plainNumber = /^\d+(?:\.\d+)?$/;

function numberIn(cell: SourceCell | undefined): number | undefined {
  if (typeof cell === 'number') return cell > 0 ? cell : undefined;
  if (typeof cell === 'object') return cell.type === 'plain' ? numberIn(cell.value as SourceCell) : undefined;
  if (typeof cell !== 'string' || !plainNumber.test(cell)) return undefined;
  return Number(cell) > 0 ? Number(cell) : undefined;
}
