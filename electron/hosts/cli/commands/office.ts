import { type ExitCode, exitCode } from '../actions/exit-code.ts';
import { runCommand } from '../actions/run-command.ts';

/** What a person says about the office's ledger or this desk, and the procedure that does it. */
const SAID = { 'new-desk': 'ledger.newDesk', restored: 'ledger.wentBack', 'go-on': 'ledger.goOn' } as const;

export type OfficeAction = 'status' | keyof typeof SAID;

/** `office status`: whether the office's ledger can be used, which desks it knows, and what of this one is open there alone. */
export function office(action: OfficeAction, options: { readonly json?: boolean }): Promise<ExitCode> {
  return runCommand(options, async ({ engine, output, t }) => {
    if (action !== 'status') {
      await engine.call(SAID[action], {});
      if (!options.json) output.say(t(`cli:office.${action}`));
    }
    const status = await engine.call('ledger.status', {});
    if (options.json) {
      output.event({ type: 'office', ...status });
      return exitCode.ok;
    }
    const { address, server, own, desks, lost } = status;
    output.say(t('cli:office.reached', { address, server, desks: desks.length }));
    for (const { id, name, person, seenAt, open, awaited } of desks) {
      const seen = new Date(seenAt).toLocaleString(t.lang);
      output.say(t(id === own.id ? 'cli:office.own' : 'cli:office.desk', { name, person, seen, open }));
      if (awaited && id !== own.id) output.say(t('cli:office.awaited', { name }));
    }
    for (const { key, partner, kind, person, claimedAt } of lost) {
      const when = new Date(claimedAt).toLocaleString(t.lang);
      output.say(t('cli:office.lost', { key, partner, kind, person, when }));
    }
    return exitCode.ok;
  });
}
