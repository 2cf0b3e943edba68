import { resolve } from 'node:path';
import type { Language } from '#shared/text/index.ts';
import { type ExitCode, exitCode } from '../actions/exit-code.ts';
import { runCommand } from '../actions/run-command.ts';

/** `template <kind>`: an empty workbook with drop-downs, notes and an example. */
export function template(kind: string, options: { out?: string; lang?: Language }): Promise<ExitCode> {
  return runCommand({}, async ({ engine, output, t }) => {
    const lang = options.lang ?? t.lang;
    const place = options.out
      ? { out: resolve(options.out) }
      : { out: resolve(`${kind}-template.xlsx`), ifTaken: 'next' as const };
    const { path } = await engine.call('templates.write', { kind, ...place, lang });
    output.say(t('cli:written', { path }));
    return exitCode.ok;
  });
}
