import { writeSync } from 'node:fs';
import type { Failure } from '#shared/contract/failure.ts';
import type { Translate } from '#shared/text/index.ts';
import { plainJson } from '#shared/text/plain-line.ts';
import { tell } from '../../node/terminal.ts';
import type { CliEvent } from './events.ts';

/** Where a command's results go: NDJSON for scripts, sentences and a progress bar for people. */
export interface Output {
  event(event: CliEvent): void;
  /** A sentence for people; dropped with `--json`. */
  say(text: string): void;
  /** The end of a command: takes the progress bar off the screen. */
  end(): void;
}

/**
 * NDJSON on standard output and nothing else. Written synchronously, so that no event is lost when the process is
 * stopped right after it.
 */
export function jsonOutput(fd = 1): Output {
  return {
    event: (event) => writeAll(fd, `${plainJson(JSON.stringify(event))}\n`),
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

/** One sentence on standard error: what could not be done (with which run) and what mends it. */
export function tellFailure(t: Translate, { code, params }: Failure, run?: string): void {
  const message = t.dynamic(`failure:${code}`, params);
  tell(process.stderr, t('cli:failed', { message: run === undefined ? message : `${run}  ${message}` }));
}
