import { type ColumnMatch, fieldsOf, ownColumns, type SheetRecognition } from '#shared/contract/recognition.ts';
import { cellText } from '#shared/sheets/cell.ts';
import type { FieldSet } from '#shared/sheets/field.ts';
import { type Line, sheetKey } from '#shared/sheets/line.ts';
import { type AskedColumn, questionsOf } from './column-answers.ts';
import { type Tallier, tallier } from './column-tally.ts';
import type { ColumnAsked, ColumnState } from './parsed-cell.ts';
import { splitTallier } from './split-units.ts';

/** By {@link sheetKey}, then by field. */
export type ColumnStates = Readonly<Record<string, Readonly<Record<string, ColumnState>>>>;

interface SheetToAsk {
  readonly sheet: SheetRecognition;
  readonly fields: FieldSet;
  readonly lines: readonly Line[];
  /** The file is a text table divided by semicolons, as programs write it where a comma marks decimals. */
  readonly semicolons: boolean;
  readonly today: string;
}

/**
 * The sheet with the questions that its cells leave open, found over all rows in one go: how decimals and dates are written,
 * and which units its numbers are in. What was said of a column is not asked again.
 */
export function withQuestions({ sheet, fields, lines, semicolons, today }: SheetToAsk): SheetRecognition {
  const asked = columnsToAsk(sheet, fields, today);
  const split = sheet.columns.flatMap((column) => splitTallier(column, fields) ?? []);
  const known = (sheet.questions ?? []).filter(({ index }) => isFilled(sheet, index));
  for (const line of lines) {
    for (const { column, tally } of asked) {
      const cell = line.cells[column.key];
      if (cell !== undefined) tally.add(cell);
    }
    for (const { key, add } of split) {
      const cell = line.cells[key];
      if (cell !== undefined) add(cell);
    }
  }
  const tallies = asked.map(({ column, tally }) => ({ column, tally: tally.tally }));
  const marked = (mark: ',' | '.') => tallies.reduce((sum, { tally }) => sum + tally.marks[mark], 0);
  const commas = semicolons || marked(',') > marked('.');
  const found = [
    ...tallies.flatMap(({ column, tally }) => questionsOf(column, tally, { commas, today })),
    ...split.flatMap(({ question }) => question()),
  ].filter(({ index, kind }) => !known.some((it) => it.index === index && it.kind === kind));
  const { questions: _, ...told } = sheet;
  const columns = sheet.columns.map((column) => {
    const isOfOnes = fields[column.field ?? '']?.type === 'boolean' && isOnesAndZeros(lines, column.field ?? '');
    return isOfOnes ? { ...column, onesAndZeros: true as const } : column;
  });
  const rest = { ...told, columns };
  const questions = [...known, ...found];
  return questions.length > 0 ? { ...rest, questions } : rest;
}

/** Both must be there: a column of nothing but 0 may as well be one that nobody filled in. */
function isOnesAndZeros(lines: readonly Line[], field: string): boolean {
  const said = new Set(lines.map(({ cells }) => cellText(cells[field]).trim()));
  said.delete('');
  return said.size === 2 && said.has('0') && said.has('1');
}

/** Of a column that has no cells, nobody needs to know in what they would be. */
function isFilled({ columns }: SheetRecognition, index: number): boolean {
  return columns.find((column) => column.index === index)?.filled !== 0;
}

function columnsToAsk(
  { columns }: SheetRecognition,
  fields: FieldSet,
  today: string,
): readonly { readonly column: AskedColumn; readonly tally: Tallier }[] {
  return columns.flatMap(({ index, field: key, reading = {} }) => {
    const field = key === null ? undefined : fields[key];
    const tally = field && tallier(field, today);
    return key !== null && field && tally ? [{ column: { index, key, field, reading }, tally }] : [];
  });
}

const asks: ReadonlySet<string> = new Set<ColumnAsked>(['decimal', 'dates', 'unit']);

/** What was said of the columns of these files, and what is asked of them, as far as their cells are read by it. */
export function columnStates(
  files: readonly { readonly index: number; readonly sheets: readonly SheetRecognition[] }[],
): ColumnStates {
  const states: Record<string, Record<string, ColumnState>> = {};
  for (const { index: file, sheets } of files) {
    for (const { sheet, use, columns, questions = [], ...of } of sheets) {
      if (use === 'ignored') continue;
      const key = sheetKey({ file, sheet });
      if (of.date1904) states[key] = countedFrom1904({ columns, ...of });
      const known = new Set(columns.flatMap(fieldsOf));
      const further = ownColumns(of).filter((column) => !fieldsOf(column).some((field) => known.has(field)));
      for (const column of [...columns, ...further]) {
        const asked = questions.flatMap((it) =>
          it.index === column.index && asks.has(it.kind) ? [it.kind as ColumnAsked] : [],
        );
        const said = saidOf(column, asked);
        if (said === undefined) continue;
        // The parts of a split column have its unit.
        for (const field of fieldsOf(column)) {
          states[key] = { ...states[key], [field]: { ...states[key]?.[field], ...said } };
        }
      }
    }
  }
  return states;
}

function saidOf({ reading, onesAndZeros }: ColumnMatch, asked: readonly ColumnAsked[]): ColumnState | undefined {
  const { decimal, dates, unit, unitFrom } = reading ?? {};
  const byRow = unitFrom === undefined ? undefined : true;
  if (asked.length === 0 && !decimal && !dates && !unit && !byRow && !onesAndZeros) return undefined;
  return { onesAndZeros, decimal, dates, unit, unitByRow: byRow, ...(asked.length > 0 && { asked }) };
}

/** The fields of the sheet, whichever of its cells hold them. */
function countedFrom1904({ columns, cells = [], tables = [] }: Pick<SheetRecognition, 'columns' | 'cells' | 'tables'>) {
  const all = [{ columns, cells }, ...tables];
  const keys = all.flatMap((of) => [...of.columns.flatMap(fieldsOf), ...(of.cells ?? []).map(({ field }) => field)]);
  return Object.fromEntries(keys.map((field): [string, ColumnState] => [field, { date1904: true }]));
}
