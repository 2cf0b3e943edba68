import { parse, resolve } from 'node:path';
import type { Run } from '#shared/contract/run.ts';
import type { Session } from '../session.ts';

export interface ReportOptions {
  readonly out: string;
  readonly type?: 'errors' | 'results';
  /** The import made several runs: each gets its own file, named after its kind; it replaces none. */
  readonly several?: boolean;
}

/** Writes a report beside where it was asked for and says where it is. */
export async function writeReport(session: Session, run: Run, options: ReportOptions): Promise<void> {
  const { engine, output, t } = session;
  const out = resolve(options.out);
  const { dir, name, ext } = parse(out);
  const { files } = await engine.call('reports.write', {
    run: run.id,
    type: options.type ?? 'errors',
    format: ext.toLowerCase() === '.csv' ? 'csv' : 'xlsx',
    ...(options.several ? { out: resolve(dir, `${name}-${run.kind}${ext}`), ifTaken: 'next' } : { out }),
    lang: t.lang,
  });
  for (const { path, notes } of files) {
    output.say(t('cli:written', { path }));
    for (const note of notes) output.say(t('cli:note', { note: t.dynamic(`report:${note}`) }));
  }
}
