import type { RateProblem } from '#shared/contract/rate-cards.ts';
import type { SheetRecognition } from '#shared/contract/recognition.ts';

/** What must be known of a card's sheets before its prices are trusted: columns in dispute, columns and sheets left out. */
export function sheetProblems(sheets: readonly SheetRecognition[]): RateProblem[] {
  return sheets.flatMap((sheet) => {
    if (sheet.use !== 'ignored') return [...conflicts(sheet), ...unusedColumns(sheet)];
    return sheet.ignored === 'unknown' ? [unusedSheet(sheet)] : [];
  });
}

function conflicts({ sheet, headerRow, columns, conflicts: found }: SheetRecognition): RateProblem[] {
  const headerOf = (index: number) => columns.find((column) => column.index === index)?.header ?? '';
  return found.map(({ field, columns: claimants }) => ({
    sheet,
    row: headerRow,
    column: headerOf(claimants[0] ?? 0),
    field,
    code: 'rate.columnConflict',
    severity: 'error',
    params: { columns: claimants.map(headerOf).join(', ') },
  }));
}

function unusedColumns({ sheet, headerRow, columns, conflicts: found }: SheetRecognition): RateProblem[] {
  const disputed = new Set(found.flatMap(({ columns: claimants }) => claimants));
  return columns
    .filter(
      ({ field, index, samples, rule }) =>
        field === null && rule === null && !disputed.has(index) && samples.length > 0,
    )
    .map(({ header }) => ({
      sheet,
      row: headerRow,
      column: header,
      field: null,
      code: 'rate.columnUnused',
      severity: 'warning',
      params: { header },
    }));
}

function unusedSheet({ sheet }: SheetRecognition): RateProblem {
  return {
    sheet,
    row: null,
    column: '',
    field: null,
    code: 'rate.sheetUnused',
    severity: 'warning',
    params: { sheet },
  };
}
