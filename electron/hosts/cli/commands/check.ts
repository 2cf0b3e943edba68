import { resolve } from 'node:path';
import { Failure } from '#shared/contract/failure.ts';
import type { Run } from '#shared/contract/run.ts';
import type { EncodingName } from '#shared/sheets/encodings.ts';
import { createRuns } from '../actions/create-runs.ts';
import { checkedCode, type ExitCode, worst } from '../actions/exit-code.ts';
import { checkReportPaths, checkWorkbookPath, writeReport } from '../actions/reports.ts';
import { type CommandContext, runCommand } from '../actions/run-command.ts';
import type { SheetOptions } from '../actions/sheet-options.ts';
import { tellProblems, tellSummary } from '../actions/tell-run.ts';

export interface CheckOptions extends SheetOptions {
  readonly kind?: string;
  readonly encoding?: EncodingName;
  readonly attachments?: string;
  readonly report?: string;
  /** Asks the partner for its warehouses and the stock records of the SKUs first. */
  readonly askWarehouse?: boolean;
  /** Where the SKUs without a stock record are written, as a sheet that registers them. */
  readonly productSheet?: string;
  readonly json?: boolean;
}

/** `check`: every mistake of the files, and nothing sent. */
export function check(files: readonly string[], options: CheckOptions): Promise<ExitCode> {
  return runCommand(options, async (context) => {
    await checkReportPaths(options.report);
    if (options.productSheet !== undefined) await checkWorkbookPath(options.productSheet);
    const { runs, refused } = await createRuns(context, files, { ...options, target: 'practice' });
    const codes: ExitCode[] = [];
    for (const run of runs) {
      await tellProblems(context, run);
      if (options.report) await writeReport(context, run, { out: options.report, several: runs.length > 1 });
      if (options.productSheet !== undefined) await writeProducts(context, run, options.productSheet);
      tellSummary(context, run);
      codes.push(checkedCode(run.counts));
    }
    return worst(codes, refused);
  });
}

/** Nothing to register is no mistake; a second run's sheet stands beside the first one's. */
async function writeProducts({ engine, output, t }: CommandContext, run: Run, out: string): Promise<void> {
  try {
    const place = { out: resolve(out), ifTaken: 'next', lang: t.lang } as const;
    const { path } = await engine.call('masterData.products', { run: run.id, ...place });
    output.say(t('cli:written', { path }));
  } catch (error) {
    if (!(error instanceof Failure && error.code === 'masterData.noneUnknown')) throw error;
    output.say(t('cli:noProducts'));
  }
}
