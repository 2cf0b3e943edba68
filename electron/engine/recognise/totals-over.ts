import Big from 'big.js';
import {
  type ColumnMatch,
  type ColumnQuestion,
  fieldsOf,
  type SheetRecognition,
} from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import type { SourceRow } from '../read/read.ts';
import { isOwn, isWording, oneLine } from './cell-content.ts';
import { plainNumber } from './cell-parts.ts';
import { saysEach } from './each-or-total.ts';
import { plainName } from './header-name.ts';
import { boxesIn } from './order-counts.ts';

type Columns = Pick<SheetRecognition, 'columns' | 'questions'>;

/** What is put behind a header further down whose numbers are not what those of the same header above are. */
const marks = { total: '(total)', each: '(each)' } as const;

/** Which columns of a table further down are totals where those of their name above are of each box, or the other way round. */
function otherwise(
  columns: readonly ColumnMatch[],
  rows: readonly SourceRow[],
  { fields }: SheetKind,
  questions: Columns['questions'] = [],
): ReadonlyMap<ColumnMatch, keyof typeof marks> {
  const found = new Map<ColumnMatch, keyof typeof marks>();
  const numbers = columns.find(({ field }) => {
    const of = fields[field ?? ''];
    return of?.type === 'text' && of.looks === 'box-number';
  });
  // A person may have called them totals over box numbers that are no runs above as well: nothing is otherwise below, then.
  const runsAbove =
    numbers === undefined || numbers.samples.length === 0 || numbers.samples.some((it) => boxesIn(it) !== null);
  // The answer to the same question above is one for both.
  const isAsked = ({ field }: ColumnMatch) =>
    questions.some((asked) => asked.kind === 'perTotal' && asked.table === undefined && asked.field === field);
  for (const column of columns) {
    const per = fields[column.field ?? '']?.per;
    const counts = per === undefined ? undefined : columns.find(({ field }) => field === per);
    if (!numbers || !counts || saysEach(column.header) || column.reading?.per === 'each') continue;
    const told = rows.flatMap(({ cells }) => {
      const count = plainNumber(oneLine(cells[counts.index]));
      const number = oneLine(cells[numbers.index]);
      // A row of totals has no box number.
      const isLine = count !== null && number !== '' && oneLine(cells[column.index]) !== '';
      return isLine ? [{ count: Number(count), boxes: boxesIn(number) }] : [];
    });
    const several = told.filter(({ count }) => count > 1);
    const inRuns = several.length > 0 && several.every(({ count, boxes }) => boxes === count);
    const isTotal = column.reading?.per === 'total';
    if (inRuns && !isTotal && !isAsked(column)) found.set(column, 'total');
    else if (isTotal && runsAbove && several.some(({ boxes }) => boxes === null)) found.set(column, 'each');
  }
  return found;
}

/** Whether a header that comes again stands over numbers that are totals where those above it are not, or the other way round. */
export function countsOtherwise(rows: readonly SourceRow[], { columns, questions }: Columns, kind: SheetKind): boolean {
  return otherwise(columns, rows, kind, questions).size > 0;
}

/** The header row of such a table, in which those columns have names of their own: they are asked about by themselves. */
export function withTotalsOver(
  { cells, ...row }: SourceRow,
  rows: readonly SourceRow[],
  { columns, questions }: Columns,
  kind: SheetKind,
): SourceRow {
  const placed = columns.flatMap((column) => {
    const index = cells.findIndex((cell) => isOwn(cell) && plainName(oneLine(cell)) === plainName(column.header));
    return index < 0 ? [] : [{ ...column, index }];
  });
  const others = otherwise(placed, rows, kind, questions);
  const named = cells.map((cell, index) => {
    const found = [...others].find(([column]) => column.index === index);
    return found && isOwn(cell) && isWording(cell) ? `${oneLine(cell)} ${marks[found[1]]}` : cell;
  });
  return others.size === 0 ? { ...row, cells } : { ...row, cells: named };
}

/** What is asked of such columns, where nothing was said of them: likelier first. */
export function totalsAsked(
  columns: readonly ColumnMatch[],
  rows: readonly SourceRow[],
  { fields }: SheetKind,
  table: number,
): readonly ColumnQuestion[] {
  return columns.flatMap((column): ColumnQuestion[] => {
    const mark = (['total', 'each'] as const).find((it) => column.header.endsWith(` ${marks[it]}`));
    const [field] = fieldsOf(column);
    const isSaid = column.rule === 'chosen' || column.rule === 'remembered';
    if (mark === undefined || field === undefined || isSaid) return [];
    const of = fields[field];
    const counts = columns.find((it) => of?.per !== undefined && it.field === of.per);
    const unit = of?.unit ? ` ${of.unit}` : '';
    const typed = rows.flatMap(({ cells }) => {
      const [number, count] = [oneLine(cells[column.index]), plainNumber(oneLine(cells[counts?.index ?? -1]))];
      return plainNumber(number) === null || !Number(count) ? [] : [{ number, count: count ?? '1' }];
    });
    const places = of?.type === 'decimal' ? of.scale : 0;
    const readings = (mark === 'each' ? (['each', 'total'] as const) : (['total', 'each'] as const)).map((per) => ({
      answer: { per },
      examples: typed.slice(0, 3).map(({ number, count }) => ({
        typed: number,
        read: `${per === 'each' ? number : new Big(number).div(count).round(places, Big.roundHalfUp).toFixed()}${unit}`,
      })),
    }));
    return [{ index: column.index, table, field, kind: 'perTotal', readings, untilAnswered: true }];
  });
}
