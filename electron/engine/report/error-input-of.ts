import type { SheetRecognition } from '#shared/contract/recognition.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { cellText } from '#shared/sheets/cell.ts';
import type { Translate } from '#shared/text/index.ts';
import { renderProblem } from '#shared/text/render-problem.ts';
import type { StoredFile } from '../store/files.ts';
import type { ReportSource } from '../store/report-source.ts';
import type { CellEdit, ErrorWorkbookInput, Mark } from './error-input.ts';

type Content = Pick<ErrorWorkbookInput, 'marks' | 'edits' | 'tables'>;

/** What the error workbook of one file shows: problems, outcomes that are open, and edits, each in its cell. */
export function errorContent(
  source: ReportSource,
  run: string,
  { index, sheets }: StoredFile,
  kind: AnyKind,
  t: Translate,
): Content {
  const used = new Map(sheets.filter(({ use }) => use !== 'ignored').map((sheet) => [sheet.sheet, sheet]));
  const column = (sheet: string, field: string | null) =>
    used.get(sheet)?.columns.find((match) => match.field !== null && match.field === field)?.index ?? null;
  const marks: Mark[] = source.problems(run, index).map(({ sheet, row, problem }) => ({
    sheet,
    row,
    column: column(sheet, problem.field),
    severity: problem.severity,
    text: renderProblem(t, kind, problem),
  }));
  for (const { sheet, row, key } of source.undecided(run, index)) {
    marks.push({ sheet, row, column: null, severity: 'warning', text: t('report:errors.undecided', { key }) });
  }
  const edits: CellEdit[] = [];
  for (const { sheet, row, field, value } of source.edits(run, index)) {
    const at = column(sheet, field);
    if (at !== null) edits.push({ sheet, row, column: at, value: value === null ? null : editedValue(value) });
    else {
      const label = kind.fields[field]?.label[t.lang] ?? field;
      const text = t('report:errors.editWithoutColumn', { field: label, value: cellText(value) });
      marks.push({ sheet, row, column: null, severity: 'info', text });
    }
  }
  return { marks, edits, tables: [...used.values()].map(tableOf) };
}

function editedValue(value: Parameters<typeof cellText>[0]): string | number {
  return typeof value === 'number' ? value : cellText(value);
}

function tableOf({ sheet, headerRow, columns }: SheetRecognition) {
  return { sheet, headerRow: headerRow ?? 1, lastColumn: Math.max(0, ...columns.map(({ index }) => index)) };
}
