import type { Run, Target } from '#shared/contract/run.ts';
import { findKind, kindLabel } from '#shared/kinds/registry.ts';
import { importFiles } from '../actions/import-files.ts';
import { readRates } from '../actions/read-rates.ts';
import { tellFreight } from '../actions/tell-freight.ts';
import { tellPreviews } from '../actions/tell-previews.ts';
import { tellProblems, tellSummary } from '../actions/tell-run.ts';
import { checkedCode, type ExitCode, exitCode, worst } from '../exit-code.ts';
import { type Session, withSession } from '../session.ts';

export interface FreightOptions {
  readonly kind?: string;
  /** Whose prices are asked for, for kinds that are previewed before they are booked. */
  readonly to: Target;
  /** A rate card for this call alone. */
  readonly rates?: string;
  readonly json?: boolean;
}

/** `freight`: what the files' orders weigh and what they would cost; no order is sent. */
export function freight(files: readonly string[], options: FreightOptions): Promise<ExitCode> {
  return withSession(options, async (session) => {
    const rates = options.rates === undefined ? undefined : await readRates(session, options.rates);
    if (rates === null) return exitCode.failed;
    const { runs, refused } = await importFiles(session, files, { ...options, target: options.to });
    for (const run of runs) {
      await tellProblems(session, run);
      await tellCosts(session, run, rates);
    }
    return worst(
      runs.map(({ counts }) => checkedCode(counts)),
      refused,
    );
  });
}

async function tellCosts(session: Session, run: Run, rates: string | undefined): Promise<void> {
  const { output, t } = session;
  const kind = findKind(run.kind);
  if (kind?.boxes) {
    tellSummary(session, run, { freight: await tellFreight(session, run, rates) });
    return;
  }
  if (kind?.freight) await tellPreviews(session, run);
  else output.say(t('freight:kind.noBoxes', { kind: kindLabel(run.kind, t.lang) }));
  tellSummary(session, run);
}
