import type { AnyKind, JsonObject } from '#shared/kinds/kind.ts';
import type { Translate } from '#shared/text/index.ts';
import { messageWords } from '#shared/text/outcome-words.ts';
import type { ReportSource } from '../store/report-source.ts';
import type { ReportColumn, ReportRow } from './result-workbook.ts';

/** Orders or lines read from the store in one go. */
const PAGE = 500;

/** The columns of the result workbook: those of every order, then what the kind's partner gives back. */
export function resultColumns(kind: AnyKind | undefined, t: Translate): readonly ReportColumn[] {
  return [
    { header: t('report:results.key'), width: 24, type: 'text' },
    { header: t('report:results.state'), width: 12, type: 'text' },
    { header: t('report:results.to'), width: 22, type: 'text' },
    { header: t('report:results.partnerNo'), width: 26, type: 'text' },
    { header: t('report:results.message'), width: 40, type: 'text' },
    { header: t('report:results.orderLines'), width: 8, type: 'number' },
    { header: t('report:results.attempts'), width: 10, type: 'number' },
    { header: t('report:results.lastAt'), width: 22, type: 'text' },
    ...(kind?.results ?? []).map(({ label, type }) => ({
      header: label[t.lang],
      width: type === 'url' ? 40 : 24,
      type: 'text' as const,
    })),
  ];
}

/** States in which nothing of an order has left. */
const unsent: ReadonlySet<string> = new Set(['incomplete', 'ready']);

/** `to`: the words for where the run goes. */
export function resultRows(
  source: ReportSource,
  { run, to }: { readonly run: string; readonly to: string },
  kind: AnyKind | undefined,
  t: Translate,
): ReportRow[] {
  const rows: ReportRow[] = [];
  for (let position = 0; ; ) {
    const page = source.outcomes(run, position, PAGE);
    for (const { key, state, partnerNo, message, lines, errors, attempts, lastAt, answer } of page) {
      const { data = {} }: { data?: JsonObject } = JSON.parse(answer ?? '{}');
      const given = { partnerNo, data };
      const ofKind = (kind?.results ?? []).map(({ values }) => values(given).join('\n') || null);
      const outcome = t.dynamic(`submission:state.${state}`);
      const last = lastAt === null ? null : localTime(lastAt);
      const why =
        (message && messageWords(t, message)) ?? (errors > 0 ? t('report:results.errors', { count: errors }) : null);
      rows.push([key, outcome, unsent.has(state) ? null : to, partnerNo, why, lines, attempts, last, ...ofKind]);
    }
    const last = page.at(-1);
    if (!last) return rows;
    position = last.position;
  }
}

export function lineRows(source: ReportSource, run: string, t: Translate): ReportRow[] {
  const rows: ReportRow[] = [];
  for (let id = 0; ; ) {
    const page = source.lines(run, id, PAGE);
    for (const { file, sheet, row, key, state } of page) {
      rows.push([file, sheet, row, key, state === null ? null : t.dynamic(`submission:state.${state}`)]);
    }
    const last = page.at(-1);
    if (!last) return rows;
    id = last.id;
  }
}

/** `yyyy-MM-dd HH:mm:ss` on the office's own clock. */
function localTime(iso: string): string {
  const date = new Date(iso);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}`;
}
