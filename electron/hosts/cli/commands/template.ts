import { resolve } from 'node:path';
import type { Language } from '#shared/text/index.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { withSession } from '../session.ts';

/** `template <kind>`: an empty workbook with drop-downs, notes and an example. */
export function template(kind: string, options: { out?: string; lang?: Language }): Promise<ExitCode> {
  return withSession({}, async ({ engine, output, t }) => {
    const lang = options.lang ?? t.lang;
    const out = resolve(options.out ?? `${kind}-template.xlsx`);
    const { path } = await engine.call('templates.write', { kind, out, lang });
    output.say(t('cli:written', { path }));
    return exitCode.ok;
  });
}
