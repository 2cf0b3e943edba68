import type { Target } from '#shared/contract/run.ts';
import { readPolicy } from '#shared/freight/quote.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { importFiles } from '../actions/import-files.ts';
import { checkReportPaths } from '../actions/report-path.ts';
import { sendRun } from '../actions/send-run.ts';
import { tellBookings } from '../actions/tell-bookings.ts';
import { tellProblems, tellSummary } from '../actions/tell-run.ts';
import { writeReport } from '../actions/write-report.ts';
import { type ExitCode, submittedCode, worst } from '../exit-code.ts';
import { withSession } from '../session.ts';

export interface SubmitOptions {
  readonly kind?: string;
  readonly attachments?: string;
  readonly to: Target;
  readonly concurrency?: number;
  readonly report?: string;
  readonly results?: string;
  /** `cheapest`, `fastest` or a company: for kinds that are previewed before they are booked. */
  readonly choose?: string;
  readonly json?: boolean;
}

/** `submit`: checks the files and sends every whole order without errors. */
export function submit(files: readonly string[], options: SubmitOptions): Promise<ExitCode> {
  return withSession(options, async (session) => {
    await checkReportPaths(options.report, options.results);
    const { engine, interrupted } = session;
    const { runs, refused } = await importFiles(session, files, { ...options, target: options.to });
    if (options.choose?.trim() && runs.length > 0 && !runs.some(({ kind }) => findKind(kind)?.freight)) {
      process.stderr.write(`${session.t('cli:chooseUnused')}\n`);
    }
    const codes: ExitCode[] = [];
    for (const checked of runs) {
      const told = await tellProblems(session, checked);
      const start = () =>
        engine.call('submissions.start', {
          run: checked.id,
          confirmWarnings: true,
          ...(options.concurrency ? { concurrency: options.concurrency } : {}),
          ...(options.choose?.trim() ? { choose: readPolicy(options.choose.trim()) } : {}),
        });
      const run = interrupted.aborted ? checked : await sendRun(session, start);
      await tellProblems(session, run, told);
      await tellBookings(session, run);
      const several = runs.length > 1;
      if (options.report) await writeReport(session, run, { out: options.report, several });
      if (options.results) await writeReport(session, run, { out: options.results, type: 'results', several });
      tellSummary(session, run);
      codes.push(submittedCode(run.counts));
    }
    return worst(codes, refused);
  });
}
