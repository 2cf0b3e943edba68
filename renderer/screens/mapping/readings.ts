import type { HowRead } from '#shared/contract/layouts.ts';
import type { ColumnMatch } from '#shared/contract/recognition.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { unitNamed } from '#shared/sheets/units.ts';
import type { Translate } from '#shared/text/index.ts';

/** The three sides of a box, in the kind's order; none for a kind without one, or with more than one. */
export function sidesOf({ fields }: AnyKind): readonly string[] | null {
  const lengths = Object.entries(fields).filter(([, { unit }]) => unit === 'cm');
  return lengths.length === 3 ? lengths.map(([field]) => field) : null;
}

/** Whether the kind's lines are of boxes with a number: columns may be such. */
export function hasBoxes({ fields }: AnyKind): boolean {
  return Object.values(fields).some((field) => field.type === 'text' && field.looks === 'box-number');
}

/** `长 × 宽 × 高`; a part that is not used is a dash. */
export function partsLabel(parts: readonly (string | null)[], { fields }: AnyKind, t: Translate): string {
  return parts.map((part) => (part === null ? '–' : (fields[part]?.label[t.lang] ?? part))).join(' × ');
}

/** Units that a field's numbers may be in, its own first; none where it has no unit. */
export function unitsOf(field: string | null, { fields }: AnyKind): readonly NonNullable<HowRead['unit']>[] {
  const unit = field === null ? undefined : fields[field]?.unit;
  if (unit === 'kg') return ['kg', 'g', 'lb', 'oz', 'jin', 't'];
  return unit === 'cm' ? ['cm', 'mm', 'm', 'in', 'ft'] : [];
}

/** The headers of columns without a field whose cells name units, as far as they are known: the unit of each row may stand there. */
export function unitColumns(columns: readonly ColumnMatch[]): readonly string[] {
  const named = columns.filter(
    ({ field, reading, header, samples }) =>
      field === null && !reading && header.trim() !== '' && samples.some((text) => unitNamed(text) !== null),
  );
  return [...new Set(named.map(({ header }) => header.replace(/\s+/gu, ' ').trim()))];
}

/** An answer in words: `逗号是小数点`, `一行合计，除以箱数`. */
export function answerWords(answer: HowRead, kind: AnyKind, t: Translate): string {
  const { fields, unit, unitFrom, counted, per, decimal, dates, box, blanks, merged } = answer;
  const words = [
    box && t(`columns:box.${box}`),
    fields && partsLabel(fields, kind, t),
    unit && t(`columns:unit.${unit}`),
    unitFrom !== undefined && t('columns:unit.from', { column: unitFrom }),
    counted && t('columns:counted'),
    per && t(`columns:per.${per}`),
    decimal && t(decimal === ',' ? 'columns:decimal.comma' : 'columns:decimal.point'),
    dates && t(`columns:dates.${dates}`),
    blanks && t(`columns:blanks.${blanks}`),
    merged && t(`columns:merged.${merged}`),
  ].filter((text) => typeof text === 'string');
  return words.length > 0 ? words.join(t('columns:and')) : t('columns:asItStands');
}

/** Every order that two or three parts can stand in, the given one first; more are left as they are. */
export function ordersOf(parts: readonly (string | null)[]): (string | null)[][] {
  if (parts.length > 3) return [[...parts]];
  if (parts.length <= 1) return [[...parts]];
  return parts.flatMap((part, at) => ordersOf(parts.toSpliced(at, 1)).map((rest) => [part, ...rest]));
}
