import type { SourceRow } from '../read/read.ts';
import { isBlank, oneLine } from './cell-content.ts';
import type { HeaderCandidate } from './header-candidate.ts';

const mostRows = 3;
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
    const text = cut(cells[index]);
    if (text !== '') samples.add(text);
    if (samples.size === mostSamples) break;
  }
  return [...samples];
}

/** The first three rows below the header that hold anything, a cell for each of its columns, cut to 60 characters. */
export function firstRows(header: HeaderCandidate, head: readonly SourceRow[]): string[][] {
  return head
    .filter(({ row, cells }) => row > header.row && cells.some((cell) => !isBlank(cell)))
    .slice(0, mostRows)
    .map(({ cells }) => header.cells.map(({ index }) => cut(cells[index])));
}

const cut = (cell: Parameters<typeof oneLine>[0]) => [...oneLine(cell)].slice(0, longestSample).join('');
