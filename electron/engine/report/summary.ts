import { utils } from 'xlsx';
import type { Severity } from '#shared/problem.ts';
import type { Translate } from '#shared/text/index.ts';
import type { ErrorWorkbookInput, Mark } from './error-input.ts';
import type { SourceBook } from './source-book.ts';

/** One line of the summary: all marks of one severity in one column of one sheet. */
export interface SummaryLine {
  readonly sheet: string;
  /** Letter and header. */
  readonly column: string;
  readonly severity: Severity;
  readonly count: number;
  readonly first: string;
  readonly example: string;
}

export interface Summary {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly lines: readonly SummaryLine[];
}

const ORDER: readonly Severity[] = ['error', 'warning', 'info'];

export function summarise(input: ErrorWorkbookInput, source: SourceBook, t: Translate): Summary {
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
    const place = column === null ? t('report:summary.wholeRow') : columnName(input, source, sheet, column);
    const at = column === null ? String(row) : `${utils.encode_col(column)}${row}`;
    return [{ sheet, column: place, severity, count: group.length, first: at, example: text }];
  });
  const count = (severity: Severity) => input.marks.filter((mark) => mark.severity === severity).length;
  const counts = { errors: count('error'), warnings: count('warning'), edits: input.edits.length };
  return {
    title: t('report:summary.title'),
    sentences: [
      t('report:summary.file', { name: input.source.name }),
      t('report:summary.counts', counts),
      counts.errors + counts.warnings === 0 ? t('report:summary.clean') : t('report:summary.how'),
    ],
    lines: lines.sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) || b.count - a.count),
  };
}

function columnName(input: ErrorWorkbookInput, source: SourceBook, name: string, column: number): string {
  const letter = utils.encode_col(column);
  const sheet = source.sheet(name);
  const table = input.tables.find((candidate) => candidate.sheet === name);
  if (sheet === undefined || table === undefined) return letter;
  const merge = sheet.mergeAt(table.headerRow, column);
  const header = merge === undefined ? sheet.cell(table.headerRow, column) : sheet.cell(merge.s.r + 1, merge.s.c);
  const text = String(header?.v ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? letter : `${letter}  ${text}`;
}
