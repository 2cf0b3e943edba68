import { utils } from 'xlsx';
import type { Severity } from '#shared/problem.ts';
import type { Translate } from '#shared/text/index.ts';
import { originText } from '#shared/text/report-marks.ts';
import { FILLS, type Mark, type PlacedReport } from './marks.ts';
import { isRiskyLead } from './ooxml/cell-text.ts';
import { address, cellXml } from './ooxml/cell-xml.ts';
import { XML_HEAD } from './ooxml/package.ts';
import type { StyleBook } from './ooxml/style-book.ts';
import type { SheetPlan } from './sheet-plan.ts';
import type { WorkbookView } from './workbook-view.ts';

/** The last sheet of an error workbook: how many mistakes, and of which sort in which column. */
export interface Summary {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly lines: readonly SummaryLine[];
}

/** One line of the summary: all marks of one severity in one column of one sheet. */
interface SummaryLine {
  readonly sheet: string;
  /** Letter and header. */
  readonly column: string;
  readonly severity: Severity;
  readonly count: number;
  readonly first: string;
  readonly example: string;
}

const ORDER: readonly Severity[] = ['error', 'warning', 'info'];

export function summarise(
  input: PlacedReport,
  before: WorkbookView,
  plans: ReadonlyMap<string, SheetPlan>,
  t: Translate,
): Summary {
  const groups = new Map<string, Mark[]>();
  for (const mark of input.marks) {
    const key = JSON.stringify([mark.sheet, mark.column, mark.severity]);
    const group = groups.get(key) ?? [];
    group.push(mark);
    groups.set(key, group);
  }
  const lines = [...groups.values()].flatMap((group) => {
    const first = group.reduce((a, b) => (b.row < a.row ? b : a));
    const { sheet, column, severity, text, row } = first;
    const place = column === null ? t('report:summary.wholeRow') : columnName(input, before, sheet, column);
    const at = column === null ? String(row) : `${utils.encode_col(column)}${row}`;
    return [{ sheet, column: place, severity, count: group.length, first: at, example: text }];
  });
  const count = (severity: Severity) => input.marks.filter((mark) => mark.severity === severity).length;
  const counts = {
    errors: count('error'),
    warnings: count('warning'),
    edits: [...plans.values()].reduce((sum, { changed }) => sum + changed, 0),
  };
  return {
    title: t('report:summary.title'),
    sentences: [
      t('report:summary.file', { name: input.source.name }),
      t('report:summary.counts', counts),
      counts.errors + counts.warnings === 0 ? t('report:summary.clean') : t('report:summary.how'),
      ...(input.origin ? [t('report:summary.origin', { origin: originText(input.origin) })] : []),
    ],
    lines: lines.sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) || b.count - a.count),
  };
}

function columnName(input: PlacedReport, before: WorkbookView, name: string, column: number): string {
  const letter = utils.encode_col(column);
  const added = input.headers.find((header) => header.sheet === name && header.column === column);
  if (added !== undefined) return `${letter}  ${added.header}`;
  const sheet = before.sheet(name);
  const table = input.tables.find((candidate) => candidate.sheet === name);
  if (sheet === undefined || table === undefined) return letter;
  const merge = sheet.mergeAt(table.headerRow, column);
  const header = merge === undefined ? sheet.cell(table.headerRow, column) : sheet.cell(merge.s.r + 1, merge.s.c);
  const text = String(header?.v ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? letter : `${letter}  ${text}`;
}

const WIDTHS = [18, 30, 10, 8, 10, 90];
const LAST = 'F';

/** The summary as a worksheet part. */
export function summarySheetXml(summary: Summary, styles: StyleBook, namespace: string, t: Translate): string {
  const title = styles.own({ bold: true, size: 16 });
  const sentence = styles.own({ wrap: true });
  const header = styles.own({ bold: true, color: 'FFFFFFFF', fill: 'FF595959' });
  const rows: { height?: number; cells: { text: string | number; style: number }[] }[] = [
    { height: 26, cells: [{ text: summary.title, style: title }] },
    ...summary.sentences.map((text) => ({ height: text.length > 60 ? 32 : 18, cells: [{ text, style: sentence }] })),
    { cells: [] },
  ];
  const merges = rows.slice(0, -1).map((_, index) => `A${index + 1}:${LAST}${index + 1}`);
  if (summary.lines.length > 0) {
    const headers = (['sheet', 'column', 'level', 'count', 'first', 'example'] as const).map((key) => ({
      text: t(`report:summary.${key}`),
      style: header,
    }));
    rows.push({ height: 20, cells: headers });
  }
  for (const { sheet, column, severity, count, first, example } of summary.lines) {
    const fill = severity === 'info' ? {} : { fill: FILLS[severity] };
    const look = (text: string) => {
      const quote = isRiskyLead(text) ? ({ quotePrefix: true } as const) : {};
      return { text, style: styles.own({ wrap: true, ...quote }) };
    };
    const level = { text: t(`report:summary.${severity}`), style: styles.own({ ...fill }) };
    const number = { text: count, style: styles.own({ center: true }) };
    rows.push({ cells: [look(sheet), look(column), level, number, look(first), look(example)] });
  }
  const data = rows.map(({ height, cells }, index) => {
    const ht = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
    const body = cells.map(({ text, style }, column) =>
      cellXml(
        '',
        address(index + 1, column),
        style,
        typeof text === 'number' ? { type: 'number', value: text } : { type: 'text', value: text },
      ),
    );
    return `<row r="${index + 1}"${ht}>${body.join('')}</row>`;
  });
  const cols = WIDTHS.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`);
  return `${XML_HEAD}<worksheet xmlns="${namespace}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews><cols>${cols.join('')}</cols><sheetData>${data.join('')}</sheetData><mergeCells count="${merges.length}">${merged.join('')}</mergeCells><pageSetup orientation="landscape" fitToHeight="0"/></worksheet>`;
}
