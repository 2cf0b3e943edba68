import Big from 'big.js';
import { type ColumnMatch, fieldsOf, type SheetRecognition } from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import { cellText, type SourceCell } from '#shared/sheets/cell.ts';

type Table = Pick<SheetRecognition, 'columns'>;
type Cells = Readonly<Record<string, SourceCell>>;

/** The column that a field is read from, alone or as a part of its cells. */
function columnFor(sheet: Table | undefined, field: string | null): ColumnMatch | undefined {
  return field === null ? undefined : sheet?.columns.find((column) => fieldsOf(column).includes(field));
}

/** The columns of a sheet whose cells change with a field: its own, and totals that are divided by it. */
export function columnsWith(sheet: Table | undefined, kind: SheetKind, field: string): ColumnMatch[] {
  const own = columnFor(sheet, field);
  const totals = sheet?.columns.filter(
    (column) => column.reading?.per === 'total' && fieldsOf(column).some((of) => kind.fields[of]?.per === field),
  );
  return [...(own ? [own] : []), ...(totals ?? [])];
}

/**
 * What a cell of the sheet must say so that it reads as the line does now: parts together again, a total multiplied, and
 * a converted number with its unit behind it. Null for a column that is not read otherwise than it stands.
 *
 * @param cells of the line as they are now
 * @param typed what stood in the cell
 */
export function cellFor(
  { field, reading }: ColumnMatch,
  { fields }: SheetKind,
  cells: Cells,
  typed: string,
): string | null {
  if (reading?.fields) {
    const parts = reading.fields.map((part) => (part === null ? null : cellText(cells[part])));
    return together(parts, typed, unitBehind(reading.fields, fields, typed, reading.unit ?? reading.unitFrom));
  }
  const of = field === null ? undefined : fields[field];
  if (field === null || of === undefined || !(reading?.unit || reading?.unitFrom || reading?.per === 'total'))
    return null;
  const value = cellText(cells[field]);
  const count = of.per === undefined ? '' : cellText(cells[of.per]);
  const isTotal = reading.per === 'total' && /^\d+(?:\.\d+)?$/.test(value) && /^[1-9]\d*$/.test(count);
  const number = isTotal ? new Big(value).times(count).toFixed() : value;
  const isConverted = (reading.unit ?? reading.unitFrom) !== undefined && of.unit !== undefined && number !== '';
  return isConverted && /^[\d.]+$/.test(number) ? `${number} ${of.unit}` : number;
}

/** Sides in another unit come back in the partner's, which is said then. */
function unitBehind(
  parts: readonly (string | null)[],
  fields: SheetKind['fields'],
  typed: string,
  unit: string | undefined,
): string {
  const target = parts.map((part) => (part === null ? undefined : fields[part]?.unit)).find((of) => of !== undefined);
  return target !== undefined && (unit !== undefined || /[^\d\s.,*x×X＊/\\]/u.test(typed)) ? target : '';
}

/** The parts with the mark between them that stood there; one that is not used stays as it was. */
function together(parts: readonly (string | null)[], typed: string, unit: string): string {
  const isOfNumbers = parts.every((part) => part === null || /^[\d.]*$/.test(part));
  const mark = /(?<=\d\s*\p{L}{0,2}\s*)[*x×X＊/](?=\s*\d)/u.exec(typed)?.[0] ?? '*';
  if (isOfNumbers) {
    if (parts.every((part) => part === null || part === '')) return '';
    return parts.map((part) => part ?? '').join(mark) + unit;
  }
  const between = /\s*[/|、\\／｜\n;,；，]\s*|\s+[-–—]\s+/u.exec(typed)?.[0] ?? ' / ';
  const old = typed.split(between);
  return parts.map((part, at) => part ?? old[at] ?? '').join(between);
}
