import { plainLine } from '#shared/text/plain-line.ts';

/**
 * The one way of sentences to a terminal: each argument is a line of its own, whatever is in it.
 */
export function tell(stream: Pick<NodeJS.WritableStream, 'write'>, ...lines: readonly string[]): void {
  stream.write(lines.map((line) => `${plainLine(line)}\n`).join(''));
}

/** A bug: where it happened and what it says, one line for each. */
export function tellBug(stream: Pick<NodeJS.WritableStream, 'write'>, error: unknown): void {
  const known = error instanceof Error ? error : new Error(String(error));
  const places = (known.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  tell(stream, `${known.name}: ${known.message}`, ...places);
}
