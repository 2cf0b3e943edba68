import { type Emit, serveTask } from '#engine/worker/serve-task.ts';

export type Deed =
  | 'batches'
  | 'spin'
  | 'throw'
  | 'allocate'
  | 'allocate-buffers'
  | 'one-huge-table'
  | 'forever'
  | 'exit';

/** A worker that behaves as told. */
await serveTask(
  async ({ deed, count, produced }: { deed: Deed; count: number; produced: Int32Array }, emit: Emit<number>) => {
    const hoard: unknown[] = [];
    switch (deed) {
      case 'batches':
        for (let i = 0; i < count; i++) await emit(i);
        return count;
      case 'spin':
        Atomics.add(produced, 0, 1);
        Atomics.notify(produced, 0);
        for (;;);
      case 'throw':
        throw new Error('broken on purpose');
      case 'allocate':
        for (;;) hoard.push(Array.from({ length: 10_000 }, (_, i) => `text ${i}`));
      case 'allocate-buffers':
        for (;;) hoard.push(Buffer.alloc(1_000_000, hoard.length));
      case 'one-huge-table':
        // Filled from the end, an array becomes a table that doubles at a stroke, as repeated cells of an .ods made it.
        for (let i = 999_999_999; i > 0; i--) hoard[i] = i;
        return 0;
      case 'forever':
        for (let i = 0; ; i++) {
          Atomics.add(produced, 0, 1);
          Atomics.notify(produced, 0);
          await emit(i);
        }
      case 'exit':
        return process.exit(3);
    }
  },
);
