import type { WorkerOutcome } from '../worker/worker.ts';

/** Why a worker came to no result, as the code of the file it was reading. */
export function unfinished(
  outcome: Exclude<WorkerOutcome<unknown>, { type: 'done' }>,
): 'timeout' | 'outOfMemory' | 'crashed' {
  switch (outcome.type) {
    case 'timeout':
      return 'timeout';
    case 'out-of-memory':
      return 'outOfMemory';
    case 'crashed':
    case 'cancelled':
      return 'crashed';
  }
}
