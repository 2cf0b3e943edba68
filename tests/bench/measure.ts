import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

/** What a subject (a file that prints one JSON line) measured in a process of its own. */
export interface Figures {
  /** Milliseconds of the measured work, without the start of the process. */
  readonly ms: number;
  /** Peak resident memory of the process, in MB. */
  readonly peakMb: number;
  readonly [name: string]: number;
}

/** Runs a subject several times and returns the run with the median time. */
export function median(subject: string, args: readonly string[], runs: number): Figures {
  const results = Array.from({ length: runs }, () => runOnce(subject, args)).sort((a, b) => a.ms - b.ms);
  const middle = results[Math.floor(results.length / 2)];
  if (!middle) throw new Error('at least one run is needed');
  return middle;
}

/** Runs a subject in a process of its own. */
export function runOnce(subject: string, args: readonly string[]): Figures {
  const file = resolve(import.meta.dirname, 'subjects', subject);
  const output = execFileSync(process.execPath, [file, ...args], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  return JSON.parse(output.trim().split('\n').at(-1) ?? '{}');
}

/** The median of what several runs gave. */
export function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
