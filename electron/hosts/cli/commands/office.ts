import { type ExitCode, exitCode } from '../actions/exit-code.ts';
import { runCommand } from '../actions/run-command.ts';

/** `office status`: whether the office's ledger can be used, and which desks it knows. */
export function office(options: { readonly json?: boolean }): Promise<ExitCode> {
  return runCommand(options, async ({ engine, output, t }) => {
    const status = await engine.call('ledger.status', {});
    if (options.json) {
      output.event({ type: 'office', ...status });
      return exitCode.ok;
    }
    const { address, server, own, desks } = status;
    output.say(t('cli:office.reached', { address, server, desks: desks.length }));
    for (const { id, name, person, seenAt, open } of desks) {
      const seen = new Date(seenAt).toLocaleString(t.lang);
      output.say(t(id === own.id ? 'cli:office.own' : 'cli:office.desk', { name, person, seen, open }));
    }
    return exitCode.ok;
  });
}
