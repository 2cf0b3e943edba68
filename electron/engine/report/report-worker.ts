import { Failure } from '#shared/contract/failure.ts';
import { serveTask } from '../worker/worker.ts';
import { writeErrorCsv } from './error-csv.ts';
import type { ReportOutcome, ReportTask } from './error-report.ts';
import { writeErrorWorkbook } from './error-workbook.ts';

/** The thread that writes one error report: it holds the workbook in memory several times over. */
await serveTask<ReportTask, never, ReportOutcome>(async ({ format, input }) => {
  try {
    return { ok: true, written: format === 'csv' ? await writeErrorCsv(input) : [await writeErrorWorkbook(input)] };
  } catch (error) {
    if (error instanceof Failure) return { ok: false, code: error.code, params: error.params };
    throw error;
  }
});
