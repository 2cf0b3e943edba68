import type { Counts } from '#shared/contract/run.ts';

/** Scripts rely on these numbers. */
export const exitCode = {
  /** Every order accepted or existing. */
  ok: 0,
  /** Finished, but some lines have errors, or orders were rejected or decided not to be sent. */
  imperfect: 1,
  /** Usage, unreadable file, settings. */
  failed: 2,
  /** Stopped before the end: held, interrupted, outcomes unknown. */
  stopped: 3,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** What a check says about a run. */
export function checkedCode(counts: Counts): ExitCode {
  return counts.errors > 0 || counts.incomplete > 0 ? exitCode.imperfect : exitCode.ok;
}

/** What a submission came to. */
export function submittedCode(counts: Counts): ExitCode {
  if (counts.queued > 0 || counts.unknown > 0) return exitCode.stopped;
  return counts.errors + counts.incomplete + counts.rejected + counts.shelved + counts.ready > 0
    ? exitCode.imperfect
    : exitCode.ok;
}

/** The code of several runs (or files) together: what could not be run at all shows only when nothing else could. */
export function worst(codes: readonly ExitCode[], refusedFiles: number): ExitCode {
  if (codes.length === 0) return exitCode.failed;
  const code = Math.max(...codes) as ExitCode;
  return refusedFiles > 0 && code === exitCode.ok ? exitCode.imperfect : code;
}
