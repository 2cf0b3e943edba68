import { REPORT_HEADERS, REPORT_SHEETS, TEMPLATE_INFO_SHEETS } from '#shared/text/report-marks.ts';
import { oneLine } from './cell-content.ts';
import type { SheetSample } from './recognise-sheet.ts';

/** The sample without the columns that an error report of ours has added: a corrected report is recognised like its original. */
export function withoutReportColumns(sample: SheetSample): SheetSample {
  const added = new Set<number>();
  for (const { cells } of sample.head) {
    for (const [index, cell] of cells.entries()) if (REPORT_HEADERS.includes(oneLine(cell))) added.add(index);
  }
  if (added.size === 0) return sample;
  const head = sample.head.map((row) => ({
    ...row,
    cells: row.cells.map((cell, index) => (added.has(index) ? null : cell)),
  }));
  return { ...sample, head };
}

/** Sheets that our reports and templates add behind the data, to be read by people: examples in them are no orders. */
export function isOurOwnSheet({ info }: SheetSample): boolean {
  return info.index > 0 && [...REPORT_SHEETS, ...TEMPLATE_INFO_SHEETS].includes(info.name);
}
