import type { Refusal } from '../read/read.ts';
import { serveTask } from '../worker/worker.ts';
import { type RateCardTask, type ReadRateCard, readRateCard } from './read-rate-card.ts';

/** The thread that reads a rate card. What it holds in memory is gone with it. */
await serveTask<RateCardTask, never, ReadRateCard | Refusal>(readRateCard);
