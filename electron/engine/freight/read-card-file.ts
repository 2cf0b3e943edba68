import type { SheetChoice } from '#shared/contract/recognition.ts';
import { gateFile } from '../files/gate.ts';
import { type Refusal, refuse } from '../files/refusal.ts';
import { runInWorker } from '../worker/run-in-worker.ts';
import { workerUrl } from '../worker/worker-url.ts';
import type { RateCardTask, ReadRateCard } from './read-rate-card.ts';

const LIMITS = { timeoutMs: 60_000, memoryMb: 2048 } as const;

export interface CardFile {
  readonly path: string;
  readonly choices: readonly SheetChoice[];
  /** `yyyy-MM-dd`. */
  readonly today: string;
}

/** Gates a workbook and reads it as a rate card, in a worker that is killed past its limits. */
export async function readCardFile({ path, choices, today }: CardFile): Promise<ReadRateCard | Refusal> {
  const gated = await gateFile(path);
  if (!gated.ok) return gated;
  const task: RateCardTask = { path, format: gated.format, choices, today };
  const entry = workerUrl(import.meta.url, 'rate-card-worker');
  const outcome = await runInWorker<never, ReadRateCard | Refusal>(entry, task, LIMITS);
  switch (outcome.type) {
    case 'done':
      return outcome.value;
    case 'timeout':
      return refuse('timeout');
    case 'out-of-memory':
      return refuse('outOfMemory');
    case 'crashed':
    case 'cancelled':
      return refuse('crashed');
  }
}
