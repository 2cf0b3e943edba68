import { fieldsOf, type SheetRecognition } from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import { cellText, rowOf, type SourceCell } from '#shared/sheets/cell.ts';
import { boxFields } from './box-columns.ts';
import { isDittoCell } from './cell-content.ts';

type Cells = Readonly<Record<string, SourceCell>>;
type Row = readonly (SourceCell | null)[];

/** Gives rows what they leave to the line above. */
export interface FromAbove {
  /** The row with the cells that words such as 同上 in it mean, as they are written there. */
  written(row: Row): Row;
  /** The cells of a line with what the line above lends to blank ones. */
  lent(cells: Record<string, SourceCell>): Record<string, SourceCell>;
  /** These are of the line above whatever follows. */
  note(above: { readonly written: Row; readonly cells: Cells; readonly row: number }): void;
  /** A total was passed: what an order leaves blank does not reach beyond it. */
  passTotal(): void;
}

/**
 * What is said by a word (同上, 〃) is lent without a question, wherever it stands. What is blank only where a person said of the
 * column that it means the same: the order's number, and of a box all that is said of it, which is said once then. What is lent
 * is marked like a merged cell's copy, and as lent: its row has a cell of its own.
 */
export function fromAbove({ columns }: Pick<SheetRecognition, 'columns'>, kind: SheetKind): FromAbove {
  const isSaid = (field: string | undefined) =>
    field !== undefined && columns.some((column) => column.field === field && column.reading?.blanks === 'above');
  const keys = kind.key.filter(isSaid);
  const ofOrder = columns
    .flatMap(fieldsOf)
    .filter((field) => !kind.key.includes(field) && kind.fields[field]?.level === 'order');
  /** Whether rows that leave their number blank say what else is said of an order, as the first of them does. */
  let tellsAll: boolean | undefined;
  /** A row that begins to say it where others do not is an order of its own, whose number was forgotten. */
  const goesOn = (cells: Cells) => {
    const tells = ofOrder.some((field) => cells[field] !== undefined);
    tellsAll ??= tells;
    return tellsAll || !tells;
  };
  const box = statedOnce(columns, kind);
  const ofBox = box && isSaid(box.number) ? box : null;
  let above: Parameters<FromAbove['note']>[0] | undefined;
  let isOver = false;
  return {
    written(row) {
      if (!above || !row.some(isDittoCell)) return row;
      const { written, row: from } = above;
      return row.map((cell, index) => {
        const meant = written[index];
        return isDittoCell(cell) && meant !== null && meant !== undefined ? lentBy(meant, from) : cell;
      });
    },
    lent(cells) {
      if (!above || isOver) return cells;
      const { cells: known, row } = above;
      const lend = (field: string) => {
        const cell = known[field];
        if (cell !== undefined && cells[field] === undefined) cells[field] = lentBy(cell, row);
      };
      if (keys.some((field) => cells[field] === undefined) && goesOn(cells)) for (const field of keys) lend(field);
      if (ofBox && isSameOrder(kind, cells, known) && goesOnIn(ofBox, cells, known)) {
        for (const field of [ofBox.number, ...ofBox.stated]) lend(field);
      }
      return cells;
    },
    note(of) {
      above = of;
      isOver = false;
    },
    passTotal() {
      isOver = true;
    },
  };
}

function lentBy(cell: SourceCell, row: number): SourceCell {
  const mergedFrom = rowOf(cell, row);
  if (typeof cell !== 'object') return { type: 'plain', value: cell, mergedFrom, lent: true };
  if (cell.lent && cell.mergedFrom === mergedFrom && cell.surplus === undefined) return cell;
  // That its row was too wide is said there.
  const { surplus: _, ...own } = cell;
  return { ...own, mergedFrom, lent: true };
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
