import { withQuestions } from '#engine/check/check.ts';
import { openWorkbook } from '#engine/read/open-workbook.ts';
import {
  recogniseWorkbook,
  sheetSamples,
  sortRows,
  tablesAsSheets,
  withBlankQuestions,
  withEachOrTotal,
} from '#engine/recognise/recognise.ts';
import { kinds } from '#shared/kinds/registry.ts';

/**
 * Recognises a workbook as an import does, for the first time in its process: its sheets, and what the cells of all rows leave
 * open. What else an import does with it in between is not in the figures, nor what other threads tidy up after that meanwhile.
 */
export async function recogniseFile(path: string): Promise<{ ms: number; cpuMs: number; lines: number }> {
  const taken = { ms: 0, cpuMs: 0 };
  const timed = <T>(work: () => T): T => {
    const cpu = process.threadCpuUsage();
    const begin = performance.now();
    const done = work();
    taken.ms += performance.now() - begin;
    const { user, system } = process.threadCpuUsage(cpu);
    taken.cpuMs += (user + system) / 1000;
    return done;
  };
  const opened = openWorkbook(path, 'xlsx');
  if (!opened.ok) throw new Error(opened.code);
  const { reader } = opened;
  const samples = sheetSamples(reader);
  const options = { kinds, memory: [], choices: [] };
  const recognised = timed(() => {
    const sheets = recogniseWorkbook(samples, options);
    tablesAsSheets({ reader, samples }, sheets, { ...options, together: (of) => recogniseWorkbook(of, options) });
    return sheets;
  });
  let next = 1;
  const sorted = await sortRows(reader, recognised, {
    ...{ file: 0, kinds, memory: [], choices: [], hints: undefined, retyped: new Map() },
    nextId: () => next++,
    onRows: async () => undefined,
  });
  for (const sheet of sorted.sheets) {
    const kind = kinds.find(({ id }) => id === sheet.kind);
    const lines = kind && sorted.lines.get(kind.id);
    if (!kind || !lines) continue;
    timed(() => {
      const of = { sheet, fields: kind.fields, lines, semicolons: false, today: '2026-06-01' };
      withBlankQuestions(withEachOrTotal(withQuestions(of), kind, lines), kind, lines);
    });
  }
  return { ...taken, lines: next - 1 };
}
