import { type FixCell, type ProblemOf, problemWith } from '../../problem.ts';
import type { FieldSet } from '../../sheets/field.ts';
import { convert, unitNamed } from '../../sheets/units.ts';
import type { KindTexts } from '../kind.ts';
import type { InboundLine } from './fields.ts';
import { lineFields } from './line-fields.ts';

export const unitTexts = {
  'unit.converts': {
    zh: '「{{field}}」{{value}} 的单位是 {{unit}}，仓库只收 {{target}}，不会直接发送。换算后是 {{converted}} {{target}}',
    en: '“{{field}}” {{value}} is in {{unit}}; the warehouse takes {{target}} only, and nothing is sent before it is converted: {{converted}} {{target}}',
  },
  'unit.rounds': {
    zh: '「{{field}}」{{value}} 的单位是 {{unit}}，仓库只收 {{target}}，不会直接发送。换算后是 {{exact}} {{target}}，按这一列的小数位数四舍五入为 {{converted}}',
    en: '“{{field}}” {{value}} is in {{unit}}; the warehouse takes {{target}} only, and nothing is sent before it is converted: {{exact}} {{target}}, rounded to {{converted}} as the field takes it',
  },
  'unit.unknown': {
    zh: '「{{field}}」是 {{unit}}，仓库只收 {{target}}，换算不了。请把数字改成 {{target}} 的，再改单位',
    en: '“{{field}}” says {{unit}}; the warehouse takes {{target}} only and this cannot be converted. Write the numbers in {{target}}, then correct the unit',
  },
  'unit.blank': {
    zh: '这一行没有填「{{field}}」，同一张单据的第 {{otherRow}} 行是 {{unit}}。请填上这一行的单位',
    en: '“{{field}}” is blank here, and {{unit}} in row {{otherRow}} of the same order. Say which unit this row is in',
  },
} as const satisfies KindTexts;

const problem = problemWith(unitTexts);
type Problems = readonly ProblemOf<typeof unitTexts>[];
type Measure = 'weightDeclared' | 'lengthDeclared' | 'widthDeclared' | 'heightDeclared';

/** A unit column and the cells that it governs. */
interface Governed {
  readonly unitField: 'declaredWeightUnit' | 'declareDimensionUnit';
  readonly target: 'kg' | 'cm';
  readonly measures: readonly Measure[];
}

const governed: readonly Governed[] = [
  { unitField: 'declaredWeightUnit', target: 'kg', measures: ['weightDeclared'] },
  {
    unitField: 'declareDimensionUnit',
    target: 'cm',
    measures: ['lengthDeclared', 'widthDeclared', 'heightDeclared'],
  },
];

/** True when the line says that its weight, or its sizes, are in another unit than the partner's. */
export function isForeign(values: InboundLine['values'], target: 'kg' | 'cm'): boolean {
  const unitField = target === 'kg' ? 'declaredWeightUnit' : 'declareDimensionUnit';
  const text = values[unitField];
  return text !== undefined && unitNamed(text) !== target;
}

/**
 * Numbers in any other unit than the partner's are errors until they are converted: nobody may send pounds as kilograms.
 *
 * @param fields with the limits that a converted number must fit
 */
export function checkUnits(lines: readonly InboundLine[], fields: FieldSet = lineFields): Problems {
  return governed.flatMap((of) => {
    const foreign = lines.filter(({ values }) => isForeign(values, of.target));
    const [first] = foreign;
    return first ? [...checkForeign(foreign, lines, of, fields), ...checkBlank(lines, first, of)] : [];
  });
}

/** Beyond so many lines one problem carries the fix for all: each carrying it would be the square of them. */
const mostWithFix = 50;

function checkForeign(
  foreign: readonly InboundLine[],
  all: readonly InboundLine[],
  of: Governed,
  fields: FieldSet,
): Problems {
  const cells = conversion(foreign, all, of, fields);
  let withFix = 0;
  return foreign.flatMap(({ id, values }): Problems => {
    const unit = values[of.unitField] ?? '';
    const target = of.target.toUpperCase();
    const found = of.measures.flatMap((field): Problems => {
      const converted = convertedCell(values, field, of, fields);
      if (!converted) return [];
      const { value, exact, rounded } = converted;
      withFix += 1;
      const fixed = cells && (foreign.length <= mostWithFix || withFix === 1);
      const at = { field, line: id, ...(fixed && { fix: { type: 'set', cells } as const }) };
      const params = { value, unit, target, converted: rounded };
      return exact === rounded
        ? [problem('unit.converts', { ...at, params })]
        : [problem('unit.rounds', { ...at, params: { ...params, exact } })];
    });
    if (found.length > 0) return found;
    return [problem('unit.unknown', { field: of.unitField, line: id, params: { unit, target } })];
  });
}

/**
 * All lines of the order at once, numbers and units together: a merged cell's number stands on several lines, and must
 * not be converted twice. None while a number of them cannot be read or converted, or a line does not say its unit: it
 * would be left behind under the new one.
 */
function conversion(
  foreign: readonly InboundLine[],
  all: readonly InboundLine[],
  of: Governed,
  fields: FieldSet,
): readonly FixCell[] | undefined {
  if (all.some(({ values }) => values[of.unitField] === undefined)) return undefined;
  const cells: FixCell[] = [];
  for (const { id, values } of foreign) {
    for (const field of of.measures) {
      const converted = convertedCell(values, field, of, fields);
      if (!converted?.fits) return undefined;
      cells.push({ line: id, field, value: converted.rounded });
    }
    cells.push({ line: id, field: of.unitField, value: of.target.toUpperCase() });
  }
  return cells;
}

function convertedCell(
  values: InboundLine['values'],
  field: Measure,
  { unitField, target }: Governed,
  fields: FieldSet,
) {
  const value = values[field];
  const unit = unitNamed(values[unitField] ?? '');
  const limit = fields[field];
  const { precision, scale } = limit?.type === 'decimal' ? limit : lineFields[field];
  const converted = value !== undefined && unit !== null ? convert(value, unit, target, scale) : null;
  if (value === undefined || !converted) return null;
  const whole = converted.rounded.split('.')[0] ?? '';
  const fits = Number(converted.rounded) > 0 && whole.length <= precision - scale;
  return { value, ...converted, fits };
}

/** Beside lines in another unit, a line that does not say its own may be in either. */
function checkBlank(lines: readonly InboundLine[], first: InboundLine, { unitField, measures }: Governed): Problems {
  const unit = first.values[unitField] ?? '';
  return lines
    .filter(({ values }) => values[unitField] === undefined && measures.some((field) => values[field] !== undefined))
    .map(({ id }) => problem('unit.blank', { field: unitField, line: id, params: { unit, otherLine: first.id } }));
}
