/** Prints a subject's figures as its last line. */
export function printFigures(ms: number, more: Readonly<Record<string, number>> = {}): void {
  const peakMb = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(`${JSON.stringify({ ms, peakMb, ...more })}\n`);
}
