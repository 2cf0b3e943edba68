import { fieldsOf, type SheetRecognition } from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import { cellText, rowOf, type SourceCell } from '#shared/sheets/cell.ts';
import { boxFields } from './box-columns.ts';
import { isDittoCell } from './cell-content.ts';

type Cells = Readonly<Record<string, SourceCell>>;

/** Gives lines what their rows leave to the line above. */
export interface FromAbove {
  /** The cells of a row with what the line above lends it, marked as a merged cell's are. */
  lent(cells: Record<string, SourceCell>): Record<string, SourceCell>;
  /** These became a line, the one above whatever follows. */
  note(cells: Cells, row: number): void;
  /** A total was passed: what an order leaves blank does not reach beyond it. */
  passTotal(): void;
}

/**
 * What is said by a word (同上, 〃) is lent without a question, wherever it stands. What is blank only where a person said of the
 * column that it means the same: the order's number, and of a box all that is said of it, which is said once then.
 */
export function fromAbove({ columns }: Pick<SheetRecognition, 'columns'>, kind: SheetKind): FromAbove {
  const isSaid = (field: string | undefined) =>
    field !== undefined && columns.some((column) => column.field === field && column.reading?.blanks === 'above');
  const keys = kind.key.filter(isSaid);
  const box = statedOnce(columns, kind);
  const ofBox = box && isSaid(box.number) ? box : null;
  let above: { readonly cells: Cells; readonly row: number } | undefined;
  let isOver = false;
  return {
    lent(cells) {
      if (!above) return cells;
      const { cells: known, row } = above;
      const lend = (field: string) => {
        const cell = known[field];
        if (cell !== undefined) cells[field] = lentBy(cell, row);
      };
      for (const field in cells) if (isDittoCell(cells[field])) lend(field);
      if (isOver) return cells;
      for (const field of keys) if (cells[field] === undefined) lend(field);
      if (ofBox && isSameOrder(kind, cells, known) && goesOnIn(ofBox, cells, known)) {
        for (const field of [ofBox.number, ...ofBox.stated]) if (cells[field] === undefined) lend(field);
      }
      return cells;
    },
    note(cells, row) {
      above = { cells, row };
      isOver = false;
    },
    passTotal() {
      isOver = true;
    },
  };
}

function lentBy(cell: SourceCell, row: number): SourceCell {
  const mergedFrom = rowOf(cell, row);
  if (typeof cell !== 'object') return { type: 'plain', value: cell, mergedFrom };
  // That its row was too wide is said there.
  const { surplus: _, ...own } = cell;
  return { ...own, mergedFrom };
}

export interface StatedOnce {
  /** The field of a box's number. */
  readonly number: string;
  readonly quantity: string;
  /** Fields with a column that say something of a whole box. */
  readonly stated: readonly string[];
}

/** What a sheet says of boxes beside their contents; null where it says too little for a row without it to be telling. */
export function statedOnce(columns: SheetRecognition['columns'], kind: SheetKind): StatedOnce | null {
  const box = boxFields(kind);
  if (!box || columns.some(({ reading }) => reading?.box !== undefined)) return null;
  const fields = new Set(columns.flatMap(fieldsOf));
  const stated = [...box.ofBox].filter((field) => field !== box.number && fields.has(field));
  return fields.has(box.number) && stated.length > 1 ? { number: box.number, quantity: box.quantity, stated } : null;
}

/** A row with contents that says nothing of its box, or no more than the number of the one above, which says more. */
export function goesOnIn({ number, quantity, stated }: StatedOnce, cells: Cells, above: Cells): boolean {
  const says = (row: Cells) => stated.some((field) => row[field] !== undefined);
  if (cells[quantity] === undefined || says(cells) || !says(above) || above[number] === undefined) return false;
  return cells[number] === undefined || isSame(cells[number], above[number]);
}

export function isSameOrder({ key }: SheetKind, cells: Cells, above: Cells): boolean {
  return key.every((field) => isSame(cells[field], above[field]));
}

function isSame(one: SourceCell | undefined, other: SourceCell | undefined): boolean {
  return cellText(one).trim() === cellText(other).trim();
}
