import { join } from 'node:path';
import { median, table } from './measure.ts';
import { writeSampleWorkbook } from './sample-workbook.ts';

/** File → all lines checked and stored, against SheetJS reading the same file and doing nothing with it. */
export function benchImport(folder: string, runs: number): string {
  const rows = [1_000, 10_000, 100_000].map((lines) => {
    const file = join(folder, `import-${lines}.xlsx`);
    writeSampleWorkbook(file, lines);
    const reference = median('bare-read', [file], runs);
    const ours = median('import', [file], runs);
    if (ours.lines !== lines) throw new Error(`${ours.lines} of ${lines} lines were imported`);
    return [
      lines.toLocaleString('en-US'),
      `${(ours.ms / reference.ms).toFixed(2)} ×`,
      `${(ours.ms / 1000).toFixed(1)} s / ${(reference.ms / 1000).toFixed(1)} s`,
      `${((ours.cpuMs ?? 0) / (reference.cpuMs ?? 1)).toFixed(2)} ×`,
      `${(ours.peakMb / reference.peakMb).toFixed(2)} ×`,
      `${ours.peakMb.toFixed(0)} MB / ${reference.peakMb.toFixed(0)} MB`,
      `${(ours.longestPauseMs ?? 0).toFixed(0)} ms (99 %: ${(ours.p99PauseMs ?? 0).toFixed(0)} ms)`,
    ];
  });
  const header = [
    'lines',
    'time',
    'import / bare read',
    'processor time',
    'peak memory',
    'import / bare read',
    'longest pause of the engine',
  ];
  return table(header, rows);
}
