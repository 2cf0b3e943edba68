import type { SheetChoice } from '#shared/contract/recognition.ts';
import { type Refusal, readTableFile } from '../read/read.ts';
import { workerUrl } from '../worker/worker.ts';
import type { RateCardTask, ReadRateCard } from './read-rate-card.ts';

export interface CardFile {
  readonly path: string;
  readonly choices: readonly SheetChoice[];
  /** `yyyy-MM-dd`. */
  readonly today: string;
}

/** Reads a workbook as a rate card. */
export function readCardFile({ path, choices, today }: CardFile): Promise<ReadRateCard | Refusal> {
  const entry = workerUrl(import.meta.url, 'rate-card-worker');
  return readTableFile(path, entry, (format): RateCardTask => ({ path, format, choices, today }));
}
