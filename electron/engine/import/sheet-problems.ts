import { type Problem, problem } from '#shared/problem.ts';
import { columnLetters } from '#shared/sheets/cell.ts';
import type { PassedOver, TableBeside, UnlinkedHalves, UnusedColumn, WrongSum } from '../recognise/recognise.ts';

/** What is said of sheets, tables and columns as a whole. Each stands by a line, for a problem has a place. */

/** What stands in a column and is not sent is said, once per column: a warning, unless a person or the field said so before. */
export function unusedColumn({ header, index, field, cells, line, chosen }: UnusedColumn): Problem {
  const params = { header: header || columnLetters(index), count: cells };
  if (field !== null) return problem('column.notSent', { severity: 'info', field, line, params });
  return problem('column.unused', { severity: chosen ? 'info' : 'warning', line, params });
}

/** Headers of a table that are named, to know it by. */
const mostHeaders = 8;

/** A table beside the one that is read: what stands in it is not sent, and that is said every time. */
export function tableBeside({
  headers,
  columns,
  rows: [first, last],
  count,
  line,
}: TableBeside & { line: number }): Problem {
  const named = headers.map((header) => header.replace(/\s+/g, ' ').trim());
  const shown = [...named.slice(0, mostHeaders), ...(named.length > mostHeaders ? ['…'] : [])].join('、');
  const letters = columns.map(columnLetters).join('–');
  const params = { header: letters, columns: letters, headers: shown, first, last, count };
  return problem('table.beside', { severity: 'warning', line, params });
}

/** A sheet about the orders that are read, which is not: what stands in it is not sent. */
export function sheetPassedOver({ sheet, column, key, orders, line }: PassedOver): Problem {
  const params = { other: sheet, header: columnLetters(column), key, count: orders };
  return problem('sheet.passedOver', { severity: 'warning', line, params });
}

/** Orders and lines that are paired as they stand in their rows, which is said every time. */
export function tablesUnlinked({ orders, lines, count, line }: UnlinkedHalves): Problem {
  const span = (columns: readonly number[]) => columns.map(columnLetters).join('–');
  return problem('table.unlinked', {
    severity: 'warning',
    line,
    params: { orders: span(orders), lines: span(lines), count },
  });
}

/** A total that the file states, in its own cell: about the file as it was read, whatever is changed of it later. */
export function wrongSum({ of, line, row, column, header, stated, sum }: WrongSum): Problem {
  const params = { header: header.replace(/\s+/g, ' ').trim(), stated, sum, cellRow: row, cellColumn: column };
  return problem(of === 'row' ? 'total.ofBoxes' : 'total.differs', { severity: 'warning', line, params });
}
