import type { ReportType } from '#shared/contract/reports.ts';
import { type ExitCode, exitCode } from '../actions/exit-code.ts';
import { checkReportPaths, writeReport } from '../actions/reports.ts';
import { runCommand } from '../actions/run-command.ts';

/** `report RUN --out FILE`: a run's error workbook once more, whole or with what failed only, or its results. */
export function report(id: string, options: { out: string; type: ReportType }): Promise<ExitCode> {
  return runCommand({}, async (context) => {
    await checkReportPaths(options.out);
    const run = await context.engine.call('runs.get', { run: id });
    await writeReport(context, run, options);
    return exitCode.ok;
  });
}
