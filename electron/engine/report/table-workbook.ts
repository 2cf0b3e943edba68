import { writeXlsx } from 'hucre/xlsx';
import { translator } from '#shared/text/index.ts';
import type { ReportRow } from './csv.ts';
import { type ReportRequest, type Written, writeWhole } from './report-file.ts';
import { type ReportColumn, sheets } from './result-report.ts';
import { FONT } from './template-columns.ts';

/** One table of a workbook: a sheet, or several where it has more rows than one holds. */
export interface ReportTable {
  readonly name: string;
  readonly columns: readonly ReportColumn[];
  /** One value per column. */
  readonly rows: readonly ReportRow[];
}

/** Tables as a workbook, a header and a filter on each. @throws Failure `report.notWritable` */
export async function writeTables(
  tables: readonly ReportTable[],
  { out, ifTaken, lang }: Omit<ReportRequest, 'format'>,
): Promise<Written> {
  const written = tables.flatMap(({ name, columns, rows }) => sheets(name, columns, rows));
  const path = await writeWhole(
    out,
    await writeXlsx({ sheets: written, stringMode: 'shared', defaultFont: FONT }),
    ifTaken,
  );
  return { path, notes: written.length > tables.length ? [translator(lang)('report:note.split')] : [] };
}
