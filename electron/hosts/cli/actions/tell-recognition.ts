import type { SheetRecognition } from '#shared/contract/recognition.ts';
import type { Run } from '#shared/contract/run.ts';
import { kindLabel } from '#shared/kinds/registry.ts';
import type { Session } from '../session.ts';
import { everyItem } from './every-item.ts';
import { rowRanges } from './row-ranges.ts';

/** Rows that nobody misses. */
const unremarkable: ReadonlySet<string> = new Set(['blank', 'header']);

/** Tells how each sheet was read, which of its columns were not used, and which rows were left out. */
export async function tellRecognition(session: Session, run: Run): Promise<void> {
  const ignored = new Set<string>();
  for (const file of await session.engine.call('imports.recognition', { run: run.id })) {
    for (const sheet of file.sheets) {
      tellSheet(session, run, file.name, sheet);
      if (sheet.use === 'ignored') ignored.add(JSON.stringify([file.name, sheet.sheet]));
    }
  }
  await tellSkipped(session, run, ignored);
}

function tellSheet({ output, t }: Session, run: Run, file: string, sheet: SheetRecognition): void {
  const at = { file, sheet: sheet.sheet };
  if (sheet.use === 'ignored') {
    output.say(t('cli:sheet.ignored', { ...at, reason: t.dynamic(`recognition:ignored.${sheet.ignored}`) }));
    return;
  }
  output.say(t('cli:kind', { ...at, kind: kindLabel(run.kind, t.lang), row: sheet.headerRow ?? '-' }));
  const unused = sheet.columns.filter(({ field, header }) => field === null && header.trim() !== '');
  if (unused.length > 0) {
    output.say(t('cli:unused', { ...at, columns: unused.map(({ header }) => oneLine(header)).join(', ') }));
  }
  if (sheet.hiddenRows > 0 || sheet.hiddenColumns.length > 0) {
    const rows = t('cli:hidden.rows', { count: sheet.hiddenRows });
    const columns = t('cli:hidden.columns', { count: sheet.hiddenColumns.length });
    output.say(t('cli:hidden', { ...at, rows, columns }));
  }
}

/** @param ignored file and sheet of those that were left out as a whole, and said to be */
async function tellSkipped({ engine, output, t }: Session, run: Run, ignored: ReadonlySet<string>): Promise<void> {
  const groups = new Map<string, { file: string; sheet: string; reason: string; rows: number[] }>();
  const pages = everyItem((offset, limit) => engine.call('rows.skipped', { run: run.id, offset, limit }));
  for await (const { file, sheet, reason, row } of pages) {
    if (unremarkable.has(reason) || ignored.has(JSON.stringify([file, sheet]))) continue;
    const id = JSON.stringify([file, sheet, reason]);
    const group = groups.get(id) ?? { file, sheet, reason, rows: [] };
    groups.set(id, group);
    group.rows.push(row);
  }
  for (const { file, sheet, reason, rows } of groups.values()) {
    const words = t.dynamic(`recognition:skip.${reason}`);
    output.say(t('cli:skipped', { file, sheet, rows: rowRanges(rows), reason: words }));
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
