import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { Subject } from './subjects.ts';

/** The program that measures: the name of a subject and what it takes are its arguments. */
export const subjects = resolve(import.meta.dirname, 'subjects.ts');

/** What one of `subjects.ts` measured in a process of its own. */
export interface Figures {
  /** Milliseconds of the measured work, without the start of the process. */
  readonly ms: number;
  /** Peak resident memory of the process, in MB. */
  readonly peakMb: number;
  readonly [name: string]: number;
}

/** Runs a subject several times and returns the run with the median time. */
export function median(subject: Subject, args: readonly string[], runs: number): Figures {
  const results = Array.from({ length: runs }, () => runOnce(subject, args)).sort((a, b) => a.ms - b.ms);
  const middle = results[Math.floor(results.length / 2)];
  if (!middle) throw new Error('at least one run is needed');
  return middle;
}

/** Runs a subject in a process of its own. */
export function runOnce(subject: Subject, args: readonly string[]): Figures {
  const command = [subjects, subject, ...args];
  const output = execFileSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  return JSON.parse(output.trim().split('\n').at(-1) ?? '{}');
}

/** The median of what several runs gave. */
export function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** A Markdown table. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
