import type { ColumnQuestion, SheetRecognition } from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import { cellText, isCovered, rowOf, type SourceCell } from '#shared/sheets/cell.ts';
import { isOwnNumber } from '#shared/sheets/field.ts';
import type { Line } from '#shared/sheets/line.ts';

/** Rows that a question shows. */
const mostExamples = 3;

type Columns = SheetRecognition['columns'];
type Cells = Line['cells'];
interface OfLine {
  readonly cells: Cells;
}

/**
 * Says in the cells of a sheet's lines whose a number is that is merged over several of them: each row's, where a person said so of
 * its column. As long as nobody said anything, the one that holds it is marked as well: it may be the total of all.
 *
 * @param lines the sheet's, which are changed in their place from `from` on
 * @returns the lines of `since`, as they are with what was typed into them, with the same marks
 */
export function sayMerged<Since extends OfLine & { readonly line: number }>(
  sheet: SheetRecognition,
  kind: SheetKind,
  { lines, from, since }: { readonly lines: Line[]; readonly from: number; readonly since: readonly Since[] },
): readonly Since[] {
  const fields = numbersOf(sheet, kind);
  if (fields.length === 0) return since;
  /** Field and row of what holds a number → how many other lines show it. */
  const covered = new Map<string, number>();
  for (const line of from === 0 ? lines : lines.slice(from)) {
    for (const { field } of fields) {
      const cell = line.cells[field];
      if (cell === undefined || !isMerged(cell)) continue;
      const holder = `${field} ${rowOf(cell, line.row)}`;
      covered.set(holder, (covered.get(holder) ?? 0) + 1);
    }
  }
  if (covered.size === 0) return since;
  const marked = (of: Cells, line: Line): Cells => {
    let cells = of;
    for (const { field, said } of fields) {
      const cell = of[field];
      if (cell === undefined || (typeof cell === 'object' && cell.at)) continue;
      const others = covered.get(`${field} ${line.row}`);
      const isHolder = others !== undefined && !isMerged(cell) && cellText(cell) === cellText(line.cells[field]);
      if (isMerged(cell) && said === 'each') cells = { ...cells, [field]: withMark(cell, { each: true }) };
      else if (isHolder && said === undefined) cells = { ...cells, [field]: withMark(cell, { over: others + 1 }) };
    }
    return cells;
  };
  const before = new Map(since.length > 0 ? lines.slice(from).map((line) => [line.id, line]) : []);
  for (let at = from; at < lines.length; at++) {
    const line = lines[at];
    const cells = line && marked(line.cells, line);
    if (line && cells !== line.cells) lines[at] = { ...line, cells: cells ?? line.cells };
  }
  return since.map((of) => {
    const line = before.get(of.line);
    return line ? { ...of, cells: marked(of.cells, line) } : of;
  });
}

/** Asks of each column whose the numbers are that are merged over several rows; nothing is asked that was said before. */
export function withMergeQuestions(sheet: SheetRecognition, kind: SheetKind, lines: readonly Line[]): SheetRecognition {
  const questions = numbersOf(sheet, kind).flatMap(({ field, said, index, table }): ColumnQuestion[] => {
    if (said !== undefined) return [];
    const examples: { typed: string; read: string }[] = [];
    for (const { cells, row } of lines) {
      const cell = cells[field];
      if (cell === undefined || !isMerged(cell)) continue;
      examples.push({ typed: String(row), read: cellText(cell).trim() });
      if (examples.length === mostExamples) break;
    }
    if (examples.length === 0) return [];
    const readings = [
      { answer: { merged: 'each' as const }, examples },
      { answer: { merged: 'first' as const }, examples: [] },
    ];
    return [{ index, ...(table !== undefined && { table }), field, kind: 'merged', readings }];
  });
  return questions.length > 0 ? { ...sheet, questions: [...(sheet.questions ?? []), ...questions] } : sheet;
}

/** The fields with a column of which every line has its own number, and what was said of those that are merged. */
function numbersOf({ columns, tables = [] }: SheetRecognition, kind: SheetKind) {
  const own = tables.flatMap((table) =>
    table.again
      ? []
      : table.columns.filter((column) => column.own).map((column) => ({ column, table: table.headerRow })),
  );
  const all = [...columns.map((column): { column: Columns[number]; table?: number } => ({ column })), ...own];
  return Object.keys(kind.fields).flatMap((field) => {
    const of = isOwnNumber(kind.fields[field]) ? all.filter(({ column }) => column.field === field) : [];
    const [first] = of;
    if (!first) return [];
    const said = of.map(({ column }) => column.reading?.merged).find((answer) => answer !== undefined);
    return [{ field, said, index: first.column.index, table: first.table }];
  });
}

function isMerged(cell: SourceCell): boolean {
  return isCovered(cell) && typeof cell === 'object' && cell.at === undefined;
}

function withMark(cell: SourceCell, mark: { readonly each: true } | { readonly over: number }): SourceCell {
  return typeof cell === 'object' ? { ...cell, ...mark } : { type: 'plain', value: cell, ...mark };
}
