import type { SourceCell } from '#shared/sheets/cell.ts';
import { cellText } from '#shared/sheets/cell.ts';
import type { SourceRow } from '../read/read.ts';
import { byText } from './by-text.ts';
import { isOwn, isWording, oneLine } from './cell-content.ts';
import { readHeader } from './read-header.ts';

/** A label that stands by itself, as forms have them above their table, and the value that belongs to it. */
export interface LabelledCell {
  /** As written, without its colon. */
  readonly label: string;
  /** Null where nothing was filled in. */
  readonly value: SourceCell | null;
  /** Of the cell that holds the value, or would. The row counts from 1, the column from 0. */
  readonly row: number;
  readonly column: number;
  /** Of a cell that holds its label too (`入库单号：IB-001`): its whole text, and where the value begins in it. */
  readonly inside?: { readonly text: string; readonly start: number };
}

/** Longer texts before a colon are sentences. */
const longestLabel = 24;

/**
 * The labels of rows that belong to no table, each with its value: behind its colon, in the next cell to the right, or in
 * the cell beneath. In reading order.
 */
export function labelledCells(rows: readonly SourceRow[]): LabelledCell[] {
  const used = new Set<string>();
  const byRow = new Map(rows.map((row) => [row.row, row]));
  return rows.flatMap((row) =>
    [...row.cells.entries()].flatMap(([column, cell]) => {
      if (!isOwn(cell) || !isWording(cell) || used.has(`${row.row} ${column}`)) return [];
      const place = { row: row.row, column };
      const text = cellText(cell);
      const inside = insidePairs(text);
      const filled = inside.filter(({ value }) => value !== '');
      const whole = filled.map(({ label, value, start }) => ({ label, value, ...place, inside: { text, start } }));
      const open =
        inside.find(({ value }) => value === '')?.label ?? (inside.length === 0 ? bareLabel(cell) : undefined);
      if (open === undefined) return whole;
      // Behind a colon anything is a value that is no label with a colon itself: 单件 is a choice, and a word of headers.
      const isValue = inside.length > 0 ? hasNoColon : isNoLabel;
      const found = valueBeside(row, column, isValue) ?? valueBeneath(byRow.get(row.row + 1), column);
      if (found) used.add(`${found.row} ${found.column}`);
      else if (inside.length === 0 || isOwn(row.cells[column + 1])) return whole;
      return [...whole, { label: open, ...(found ?? { value: null, row: row.row, column: column + 1 }) }];
    }),
  );
}

/** Whether a row is made of labels and their values, and not of the titles of columns. */
export function isForm(row: SourceRow): boolean {
  // Most rows have none: this is asked of every one.
  if (!row.cells.some(mayBeLabel)) return false;
  const own = row.cells.filter(isOwn);
  if (own.some((cell) => insidePairs(cellText(cell)).some(({ value }) => value !== ''))) return true;
  return own.some((cell, at) => {
    const next = own[at + 1];
    return endsInColon(oneLine(cell)) && next !== undefined && !endsInColon(oneLine(next));
  });
}

export function endsInColon(text: string): boolean {
  return /[:：]$/u.test(text);
}

type Test = (cell: SourceCell) => boolean;

function valueBeside({ row, cells }: SourceRow, column: number, isValue: Test) {
  const next = cells.findIndex((cell, at) => at > column && isOwn(cell));
  return valueAt(row, next, cells[next], isValue);
}

function valueBeneath(below: SourceRow | undefined, column: number) {
  return below && valueAt(below.row, column, below.cells[column], isNoLabel);
}

function valueAt(row: number, column: number, value: SourceCell | null | undefined, isValue: Test) {
  return isOwn(value) && isValue(value) ? { row, column, value } : undefined;
}

function hasNoColon(cell: SourceCell): boolean {
  return !isWording(cell) || insidePairs(cellText(cell)).length === 0;
}

function isNoLabel(cell: SourceCell): boolean {
  return hasNoColon(cell) && !(isWording(cell) && bareLabel(cell));
}

/** A label without a colon: nothing but words that headers are made of. */
function bareLabel(cell: SourceCell): string | undefined {
  const text = oneLine(cell);
  return isKnown(text) ? text : undefined;
}

/** Nothing but words that headers are made of. */
export function isKnown(text: string): boolean {
  if (text.length > longestLabel || /\d/u.test(text) || !/\p{L}/u.test(text)) return false;
  const { concepts, unknown } = readHeader(text).whole;
  return concepts.size > 0 && unknown === 0;
}

const hasColon = /[:：]/u;

/** Of what stands in a date, nothing is a label. */
function mayBeLabel(cell: SourceCell | null): boolean {
  const value = typeof cell === 'object' && cell?.type !== 'date' ? cell?.value : cell;
  return typeof value === 'string' && hasColon.test(value) && isOwn(cell);
}

interface InsidePair {
  readonly label: string;
  /** '' where nothing follows the colon. */
  readonly value: string;
  readonly start: number;
}

/** `客户入库单号：IB-78  目的仓：SYD01` as labels and values; none when there is no label before a colon. */
function insidePairs(text: string): readonly InsidePair[] {
  return hasColon.test(text) ? pairsIn(text) : [];
}

/** Sheets repeat their times and links in row after row. */
const pairsIn = byText((text: string): readonly InsidePair[] => {
  const labels: { readonly label: string; readonly from: number; readonly to: number }[] = [];
  for (const { index } of text.matchAll(/[:：](?!\/\/)/gu)) {
    const after = labels.at(-1)?.to ?? 0;
    const from = labelStart(text.slice(after, index));
    if (from !== null)
      labels.push({ label: text.slice(after + from, index).trim(), from: after + from, to: index + 1 });
  }
  return labels.map(({ label, to }, at) => {
    const rest = text.slice(to, labels[at + 1]?.from);
    const value = rest.trim().replace(/[\s,，;；|、]+$/u, '');
    return { label, value, start: to + rest.length - rest.trimStart().length };
  });
});

/** What divides a value from the next label for certain: wide gaps, marks, a space between Chinese characters. */
const divided = /[\s]{2,}|[\t\n,，;；|、]\s*|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;
/** What may divide them: a space, or a code before Chinese characters. */
const perhaps = /\s+|(?<=[\w)）])(?=\p{Script=Han})/gu;

/** Where in the text before a colon its label begins; null when there is none, as in `10:30`. */
function labelStart(before: string): number | null {
  const hard = endOfLast(before, divided);
  const tail = before.slice(hard);
  const starts = [0, ...[...tail.matchAll(perhaps)].map(({ index, 0: gap }) => index + gap.length)];
  const known = starts.find((start) => isKnown(tail.slice(start).trim()));
  if (known !== undefined) return hard + known;
  // A label that nobody knows ends the value before it all the same.
  return /^[^\d]*\p{L}[^\d]*$/u.test(tail) && tail.trim().length <= longestLabel / 2 ? hard : null;
}

function endOfLast(text: string, pattern: RegExp): number {
  return Math.max(0, ...[...text.matchAll(pattern)].map(({ index, 0: gap }) => index + gap.length));
}
