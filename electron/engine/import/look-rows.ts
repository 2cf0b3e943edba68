import type { LookedRow } from '#shared/contract/look.ts';
import type { SheetRecognition } from '#shared/contract/recognition.ts';
import { cellText } from '#shared/sheets/cell.ts';
import type { WorkbookReader } from '../read/read.ts';
import type { sheetSamples } from '../recognise/recognise.ts';

type Sample = ReturnType<typeof sheetSamples>[number];

/** The same workbook, of whose sheets only the first rows are read. */
export function onlyFirst(reader: WorkbookReader, most: number): WorkbookReader {
  return {
    sheets: reader.sheets,
    *rows(sheet) {
      let left = most;
      for (const batch of reader.rows(sheet)) {
        yield batch.slice(0, left);
        left -= batch.length;
        if (left <= 0) return;
      }
    },
  };
}

const rowsAbove = 12;
const rowsBelow = 5;
const longestText = 80;

/** A sheet's own first rows as they stand: those above its header, the header, and the first filled ones below it. */
export function headRows({ head }: Sample, recognised: SheetRecognition | undefined): LookedRow[] {
  const { headerRow = null, headerLines = 1 } = recognised ?? {};
  const header = headerRow ?? 0;
  const shown = head
    .map(({ row, cells }) => ({
      row,
      cells: cells.map((cell) => [...cellText(cell).trim()].slice(0, longestText).join('')),
    }))
    .filter(({ row, cells }) => (row <= header && row > header - headerLines) || cells.some((text) => text !== ''));
  const above = shown.filter(({ row }) => row <= header - headerLines).slice(-rowsAbove);
  const own = shown.filter(({ row }) => row <= header && row > header - headerLines);
  const below = shown.filter(({ row }) => row > header).slice(0, rowsBelow);
  return [
    ...above.map((row) => ({ ...row, part: 'above' as const })),
    ...own.map((row) => ({ ...row, part: 'header' as const })),
    ...below.map((row) => ({ ...row, part: 'below' as const })),
  ];
}
