import { reasonWords } from '#shared/text/outcome-words.ts';
import { type ExitCode, exitCode } from '../actions/exit-code.ts';
import { runCommand } from '../actions/run-command.ts';

/** `notify`: sends a test message by every group robot that is known here, and says what came of each. */
export function notify(options: { readonly json?: boolean }): Promise<ExitCode> {
  return runCommand(options, async ({ engine, output, t }) => {
    const robots = await engine.call('robots.list', {});
    if (robots.length === 0) output.say(t('cli:notify.none'));
    let failed = 0;
    for (const { id, vendor, name } of robots) {
      const { ok, code, params } = await engine.call('robots.test', { id });
      const reason = typeof params.reason === 'string' ? { reason: reasonWords(t, params.reason) } : {};
      const message = t.dynamic(`notify:result.${code}`, { ...params, ...reason });
      if (!ok) failed += 1;
      output.event({ type: 'notify', vendor, name, ok, code, message });
    }
    return failed > 0 || robots.length === 0 ? exitCode.imperfect : exitCode.ok;
  });
}
