import { type ColumnQuestion, fieldsOf, type SheetRecognition } from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import { cellText, isFilledDown, type SourceCell } from '#shared/sheets/cell.ts';
import type { Line } from '#shared/sheets/line.ts';
import { goesOnIn, type StatedOnce, statedOnce } from './from-above.ts';

/** Rows that a question shows. */
const mostExamples = 3;
/** Of so many rows with an order's number one without is a mistake of its own, and said in its cell. */
const rowsToOne = 4;

/**
 * Asks about columns that are blank where the row above may be meant: an order's number, and what is said of a box, which many
 * offices write once and do not merge. A sheet that repeats them anywhere means something else by a blank. One question is
 * for all rows; nothing is asked that was said before.
 */
export function withBlankQuestions(sheet: SheetRecognition, kind: SheetKind, lines: readonly Line[]): SheetRecognition {
  const { columns, tables = [], use } = sheet;
  const [key, ...more] = kind.key;
  const hasLines = Object.values(kind.fields).some(({ level }) => level === 'line');
  if (key === undefined || more.length > 0 || !hasLines || use === 'order') return sheet;
  const ofOrder = columns.flatMap(fieldsOf).filter((field) => field !== key && kind.fields[field]?.level === 'order');
  const orders = tallyOrders(key, ofOrder);
  const box = statedOnce(columns, kind);
  const boxes = box && tallyBoxes(box);
  // As in nearly every sheet: then no row leaves anything to the one above, and none has to be looked at.
  const isFull = (field: string) =>
    tables.length === 0 && columns.some((of) => of.field === field && !of.reading && (of.filled ?? 0) >= lines.length);
  if (isFull(key) && (!box || box.stated.some(isFull))) return sheet;
  let table = 0;
  for (const line of lines) {
    const isBelow = line.row > (tables[table]?.headerRow ?? Number.POSITIVE_INFINITY);
    if (isBelow) table++;
    const order = orders.see(line, isBelow);
    boxes?.see(line, order, isBelow);
  }
  const questions = [
    ...question(columns, key, 'blanks', orders.blanks()),
    ...(boxes ? question(columns, box.number, 'sameBox', boxes.blanks()) : []),
  ];
  return questions.length > 0 ? { ...sheet, questions: [...(sheet.questions ?? []), ...questions] } : sheet;
}

interface Blank {
  readonly row: number;
  /** What stands above it. */
  readonly read: string;
}

/** Rows without an order's number below one that has it. */
function tallyOrders(key: string, ofOrder: readonly string[]) {
  const isOfOrder = ({ cells }: Line) => ofOrder.some((field) => cells[field] !== undefined);
  const blanks: Blank[] = [];
  let isRepeated = false;
  /** Rows with a number; and whether just they say what else is said of an order. */
  let given = 0;
  let isTold = ofOrder.length > 0;
  let order = '';
  return {
    /** @returns the order that the row would be of */
    see(line: Line, isFirst: boolean): string {
      const number = textOf(line.cells[key]);
      if (isFirst) order = '';
      if (number === '') {
        if (order !== '') blanks.push({ row: line.row, read: order });
        if (order !== '') isTold &&= !isOfOrder(line);
        return order;
      }
      // What is repeated anywhere is asked about nowhere: nothing more has to be seen of it.
      if (!isRepeated && !isFilledDown(line.cells[key])) {
        isRepeated = number === order;
        given++;
        isTold &&= isOfOrder(line);
      }
      order = number;
      return order;
    },
    blanks: () => (!isRepeated && (isTold || blanks.length * rowsToOne >= given) ? blanks : []),
  };
}

/** Rows that say nothing of their box below one that does. */
function tallyBoxes(box: StatedOnce) {
  const blanks: Blank[] = [];
  let isRepeated = false;
  let above: { readonly cells: Line['cells']; readonly order: string } | undefined;
  return {
    see({ cells, row }: Line, order: string, isFirst: boolean): void {
      if (isFirst || above?.order !== order) above = undefined;
      if (above && goesOnIn(box, cells, above.cells)) {
        blanks.push({ row, read: textOf(above.cells[box.number]) });
        return;
      }
      const number = cells[box.number];
      if (above && !isRepeated && number !== undefined && !isFilledDown(number))
        isRepeated = textOf(number) === textOf(above.cells[box.number]) && box.stated.some((field) => field in cells);
      above = { cells, order };
    },
    blanks: () => (isRepeated ? [] : blanks),
  };
}

function textOf(cell: SourceCell | undefined): string {
  return cellText(cell).trim();
}

function question(
  columns: SheetRecognition['columns'],
  field: string,
  kind: 'blanks' | 'sameBox',
  blanks: readonly Blank[],
): ColumnQuestion[] {
  const column = columns.find((candidate) => candidate.field === field);
  if (!column || column.reading?.blanks !== undefined || blanks.length === 0) return [];
  const examples = blanks.slice(0, mostExamples).map(({ row, read }) => ({ typed: String(row), read }));
  const readings = [
    { answer: { blanks: 'above' as const }, examples },
    { answer: { blanks: 'missing' as const }, examples: [] },
  ];
  return [{ index: column.index, field, kind, readings }];
}
