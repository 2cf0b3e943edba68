import { type ExitCode, exitCode } from '../actions/exit-code.ts';
import { checkReportPaths, writeReport } from '../actions/reports.ts';
import { runCommand } from '../actions/run-command.ts';

/** `report RUN --out FILE`: a run's error (or result) workbook once more. */
export function report(id: string, options: { out: string; type: 'errors' | 'results' }): Promise<ExitCode> {
  return runCommand({}, async (context) => {
    await checkReportPaths(options.out);
    const run = await context.engine.call('runs.get', { run: id });
    await writeReport(context, run, options);
    return exitCode.ok;
  });
}
