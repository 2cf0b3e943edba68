import type { RateProblem } from '#shared/contract/rate-cards.ts';
import type { SheetRecognition } from '#shared/contract/recognition.ts';
import { fields } from '#shared/kinds/rate-card/fields.ts';
import type { Problem } from '#shared/problem.ts';
import type { Line } from '#shared/sheets/line.ts';

const labels: Readonly<Record<string, { readonly label: { readonly zh: string } }>> = fields;

/** Says where in the workbook a problem of a line stands. */
export function placeProblem(
  { code, severity, field, params }: Problem,
  { sheet, row }: Pick<Line, 'sheet' | 'row'>,
  sheets: readonly SheetRecognition[],
): RateProblem {
  const columns = sheets.find((recognised) => recognised.sheet === sheet)?.columns;
  const header = columns?.find((column) => column.field === field)?.header;
  const column = field === null ? '' : (header ?? labels[field]?.label.zh ?? field);
  return { sheet, row, column, field, code, severity, params: { ...params } };
}
