import { type CellStyle, type CellValue, type ColumnDef, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { Run } from '#shared/contract/run.ts';
import type { AnyKind, JsonObject, PartnerAnswer, ResultColumn } from '#shared/kinds/kind.ts';
import { columnLetters } from '#shared/sheets/cell.ts';
import { type Language, type Translate, translator } from '#shared/text/index.ts';
import { orderStateWords, outcomeWords } from '#shared/text/outcome-words.ts';
import { plainLine } from '#shared/text/plain-line.ts';
import { renderProblem } from '#shared/text/render-problem.ts';
import type { EngineContext } from '../context.ts';
import { storedAnswer } from '../ledger/ledger.ts';
import type { ReportSource, Store } from '../store/store.ts';
import { type ReportRow, writeCsv } from './csv.ts';
import { displayWidth, storable } from './ooxml/cell-text.ts';
import { type IfTaken, type ReportRequest, type Written, writeWhole } from './report-file.ts';
import { FONT } from './template-columns.ts';

/** Orders or lines read from the store in one go. */
const PAGE = 500;

/** What became of every order and line of a run: a workbook, or the orders alone as CSV. */
export async function writeResultReport(
  { store, kinds }: EngineContext,
  run: Run,
  { format, lang, ...place }: ReportRequest,
): Promise<Written> {
  const t = translator(lang);
  const kind = kinds.find(({ id }) => id === run.kind);
  const columns = resultColumns(kind, t);
  const account = run.account === null ? '' : (store.accounts.get(run.account)?.name ?? '');
  const to = run.target === 'practice' ? t('report:results.practice') : t('report:results.production', { account });
  const rows = resultRows(store.reportSource, { run, to }, kind, t);
  if (format === 'csv') {
    const lines = rows.map((row) => row.map((value) => (typeof value === 'string' ? plainLine(value) : value)));
    return writeCsv({ rows: [columns.map(({ header }) => header), ...lines], ...place });
  }
  const lines = { columns: lineColumns(kind, t), rows: lineRows(store, run, kind, t) };
  return writeResultWorkbook({ columns, rows, lines, lang, ...place });
}

/** `text` is for ids too: they never become numbers. `decimal`: an exact decimal as text, a number in the sheet. */
export interface ReportColumn {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  readonly type: 'text' | 'number' | 'decimal';
}

/** Columns of the orders: those of every kind, then what the kind's partner gives back. */
function resultColumns(kind: AnyKind | undefined, t: Translate): readonly ReportColumn[] {
  return [
    { header: t('report:results.key'), width: 24, type: 'text' },
    { header: t('report:results.state'), width: 12, type: 'text' },
    { header: t('report:results.to'), width: 22, type: 'text' },
    { header: t('report:results.partnerNo'), width: 26, type: 'text' },
    { header: t('report:results.message'), width: 40, type: 'text' },
    { header: t('report:results.orderLines'), width: 8, type: 'number' },
    { header: t('report:results.attempts'), width: 10, type: 'number' },
    { header: t('report:results.lastAt'), width: 22, type: 'text' },
    ...(kind?.results ?? []).map((column) => kindColumn(column, t)),
  ];
}

function kindColumn({ label, type }: ResultColumn, t: Translate): ReportColumn {
  return { header: label[t.lang], width: type === 'url' ? 40 : 24, type: 'text' };
}

/** What the kind's partner says of single lines. */
const ofLines = (kind: AnyKind | undefined) => (kind?.results ?? []).filter(({ ofLine }) => ofLine !== undefined);

/** States in which nothing of an order has left. */
const unsent: ReadonlySet<string> = new Set(['incomplete', 'ready']);

/** `to`: the words for where the run goes. */
function resultRows(
  source: ReportSource,
  { run: { id: run, target }, to }: { readonly run: Run; readonly to: string },
  kind: AnyKind | undefined,
  t: Translate,
): ReportRow[] {
  const rows: ReportRow[] = [];
  for (let position = 0; ; ) {
    const page = source.outcomes(run, position, PAGE);
    for (const order of page) {
      const { key, state, shown, existing, partnerNo, lines, errors, attempts, lastAt, answer } = order;
      const { data = {} }: { data?: JsonObject } = JSON.parse(answer ?? '{}');
      const given = { partnerNo, data };
      const ofKind = (kind?.results ?? []).map(({ values }) => values(given).join('\n') || null);
      const outcome = orderStateWords(t, target, shown, existing);
      const last = lastAt === null ? null : officeTime(lastAt);
      const why = outcomeWords(t, target, order) || (errors > 0 ? t('report:results.errors', { count: errors }) : null);
      rows.push([key, outcome, unsent.has(state) ? null : to, partnerNo, why, lines, attempts, last, ...ofKind]);
    }
    const last = page.at(-1);
    if (!last) return rows;
    position = last.position;
  }
}

/** Where each line came from and what became of it and its order. */
function lineColumns(kind: AnyKind | undefined, t: Translate): readonly ReportColumn[] {
  return [
    { header: t('report:lines.file'), width: 30, type: 'text' },
    { header: t('report:lines.sheet'), width: 16, type: 'text' },
    { header: t('report:lines.row'), width: 8, type: 'number' },
    { header: t('report:lines.order'), width: 24, type: 'text' },
    { header: t('report:lines.outcome'), width: 16, type: 'text' },
    { header: t('report:results.partnerNo'), width: 26, type: 'text' },
    { header: t('report:results.message'), width: 40, type: 'text' },
    ...ofLines(kind).map((column) => kindColumn(column, t)),
  ];
}

function lineRows(
  { reportSource, orders }: Store,
  { id: run, target }: Run,
  kind: AnyKind | undefined,
  t: Translate,
): ReportRow[] {
  const rows: ReportRow[] = [];
  const columns = ofLines(kind);
  const answers = lineAnswers(orders);
  for (let id = 0; ; ) {
    const page = reportSource.lines(run, id, PAGE);
    for (const { file, sheet, row, detail, order, key, shown, existing, partnerNo, refusals } of page) {
      const said = order !== null && detail && columns.length > 0 ? answers(order) : null;
      const own = columns.map(({ ofLine }) => (said && ofLine?.(said.answer, said.body, said.line).join('\n')) || null);
      const why = refusals.map((refusal) => renderProblem(t, kind, refusal)).join('\n') || null;
      const outcome = shown === null ? null : orderStateWords(t, target, shown, existing);
      rows.push([file, sheet, row, key, outcome, partnerNo, why, ...own]);
    }
    const last = page.at(-1);
    if (!last) return rows;
    id = last.id;
  }
}

/** What was sent and answered for the next detail line of an order: asked once for each of them, in reading order. */
function lineAnswers(orders: Store['orders']) {
  const next = new Map<number, number>();
  let last: { readonly order: number; readonly said: { answer: PartnerAnswer; body: JsonObject } | null } | undefined;
  return (order: number) => {
    const line = next.get(order) ?? 0;
    next.set(order, line + 1);
    if (last?.order !== order) {
      const stored = orders.get(order);
      const answer = storedAnswer(stored?.answer ?? null);
      last = { order, said: stored?.body && answer ? { answer, body: JSON.parse(stored.body) } : null };
    }
    return last.said && { ...last.said, line };
  };
}

/** `yyyy-MM-dd HH:mm:ss` on the office's own clock. */
export function officeTime(iso: string): string {
  const date = new Date(iso);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}`;
}

export interface ResultInput {
  /** One row per order. */
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
  /** One row per source line. */
  readonly lines: { readonly columns: readonly ReportColumn[]; readonly rows: readonly ReportRow[] };
  readonly lang: Language;
  /** Path of the report; `.xlsx`. */
  readonly out: string;
  readonly ifTaken?: IfTaken;
}

/** A workbook with the partner's numbers: one sheet with a row per order, one with a row per source line. */
export async function writeResultWorkbook({ columns, rows, lines, lang, out, ifTaken }: ResultInput): Promise<Written> {
  const t = translator(lang);
  const orders = sheets(t('report:results.sheet'), columns, rows);
  const written = [...orders, ...sheets(t('report:results.lines'), lines.columns, lines.rows)];
  const bytes = await writeXlsx({ sheets: written, stringMode: 'shared', defaultFont: FONT });
  const path = await writeWhole(out, bytes, ifTaken);
  return { path, notes: written.length > 2 ? [t('report:note.split')] : [] };
}

/** Data rows of one sheet; Excel has 1 048 576 rows, one of them the header. */
const MAX_ROWS = 1_048_575;

export function sheets(name: string, columns: readonly ReportColumn[], rows: readonly ReportRow[]): WriteSheet[] {
  const made: WriteSheet[] = [];
  for (let from = 0; from === 0 || from < rows.length; from += MAX_ROWS) {
    const title = from === 0 ? name : `${name} ${made.length + 1}`;
    made.push(sheet(title, columns, rows.slice(from, from + MAX_ROWS)));
  }
  return made;
}

function sheet(name: string, columns: readonly ReportColumn[], rows: readonly ReportRow[]): WriteSheet {
  const values = rows.map((row) => columns.map((column, at) => cellValue(column, row[at] ?? null)));
  const header = columns.map(({ header: text }) => text);
  const cells = new Map(header.map((_, at) => [`0,${at}`, { style: HEADER }]));
  return {
    name,
    columns: columns.map(columnDef),
    rows: [header, ...values],
    cells,
    freezePane: { rows: 1 },
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '$1:$1' },
    ...(columns.length === 0
      ? {}
      : { autoFilter: { range: `A1:${columnLetters(columns.length - 1)}${rows.length + 1}` } }),
  };
}

const HEADER: CellStyle = {
  font: { ...FONT, bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '1F4E78' } },
  alignment: { vertical: 'center', wrapText: true },
};

function columnDef({ header, width, type }: ReportColumn): ColumnDef {
  const style: CellStyle = type === 'text' ? { numFmt: '@' } : {};
  return { width: Math.max(width, displayWidth(header) + 4), style };
}

function cellValue({ type }: ReportColumn, value: string | number | null): CellValue {
  if (value === null || value === '') return null;
  if (typeof value === 'number' && type === 'number' && Number.isFinite(value)) return value;
  // Of up to fifteen digits a double is written as exactly those.
  if (type === 'decimal' && /^\d{1,12}(?:\.\d{1,3})?$/.test(String(value))) return Number(value);
  return storable(String(value));
}
