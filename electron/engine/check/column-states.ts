import { askedColumn, type ColumnMatch, fieldsOf, type SheetRecognition } from '#shared/contract/recognition.ts';
import { type Line, sheetKey } from '#shared/sheets/line.ts';
import type { ColumnAsked, ColumnState } from './parsed-cell.ts';

interface TableStates {
  /** Lines below this row are the table's, down to the header of the next. */
  readonly headerRow: number;
  readonly fields: Readonly<Record<string, ColumnState>>;
}

/** By {@link sheetKey}: of each table of the sheet, from above to below. */
export type ColumnStates = Readonly<Record<string, readonly TableStates[]>>;

/** What was said of the columns of these files, and what is asked of them, as far as their cells are read by it. */
export function columnStates(
  files: readonly { readonly index: number; readonly sheets: readonly SheetRecognition[] }[],
): ColumnStates {
  return Object.fromEntries(
    files.flatMap(({ index: file, sheets }) =>
      sheets.flatMap((sheet) => {
        const states = sheet.use === 'ignored' ? [] : statesOf(sheet);
        const isSaid = states.some(({ fields }) => Object.keys(fields).length > 0);
        return isSaid ? [[sheetKey({ file, sheet: sheet.sheet }), states]] : [];
      }),
    ),
  );
}

/** The states of the table that a line is of. */
export function statesAt(
  states: ColumnStates | undefined,
  line: Pick<Line, 'file' | 'sheet' | 'row'>,
): TableStates | undefined {
  return states?.[sheetKey(line)]?.findLast(({ headerRow }) => headerRow < line.row);
}

const asks: ReadonlySet<string> = new Set<ColumnAsked>(['decimal', 'dates', 'unit', 'perTotal']);

function statesOf(sheet: SheetRecognition): TableStates[] {
  const { questions = [], tables = [], date1904 } = sheet;
  const asked = questions.flatMap(({ index, table, kind }) => {
    const column = askedColumn(sheet, { index, table });
    return asks.has(kind) && column ? [{ kind: kind as ColumnAsked, index, table, name: nameOf(column) }] : [];
  });
  // One that goes on below the header above it has the columns of that.
  const below = tables.filter(({ again }) => !again);
  const counted = date1904 ? [sheet, ...tables].flatMap(filledIn) : [];
  return [sheet, ...below].map(({ columns }, at) => {
    const table = at === 0 ? undefined : below[at - 1]?.headerRow;
    const fields: Record<string, ColumnState> = {};
    const lay = (field: string, state: ColumnState) => {
      fields[field] = { ...fields[field], ...state };
    };
    for (const field of counted) lay(field, { date1904 });
    for (const column of columns) {
      // A column further down is asked about where one of its name stands first.
      const own = asked.filter((it) =>
        it.table === table && it.index === column.index ? true : at > 0 && it.name === nameOf(column),
      );
      const said = saidOf(
        column,
        own.map(({ kind }) => kind),
      );
      // The parts of a split column have its unit.
      if (said) for (const field of fieldsOf(column)) lay(field, said);
    }
    return { headerRow: table ?? 0, fields };
  });
}

/** The fields of a table, whichever of its cells hold them. */
function filledIn({ columns, cells = [] }: Pick<SheetRecognition, 'columns' | 'cells'>): string[] {
  return [...columns.flatMap(fieldsOf), ...cells.map(({ field }) => field)];
}

function nameOf({ header, field, reading }: ColumnMatch): string {
  return JSON.stringify([header, field, reading?.fields]);
}

function saidOf(
  { reading, onesAndZeros, scaleSaid, doubtedCodes }: ColumnMatch,
  asked: readonly ColumnAsked[],
): ColumnState | undefined {
  const { decimal, dates, unit, unitFrom, counted } = reading ?? {};
  const byRow = unitFrom === undefined ? undefined : true;
  const said = [decimal, dates, unit, counted, byRow, onesAndZeros, scaleSaid, doubtedCodes];
  if (asked.length === 0 && !said.some(Boolean)) return undefined;
  return {
    onesAndZeros,
    scaleSaid,
    doubtedCodes,
    decimal,
    dates,
    unit,
    counted,
    unitByRow: byRow,
    ...(asked.length > 0 && { asked }),
  };
}
