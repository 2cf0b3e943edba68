import type { EncodingName } from '#shared/sheets/encodings.ts';
import { createRuns } from '../actions/create-runs.ts';
import { checkedCode, type ExitCode, worst } from '../actions/exit-code.ts';
import { checkReportPaths, writeReport } from '../actions/reports.ts';
import { runCommand } from '../actions/run-command.ts';
import type { SheetOptions } from '../actions/sheet-options.ts';
import { tellProblems, tellSummary } from '../actions/tell-run.ts';

export interface CheckOptions extends SheetOptions {
  readonly kind?: string;
  readonly encoding?: EncodingName;
  readonly attachments?: string;
  readonly report?: string;
  /** Asks the partner for its warehouses and the stock records of the SKUs first. */
  readonly askWarehouse?: boolean;
  readonly json?: boolean;
}

/** `check`: every mistake of the files, and nothing sent. */
export function check(files: readonly string[], options: CheckOptions): Promise<ExitCode> {
  return runCommand(options, async (context) => {
    await checkReportPaths(options.report);
    const { runs, refused } = await createRuns(context, files, { ...options, target: 'practice' });
    const codes: ExitCode[] = [];
    for (const run of runs) {
      await tellProblems(context, run);
      if (options.report) await writeReport(context, run, { out: options.report, several: runs.length > 1 });
      tellSummary(context, run);
      codes.push(checkedCode(run.counts));
    }
    return worst(codes, refused);
  });
}
