import type { ColumnMatch, SheetRecognition } from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import { cellText } from '#shared/sheets/cell.ts';
import type { Line } from '#shared/sheets/line.ts';
import { boxFields } from './box-columns.ts';
import { plainNumber } from './cell-parts.ts';
import { requiredFields } from './match-header.ts';
import { boxesIn } from './order-counts.ts';
import { readHeader } from './read-header.ts';

/** Sheets that are recognised and sorted into lines, in the order of the workbook. */
interface SortedSheet {
  readonly sheet: SheetRecognition;
  readonly kind: SheetKind;
  readonly lines: readonly Line[];
}

/**
 * The index of the column of counts that says of every order how many boxes it has, and in its header that it is a total: judged
 * over all lines, for what the first rows did not show. Undefined where there is none.
 */
export function totalOfOrders({ sheet, kind, lines }: SortedSheet): number | undefined {
  const column = countColumn(sheet.columns, kind);
  const isTotal = column && readHeader(column.header).whole.concepts.has('total');
  return isTotal && countsOrders(linesOf(sheet, undefined, lines), kind) ? column.index : undefined;
}

/** The sheet as it is recognised, with such a column left to be asked about. */
export function withoutCount(sheet: SheetRecognition, kind: SheetKind, index: number): SheetRecognition {
  if (sheet.use === 'ignored') return sheet;
  const count = boxFields(kind)?.count;
  if (count === undefined) return sheet;
  const columns = sheet.columns.map((column) => {
    if (column.index !== index) return column;
    const { likely: _, maybeOfOrder: __, ...open } = column;
    return { ...open, field: null, rule: null };
  });
  const missing = requiredFields(kind, sheet.use).filter((field) => field === count || sheet.missing.includes(field));
  const candidates = [{ index, field: count }, ...(sheet.candidates ?? [])];
  return { ...sheet, columns, missing, candidates };
}

/** The sheet with its columns of counts only likely that say of every order how many boxes it has, judged over all lines. */
export function withOrderCounts({ sheet, kind, lines }: SortedSheet): SheetRecognition {
  const doubt = (columns: SheetRecognition['columns'], table: number | undefined) => {
    const column = countColumn(columns, kind);
    if (!column || !countsOrders(linesOf(sheet, table, lines), kind)) return columns;
    return columns.map((it) => (it === column ? { ...it, likely: true as const, maybeOfOrder: true as const } : it));
  };
  const tables = sheet.tables?.map((table) =>
    table.again ? table : { ...table, columns: doubt(table.columns, table.headerRow) },
  );
  return { ...sheet, columns: doubt(sheet.columns, undefined), ...(tables && { tables }) };
}

function countColumn(columns: readonly ColumnMatch[], kind: SheetKind): ColumnMatch | undefined {
  const count = boxFields(kind)?.count;
  const column = columns.find(({ field }) => field !== null && field === count);
  return column?.rule === 'chosen' || column?.rule === 'remembered' ? undefined : column;
}

/** The lines below a header, down to the next one with columns of its own. */
function linesOf({ tables = [] }: SheetRecognition, from: number | undefined, lines: readonly Line[]): readonly Line[] {
  const heads = tables.filter(({ again }) => !again).map(({ headerRow }) => headerRow);
  if (heads.length === 0) return lines;
  const end = heads.find((row) => row > (from ?? 0)) ?? Number.POSITIVE_INFINITY;
  return lines.filter(({ row }) => row > (from ?? 0) && row < end);
}

/**
 * Whether most orders with more than one box say their own number of boxes, and nothing else, as the count. Not all have to: a
 * single wrong count would hide what the column is.
 */
function countsOrders(lines: readonly Line[], kind: SheetKind): boolean {
  const fields = boxFields(kind);
  if (fields === null) return false;
  const orders = new Map<string, { readonly boxes: Set<string>; readonly counts: Set<number>; inRuns: boolean }>();
  let order = '';
  for (const { cells } of lines) {
    const key = kind.key.map((field) => cellText(cells[field]).trim()).join('\n');
    // Said in an order's first row alone.
    if (key.trim() !== '') order = key;
    const of = orders.get(order) ?? { boxes: new Set(), counts: new Set(), inRuns: false };
    orders.set(order, of);
    const box = cellText(cells[fields.number]).trim();
    const count = plainNumber(cellText(cells[fields.count]).trim());
    if (box !== '') of.boxes.add(box);
    if (count !== null) of.counts.add(Number(count));
    of.inRuns ||= boxesIn(box) !== null;
  }
  const several = [...orders.values()].filter(
    ({ boxes, counts }) => counts.size > 0 && (boxes.size > 1 || Math.max(...counts) > 1),
  );
  const counted = several.filter(({ boxes, counts, inRuns }) => !inRuns && counts.size === 1 && counts.has(boxes.size));
  return counted.length * 2 > several.length;
}
