import { type LayoutContent, MOST_NO_ORDERS } from '#shared/contract/layouts.ts';
import type { SheetRecognition } from '#shared/contract/recognition.ts';
import { rowOf, type SourceCell } from '#shared/sheets/cell.ts';
import type { Line } from '#shared/sheets/line.ts';
import type { Store } from '../store/store.ts';
import { isBlank, oneLine } from './cell-content.ts';
import { isFigure } from './classify-row.ts';
import { headerNames, type KnownLayout, recallSame } from './layout-memory.ts';

/** What a row is known again by: the field of each filled cell, with its words, or null for a number. */
type RowLikeness = NonNullable<LayoutContent['noOrders']>[number];

/**
 * What a line's row is told by, so that one like it can be known another day: by its words, and by which of its cells hold
 * numbers, never by what these say. Nothing for a row without words, and for one with a number, a code or a date among them.
 */
function rowLikeness({ row, cells }: Pick<Line, 'row' | 'cells'>): RowLikeness | undefined {
  const own = Object.entries(cells).filter(([, cell]) => !isBlank(cell) && standsIn(row, cell));
  const told = own.map(([field, cell]) => [field, isFigure(cell) ? null : wordsOf(cell)] as const);
  if (told.some(([, words]) => words === undefined) || told.every(([, words]) => words === null)) return undefined;
  return Object.fromEntries(told.flatMap(([field, words]) => (words === undefined ? [] : [[field, words]])));
}

function likenessOf(line: Line): RowLikeness[] {
  const likeness = rowLikeness(line);
  return likeness === undefined ? [] : [likeness];
}

function isAlike(one: RowLikeness, other: RowLikeness): boolean {
  const fields = Object.keys(one);
  return (
    fields.length === Object.keys(other).length &&
    fields.every((field) => Object.hasOwn(other, field) && one[field] === other[field])
  );
}

function standsIn(row: number, cell: SourceCell): boolean {
  const rule = typeof cell === 'object' ? cell.from?.rule : undefined;
  return rule !== 'constant' && rule !== 'above' && rule !== 'box' && rowOf(cell, row) === row;
}

const mostWords = 200;

/** Undefined where it says something else than words: not even the same text means the same another day. */
function wordsOf(cell: SourceCell): string | undefined {
  if (typeof cell === 'object' && cell.type !== 'plain') return undefined;
  const words = oneLine(cell).normalize('NFKC').toLowerCase();
  return /\p{N}/u.test(words) || !/\p{L}{2}/u.test(words) || words.length > mostWords ? undefined : words;
}

/** Of these lines those that are like one of the rows. */
export function rowsLike<T extends Line>(lines: readonly T[], rows: readonly RowLikeness[]): readonly T[] {
  if (rows.length === 0) return [];
  return lines.filter((line) => {
    const likeness = rowLikeness(line);
    return likeness !== undefined && rows.some((row) => isAlike(row, likeness));
  });
}

/** The layout by which a sheet was read, as it is now: of those given for its import, else the one that is kept. */
export function layoutNow(
  { layouts }: Pick<Store, 'layouts'>,
  { kind, columns, layout }: SheetRecognition,
  given: readonly KnownLayout[] = [],
): KnownLayout | undefined {
  const headers = columns.map(({ header }) => header);
  if (kind === null) return undefined;
  return (
    recallSame(given, kind, headers) ??
    (layout && layouts.get(layout.id)) ??
    layouts.withHeaders(kind, headerNames(headers))
  );
}

/** What a sheet's layout is to know of rows that are no orders: what it knew, but for those that are orders now, and what was said since. */
export function noOrdersOf(
  { lines }: Pick<Store, 'lines'>,
  run: string,
  { file, sheet }: { readonly file: number; readonly sheet: string },
  before: readonly RowLikeness[] = [],
): readonly RowLikeness[] {
  const said = lines.noOrders(run, file, sheet).flatMap(likenessOf);
  if (before.length === 0 && said.length === 0) return [];
  const orders = before.length === 0 ? [] : lines.ofSheet(run, file, sheet).flatMap(likenessOf);
  const kept = before.filter((row) => !orders.some((order) => isAlike(order, row)));
  const all = [...kept, ...said];
  const once = all.filter((row, at) => !all.slice(0, at).some((other) => isAlike(other, row)));
  return once.slice(-MOST_NO_ORDERS);
}

/** Keeps what is said of a run's rows in the layouts that there are: before its files are read again, or a person would be overruled. */
export function rememberNoOrders(store: Pick<Store, 'layouts' | 'lines' | 'files' | 'atomically'>, run: string): void {
  store.atomically(() => {
    for (const { index: file, sheets } of store.files.list(run)) {
      for (const sheet of sheets) {
        const layout = sheet.use === 'ignored' ? undefined : layoutNow(store, sheet);
        if (layout?.id === undefined) continue;
        const { noOrders: before = [], ...content } = layout;
        const noOrders = noOrdersOf(store, run, { file, sheet: sheet.sheet }, before);
        const isSame = noOrders.length === before.length && noOrders.every((row, at) => row === before[at]);
        if (!isSame)
          store.layouts.save({ ...content, ...(noOrders.length > 0 && { noOrders: [...noOrders] }) }, layout.id);
      }
    }
  });
}
