import { ownColumns, type SheetChoice, type SheetRecognition } from '#shared/contract/recognition.ts';
import { cellText } from '#shared/sheets/cell.ts';
import { originAtEnd, REPORT_SHEETS, type ReportOrigin } from '#shared/text/report-marks.ts';
import type { WorkbookReader } from '../read/read.ts';
import { isHeaderText, type sheetSamples } from '../recognise/recognise.ts';

type Sample = ReturnType<typeof sheetSamples>[number];

/** What an error report of ours says it is of; null for any other workbook. */
export function originIn(reader: WorkbookReader): ReportOrigin | null {
  const summary = reader.sheets.find(({ name, index }) => index > 0 && REPORT_SHEETS.includes(name));
  if (summary === undefined) return null;
  for (const rows of reader.rows(summary.index)) {
    for (const { cells } of rows) {
      const origin = originAtEnd(cellText(cells[0]));
      if (origin !== null) return origin;
    }
  }
  return null;
}

/**
 * How the sheets of a report are to be used: as those of the workbook it was made of. Their columns, too, where the header
 * still stands as it did; a sheet that was changed there is recognised anew.
 */
export function choicesLike(
  sheets: readonly SheetRecognition[],
  samples: readonly Sample[],
  file: number,
): SheetChoice[] {
  return sheets.flatMap(({ sheet, use, ignored, kind, headerRow, headerLines, columns, constants, ends, tables }) => {
    const sample = samples.find(({ info }) => info.name === sheet);
    if (sample === undefined) return [];
    if (use === 'ignored') return ignored === 'chosen' ? [{ file, sheet, use }] : [];
    if (kind === null || headerRow === null) return [];
    const said = constants?.flatMap(({ field, value, likely }) => (likely ? [] : [[field, value] as const]));
    const like: SheetChoice = {
      file,
      sheet,
      use,
      kind,
      ...(said && { constants: Object.fromEntries(said) }),
      ...(ends !== undefined && { ends }),
      ...(tables && { named: settledOf(ownColumns({ tables })) }),
    };
    return standsAsBefore(sample, headerRow, headerLines ?? 1, columns)
      ? [{ ...like, headerRow, ...settledColumns(columns) }]
      : [like];
  });
}

function standsAsBefore({ head }: Sample, headerRow: number, lines: 1 | 2, columns: SheetRecognition['columns']) {
  const cells = head.find(({ row }) => row === headerRow)?.cells ?? [];
  return columns.every(({ index, header }) => {
    const text = cellText(cells[index] ?? null)
      .replace(/\s+/gu, ' ')
      .trim();
    // Of a header in two lines this one is the end.
    return lines === 1 ? isHeaderText(header, text) : header.endsWith(text);
  });
}

/** Header → how the column is read, of those that a person or the words decided. */
function settledOf(columns: SheetRecognition['columns']): SheetChoice['named'] {
  const settled = columns.filter(({ rule, likely }) => rule !== null && !likely);
  return Object.fromEntries(settled.map(({ header, field, reading }) => [header, { ...reading, field }]));
}

/** Columns that nobody decided about stay open, and so do those whose field is only likely: whoever asks, asks again. */
function settledColumns(columns: SheetRecognition['columns']): Pick<SheetChoice, 'columns' | 'readings'> {
  const settled = columns.filter(({ rule, likely }) => rule !== null && !likely);
  const read = settled.flatMap(({ index, field, reading }) =>
    reading ? [[index, { ...reading, field }] as const] : [],
  );
  return {
    columns: Object.fromEntries(settled.map(({ index, field }) => [index, field])),
    readings: Object.fromEntries(read),
  };
}
