import { Failure } from '#shared/contract/failure.ts';
import { serveTask } from '../worker/worker.ts';
import { type LabelTask, type MadeLabels, makeLabels } from './make-labels.ts';

/** What the thread answers: what it made, or that the program came without its font. */
export type LabelAnswer = MadeLabels | 'noFont';

/** The thread that draws and writes labels: the font alone is eight megabytes, and a thousand pages take seconds. */
await serveTask<LabelTask, never, LabelAnswer>(async (task) => {
  try {
    return await makeLabels(task);
  } catch (error) {
    if (error instanceof Failure && error.code === 'labels.noFont') return 'noFont';
    throw error;
  }
});
