import type { CliEvent } from './events.ts';

/** Where a command's results go: NDJSON for scripts, sentences and a progress bar for people. */
export interface Output {
  event(event: CliEvent): void;
  /** A sentence for people; dropped with `--json`. */
  say(text: string): void;
  /** The end of a command: takes the progress bar off the screen. */
  end(): void;
}
