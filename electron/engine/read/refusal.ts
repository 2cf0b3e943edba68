import type { ProblemParams } from '#shared/problem.ts';
import type { ParamsOf } from '#shared/text/texts.ts';
import type { file } from '#shared/text/zh-CN/file.ts';
import type { WorkerOutcome } from '../worker/worker.ts';

/** Why a file cannot be used as a whole; each has a text in `shared/text` (`file.<code>`). */
export type RefusalCode = keyof typeof file;

export interface Refusal {
  readonly ok: false;
  readonly code: RefusalCode;
  readonly params: ProblemParams;
}

export function refuse<Code extends RefusalCode>(
  code: Code,
  ...[params = {}]: ParamsOf<(typeof file)[Code], 'file'>
): Refusal {
  return { ok: false, code, params };
}

/** The refusal of a file whose worker came to no result. */
export function unfinished({ type }: Exclude<WorkerOutcome<unknown>, { type: 'done' }>): Refusal {
  switch (type) {
    case 'timeout':
      return refuse('timeout');
    case 'out-of-memory':
      return refuse('outOfMemory');
    case 'crashed':
    case 'cancelled':
      return refuse('crashed');
  }
}
