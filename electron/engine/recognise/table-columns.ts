import type { SourceRow } from '../files/row-batch.ts';
import { isBlank, oneLine } from './cell-content.ts';
import type { HeaderCandidate } from './header-candidate.ts';

const mostSamples = 3;
const longestSample = 60;

/** Adds the columns that hold values under a blank header: they are shown as unused and may be chosen. */
export function withBareColumns(header: HeaderCandidate, head: readonly SourceRow[]): HeaderCandidate {
  const known = new Set(header.cells.map(({ index }) => index));
  const bare = new Set<number>();
  for (const { row, cells } of head) {
    if (row <= header.row) continue;
    for (const [index, cell] of cells.entries()) if (!known.has(index) && !isBlank(cell)) bare.add(index);
  }
  const added = [...bare].map((index) => ({ index, text: '', names: [] }));
  return { ...header, cells: [...header.cells, ...added].sort((a, b) => a.index - b.index) };
}

/** Up to three different values of a column, cut to 60 characters. */
export function columnSamples(index: number, header: HeaderCandidate, head: readonly SourceRow[]): string[] {
  const samples = new Set<string>();
  for (const { row, cells } of head) {
    if (row <= header.row) continue;
    const text = [...oneLine(cells[index])].slice(0, longestSample).join('');
    if (text !== '') samples.add(text);
    if (samples.size === mostSamples) break;
  }
  return [...samples];
}
