import { report as en } from './en/report.ts';
import { report as zh } from './zh-CN/report.ts';

/** Headers of the column that error reports add; a reader of workbooks leaves such columns out. */
export const REPORT_HEADERS: readonly string[] = [zh['errors.header'], en['errors.header']];

/** Names of the sheet that error reports add at the end; a reader of workbooks leaves such sheets out. */
export const REPORT_SHEETS: readonly string[] = [zh['errors.sheet'], en['errors.sheet']];

/** First lines of the notes that error reports put on cells; an older report's notes are known by them. */
export const REPORT_NOTE_TITLES: readonly string[] = [zh['errors.noteTitle'], en['errors.noteTitle']];

/** Sheets of a template that are there to be read by people: a filled template's only data sheet is the first. */
export const TEMPLATE_INFO_SHEETS: readonly string[] = [
  ...[zh['template.example'], en['template.example']],
  ...[zh['template.fields'], en['template.fields']],
  ...[zh['template.lists'], en['template.lists']],
];

/** Which file of which run an error report is of: written into its summary, so that a corrected one is known again. */
export interface ReportOrigin {
  readonly run: string;
  /** Index into the run's files. */
  readonly file: number;
}

export function originText({ run, file }: ReportOrigin): string {
  return `${run}-${file}`;
}

/** The origin at the end of a text; null when there is none. */
export function originAtEnd(text: string): ReportOrigin | null {
  const [, run, file] = /(?:^|[^\da-z])([\da-f]{12})-(\d{1,4})$/.exec(text.trim()) ?? [];
  return run === undefined ? null : { run, file: Number(file) };
}
