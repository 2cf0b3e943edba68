/**
 * An error's name and the nearest places of its stack, for the log. Not its message: messages of libraries quote what
 * they could not read, and that may be a secret or an address.
 */
export function whereItBroke(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...places.slice(0, 4).map((line) => line.trim())].join(' ');
}
