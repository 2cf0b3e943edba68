/**
 * Work that may take long, or much memory, or crash on an odd file, is done in a thread of its own. The host runs it with
 * limits ({@link runInWorker}, or {@link readyWorker} where it may begin to load early); the thread's entry file serves it ({@link serveTask}); {@link workerUrl} finds the entry,
 * among the sources as in a built program.
 */
export { type ReadyWorker, readyWorker, runInWorker, type WorkerOutcome, workerUrl } from './run-in-worker.ts';
export { type Emit, serveTask } from './serve-task.ts';
