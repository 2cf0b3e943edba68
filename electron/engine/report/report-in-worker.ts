import { Failure } from '#shared/contract/failure.ts';
import type { ProblemParams } from '#shared/problem.ts';
import { runInWorker } from '../worker/run-in-worker.ts';
import { workerUrl } from '../worker/worker-url.ts';
import type { ErrorWorkbookInput, Written } from './error-input.ts';

export interface ReportTask {
  readonly format: 'xlsx' | 'csv';
  readonly input: ErrorWorkbookInput;
}

export type ReportOutcome =
  | { readonly ok: true; readonly written: readonly Written[] }
  | { readonly ok: false; readonly code: string; readonly params: ProblemParams };

const LIMITS = { timeoutMs: 300_000, memoryMb: 2048 } as const;

/**
 * Writes the error report of one file without holding the engine up. CSV makes one file per sheet.
 *
 * @throws Failure `report.sourceUnreadable`, `report.tooLarge` (it took too much memory or time)
 */
export async function errorReportInWorker(task: ReportTask): Promise<readonly Written[]> {
  const outcome = await runInWorker<never, ReportOutcome>(workerUrl(import.meta.url, 'report-worker'), task, LIMITS);
  switch (outcome.type) {
    case 'done':
      if (outcome.value.ok) return outcome.value.written;
      throw Failure.of(outcome.value);
    case 'timeout':
    case 'out-of-memory':
      throw new Failure('report.tooLarge', { file: task.input.source.name });
    case 'crashed':
      throw new Error(`the report worker broke: ${outcome.error}`);
    case 'cancelled':
      throw new Error('nobody cancels a report');
  }
}
