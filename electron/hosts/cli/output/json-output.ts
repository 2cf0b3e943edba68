import { writeSync } from 'node:fs';
import type { Output } from './output.ts';

/**
 * NDJSON on standard output and nothing else. Written synchronously, so that no event is lost when the process is
 * stopped right after it.
 */
export function jsonOutput(fd = 1): Output {
  return {
    event: (event) => writeAll(fd, `${JSON.stringify(event)}\n`),
    say: () => undefined,
    end: () => undefined,
  };
}

function writeAll(fd: number, text: string): void {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(fd, rest));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Nobody reads any more; what was begun is brought to its end all the same.
      if (code === 'EPIPE') return;
      // A full pipe answers EAGAIN until the reader catches up.
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
