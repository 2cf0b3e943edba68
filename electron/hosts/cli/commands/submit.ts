import { Failure } from '#shared/contract/failure.ts';
import type { Run, Target } from '#shared/contract/run.ts';
import { type Money, readPolicy } from '#shared/freight/quote.ts';
import { findKind } from '#shared/kinds/registry.ts';
import type { EncodingName } from '#shared/sheets/encodings.ts';
import { localDay } from '#shared/text/local-time.ts';
import { tell } from '../../node/terminal.ts';
import { refuseQuestions } from '../actions/column-answers.ts';
import { confirmColumns } from '../actions/confirm-columns.ts';
import { createRuns } from '../actions/create-runs.ts';
import { type ExitCode, submittedCode, worst } from '../actions/exit-code.ts';
import { checkReportPaths, writeReport } from '../actions/reports.ts';
import { type CommandContext, runCommand } from '../actions/run-command.ts';
import { orBroken, sendRun, sumWords, tellBookings } from '../actions/send-run.ts';
import type { SheetOptions } from '../actions/sheet-options.ts';
import { tellProblems, tellSummary } from '../actions/tell-run.ts';

export interface SubmitOptions extends SheetOptions {
  readonly kind?: string;
  readonly encoding?: EncodingName;
  readonly attachments?: string;
  readonly to: Target;
  readonly concurrency?: number;
  readonly report?: string;
  readonly results?: string;
  /** `cheapest`, `fastest` or a company: for kinds that are previewed before they are booked. */
  readonly choose?: string;
  /** The most that the run, and each order, may cost; of the same kinds. */
  readonly maxTotal?: Money;
  readonly maxOrder?: Money;
  /** Also orders that another account at the same partner sent before. */
  readonly sentElsewhere?: boolean;
  /** Confirms the columns that are only likely. */
  readonly yes?: boolean;
  /** Asks the partner for its warehouses and the stock records of the SKUs first. */
  readonly askWarehouse?: boolean;
  readonly json?: boolean;
}

/** `submit`: checks the files and sends every whole order without errors. */
export function submit(files: readonly string[], options: SubmitOptions): Promise<ExitCode> {
  return runCommand(options, async (context) => {
    await checkReportPaths(options.report, options.results);
    const { engine, interrupted } = context;
    const { runs, refused } = await createRuns(context, files, { ...options, target: options.to });
    const { maxTotal: perRun, maxOrder: perOrder } = options;
    const capped = perRun !== undefined || perOrder !== undefined;
    if ((options.choose?.trim() || capped) && runs.length > 0 && !runs.some(({ kind }) => findKind(kind)?.freight)) {
      tell(process.stderr, context.t('cli:chooseUnused'));
    }
    const elsewhere = await askedElsewhere(context, runs, options.sentElsewhere ?? false);
    await refuseUnseen(context, runs, options);
    const codes: ExitCode[] = [];
    for (const run of runs) await confirmColumns(context, run, options.yes === true);
    for (const run of runs) await refuseQuestions(context, run);
    for (const checked of runs) {
      const told = await tellProblems(context, checked);
      const start = () =>
        engine.call('submissions.start', {
          run: checked.id,
          as: { target: checked.target, account: checked.account },
          confirmWarnings: true,
          elsewhere: elsewhere.get(checked.id) ?? [],
          ...(options.concurrency ? { concurrency: options.concurrency } : {}),
          ...(options.choose?.trim() ? { choose: readPolicy(options.choose.trim()) } : {}),
          // Whoever says how much it may cost at most has confirmed so much.
          ...(perRun ? { seen: [perRun] } : {}),
          ...(capped ? { priceCap: { perRun, perOrder } } : {}),
        });
      const send = () => sendRun(context, checked, start);
      // What keeps one run from being sent must not hide what became of those before it.
      const sent = interrupted.aborted ? checked : await orBroken(context, checked.id, send);
      const run = sent ?? (await engine.call('runs.get', { run: checked.id }).catch(() => checked));
      await orBroken(context, run.id, async () => {
        await tellProblems(context, run, told);
        await tellBookings(context, run);
        const several = runs.length > 1;
        if (options.report) await writeReport(context, run, { out: options.report, several });
        if (options.results) await writeReport(context, run, { out: options.results, type: 'results', several });
      });
      tellSummary(context, run);
      codes.push(submittedCode(run.counts));
    }
    return worst(codes, refused);
  });
}

/**
 * The orders of each run that another account at the same partner sent before: asked about all runs before anything of one
 * is sent.
 *
 * @throws Failure `run.sentElsewhere`, `run.sentAtAnotherDesk` when there are any, unless they are meant
 */
async function askedElsewhere(
  { engine }: CommandContext,
  runs: readonly Run[],
  meant: boolean,
): Promise<ReadonlyMap<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const { id } of runs) {
    const { keys, accounts } = await engine.call('submissions.sentElsewhere', { run: id });
    const [first] = accounts;
    if (first && !meant) {
      const { name: account, from, by } = first;
      const params = { orders: keys.length, account, date: localDay(from) };
      throw by ? new Failure('run.sentAtAnotherDesk', { ...params, ...by }) : new Failure('run.sentElsewhere', params);
    }
    found.set(id, keys);
  }
  return found;
}

/**
 * Freight is booked for real only up to an amount that was named: without one the prices are asked for and told, about all
 * runs before anything of one is sent.
 *
 * @throws Failure `freight.notSeen`
 */
async function refuseUnseen({ engine }: CommandContext, runs: readonly Run[], options: SubmitOptions): Promise<void> {
  const policy = options.choose?.trim();
  if (options.to !== 'production' || options.maxTotal || !policy) return;
  for (const { id: run, kind } of runs) {
    if (!findKind(kind)?.freight) continue;
    await engine.call('freight.choose', { run, policy: readPolicy(policy) });
    await engine.call('freight.preview', { run });
    const { sums } = await engine.call('freight.chosen', { run, state: 'ready' });
    if (sums.length > 0) throw new Failure('freight.notSeen', { sum: sumWords(sums) });
  }
}
