import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { Run, Target } from '#shared/contract/run.ts';
import { kindLabel } from '#shared/kinds/registry.ts';
import type { Session } from '../session.ts';

export interface ImportOptions {
  readonly kind?: string;
  readonly attachments?: string;
  readonly target: Target;
}

/** Reads and checks files; tells what was refused, how each sheet was read and which rows were left out. */
export async function importFiles(
  session: Session,
  files: readonly string[],
  options: ImportOptions,
): Promise<{ runs: Run[]; refused: number }> {
  const { engine, output, t } = session;
  const { runs, refused } = await engine.call('imports.create', {
    importId: randomUUID(),
    paths: files.map((file) => resolve(file)),
    ...(options.kind ? { kind: options.kind } : {}),
    ...(options.attachments ? { attachmentsDir: resolve(options.attachments) } : {}),
    target: options.target,
  });
  for (const { file, code, params } of refused) {
    output.event({
      type: 'problem',
      file,
      sheet: null,
      row: null,
      column: null,
      field: null,
      code: `file.${code}`,
      severity: 'error',
      message: t.dynamic(`file:${code}`, { ...params, file }),
    });
  }
  for (const run of runs) await tellRecognition(session, run);
  return { runs, refused: refused.length };
}

async function tellRecognition({ engine, output, t }: Session, run: Run): Promise<void> {
  for (const file of await engine.call('imports.recognition', { run: run.id })) {
    for (const sheet of file.sheets) {
      const at = { file: file.name, sheet: sheet.sheet };
      if (sheet.use === 'ignored') {
        output.say(t('cli:sheet.ignored', { ...at, reason: t.dynamic(`recognition:ignored.${sheet.ignored}`) }));
        continue;
      }
      output.say(t('cli:kind', { ...at, kind: kindLabel(run.kind, t.lang), row: sheet.headerRow ?? '-' }));
      if (sheet.hiddenRows > 0 || sheet.hiddenColumns.length > 0) {
        output.say(t('cli:hidden', { ...at, rows: sheet.hiddenRows, columns: sheet.hiddenColumns.length }));
      }
    }
  }
  const skipped = await engine.call('rows.skipped', { run: run.id, limit: 1000 });
  for (const row of skipped.items.filter(({ reason }) => reason === 'total' || reason === 'repeated-header')) {
    const reason = t.dynamic(`recognition:skip.${row.reason}`);
    output.say(t('cli:skipped', { file: row.file, sheet: row.sheet, rows: row.row, reason }));
  }
}
