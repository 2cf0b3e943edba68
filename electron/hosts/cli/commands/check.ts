import { importFiles } from '../actions/import-files.ts';
import { checkReportPaths } from '../actions/report-path.ts';
import { tellProblems, tellSummary } from '../actions/tell-run.ts';
import { writeReport } from '../actions/write-report.ts';
import { checkedCode, type ExitCode, worst } from '../exit-code.ts';
import { withSession } from '../session.ts';

export interface CheckOptions {
  readonly kind?: string;
  readonly attachments?: string;
  readonly report?: string;
  readonly json?: boolean;
}

/** `check`: every mistake of the files, and nothing sent. */
export function check(files: readonly string[], options: CheckOptions): Promise<ExitCode> {
  return withSession(options, async (session) => {
    await checkReportPaths(options.report);
    const { runs, refused } = await importFiles(session, files, { ...options, target: 'practice' });
    const codes: ExitCode[] = [];
    for (const run of runs) {
      await tellProblems(session, run);
      if (options.report) await writeReport(session, run, { out: options.report, several: runs.length > 1 });
      tellSummary(session, run);
      codes.push(checkedCode(run.counts));
    }
    return worst(codes, refused);
  });
}
