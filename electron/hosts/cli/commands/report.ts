import { checkReportPaths } from '../actions/report-path.ts';
import { writeReport } from '../actions/write-report.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { withSession } from '../session.ts';

/** `report RUN --out FILE`: a run's error (or result) workbook once more. */
export function report(id: string, options: { out: string; type: 'errors' | 'results' }): Promise<ExitCode> {
  return withSession({}, async (session) => {
    await checkReportPaths(options.out);
    const run = await session.engine.call('runs.get', { run: id });
    await writeReport(session, run, options);
    return exitCode.ok;
  });
}
