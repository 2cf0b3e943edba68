import { join } from 'node:path';
import { middle, runOnce, table } from './measure.ts';
import { writeSampleWorkbook } from './sample-workbook.ts';

const LINES = 100_000;

const parts = {
  import: 'importing them',
  queue: 'queueing their 10,000 orders',
  cancel: 'cancelling these',
  replace: 'replacing a text in every line',
  undo: 'undoing that',
  clear: 'clearing a run by its age',
  remove: 'removing a deleted run',
} as const;

/** How long the engine does not answer while it has to do with a whole run of many lines. */
export function benchPauses(folder: string, runs: number): string {
  const file = join(folder, 'pauses.xlsx');
  writeSampleWorkbook(file, LINES);
  const results = Array.from({ length: runs }, (_, turn) => runOnce('pauses', [join(folder, `pauses-${turn}`), file]));
  const rows = Object.entries(parts).map(([part, words]) => {
    const of = (name: string) => middle(results.map((figures) => figures[`${part}${name}`] ?? 0)).toFixed(0);
    return [words, `${of('Cpu')} ms`, `${of('Wall')} ms`, `${(Number(of('Ms')) / 1000).toFixed(1)} s`];
  });
  const header = [
    `${LINES.toLocaleString('en-US')} lines`,
    'longest time without answering, processor',
    'the same on the clock',
    'all of it',
  ];
  return table(header, rows);
}
