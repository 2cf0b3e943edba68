import {
  askedColumn,
  type ColumnMatch,
  type ColumnQuestion,
  fieldsOf,
  hiddenIn,
  type SheetRecognition,
} from '#shared/contract/recognition.ts';
import { columnLetters } from '#shared/sheets/cell.ts';
import type { SheetColumn, SheetEvent } from '../output/events.ts';
import { answerWordsOf } from './column-answers.ts';
import { oneLine } from './column-names.ts';

/** How a column came to its field, in the words of the command line. */
const how = {
  chosen: 'chosen',
  remembered: 'layout',
  exact: 'exact',
  alias: 'alias',
  words: 'words',
  values: 'values',
  fuzzy: 'words',
} as const;

/** How a sheet was read, as scripts are told. */
export function sheetEvent(file: string, sheet: SheetRecognition): SheetEvent {
  const { use, ignored, hidden, kind, headerRow, columns, missing, candidates = [], tables, boxRows, beside } = sheet;
  const { questions } = sheet;
  const { rows: hiddenRows, columns: hiddenColumns } = hiddenIn(sheet);
  return {
    type: 'sheet',
    file,
    sheet: sheet.sheet,
    ...(sheet.worksheet !== undefined && { worksheet: sheet.worksheet }),
    use,
    ...(ignored && { reason: ignored }),
    hidden,
    hiddenRows,
    hiddenColumns: hiddenColumns.map(({ index }) => columnLetters(index)),
    kind,
    headerRow,
    columns: columns.map(columnEvent),
    missing,
    candidates: candidates.map(({ index, field }) => ({ column: columnLetters(index), field })),
    ...(questions && { questions: questions.map((question) => questionEvent(sheet, question)) }),
    ...cellEvents(sheet),
    ...(boxRows && { boxRows: boxRows.map(boxRowEvent) }),
    ...(beside && {
      beside: beside.columns.map(({ index, header }) => ({ column: columnLetters(index), header: oneLine(header) })),
    }),
    ...(tables && {
      tables: tables.map((table) => ({
        headerRow: table.headerRow,
        columns: table.columns.map(columnEvent),
        ...cellEvents(table),
      })),
    }),
  };
}

function questionEvent(sheet: SheetRecognition, question: ColumnQuestion) {
  const { index, field, kind, table } = question;
  return {
    column: columnLetters(index),
    header: oneLine(askedColumn(sheet, question)?.header ?? ''),
    field,
    kind,
    answers: answerWordsOf(question),
    ...(table !== undefined && { headerRow: table }),
  };
}

function columnEvent({ index, header, field, reading, rule, likely, filled = 0 }: ColumnMatch): SheetColumn {
  const fields = fieldsOf({ field, reading });
  return {
    column: columnLetters(index),
    header: oneLine(header),
    field,
    fields,
    how: (fields.length === 0 && !reading?.box) || rule === null ? null : how[rule],
    sure: (fields.length > 0 || reading?.box !== undefined) && likely !== true,
    filled,
    ...(reading?.box && { box: reading.box }),
  };
}

function boxRowEvent({ row, label, likely, field, fields }: NonNullable<SheetRecognition['boxRows']>[number]) {
  const all = fieldsOf({ field, reading: { fields } });
  return { row, label, fields: all, sure: all.length > 0 && likely !== true };
}

function cellEvents({ cells }: Pick<SheetRecognition, 'cells'>): Pick<SheetEvent, 'cells'> {
  const told = cells?.map(({ row, column, label, field, likely }) => ({
    cell: `${columnLetters(column)}${row}`,
    label,
    field,
    sure: likely !== true,
  }));
  return told ? { cells: told } : {};
}
