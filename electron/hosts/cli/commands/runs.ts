import { kindLabel } from '#shared/kinds/registry.ts';
import { runStateWords } from '#shared/text/outcome-words.ts';
import { everyItem } from '../actions/every-item.ts';
import { type ExitCode, exitCode } from '../actions/exit-code.ts';
import { runCommand } from '../actions/run-command.ts';
import { tellSummary } from '../actions/tell-run.ts';

/** `runs`: every run, newest first. */
export function runs(options: { readonly json?: boolean }): Promise<ExitCode> {
  return runCommand(options, async (context) => {
    const { engine, output, t } = context;
    let count = 0;
    for await (const run of everyItem((offset, limit) => engine.call('runs.list', { offset, limit }))) {
      count += 1;
      if (options.json) {
        tellSummary(context, run);
        continue;
      }
      output.say(
        t('cli:runs.row', {
          run: run.id,
          created: new Date(run.createdAt).toLocaleString(t.lang),
          target: t(`submit:to.${run.target}`),
          kind: kindLabel(run.kind, t.lang),
          state: runStateWords(t, run),
          orders: run.counts.orders,
          accepted: run.counts.accepted + run.counts.exists,
          open: run.counts.queued + run.counts.unknown + run.counts.ready,
          shelved: run.counts.shelved,
          wrong: run.counts.incomplete + run.counts.rejected,
          files: run.files.map(({ name }) => name).join(', '),
        }),
      );
    }
    if (count === 0) output.say(t('cli:runs.none'));
    return exitCode.ok;
  });
}
