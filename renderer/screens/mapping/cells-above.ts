import type { SheetRecognition } from '#shared/contract/recognition.ts';

/** A cell above the table with the words that name it. */
export interface NamedCell {
  readonly label: string;
  readonly value: string;
  readonly row: number;
}

/** Every cell above the table that has a name, used or not, in reading order. */
export function cellsAbove({ cells = [], labels = [] }: SheetRecognition): NamedCell[] {
  return [...cells, ...labels]
    .toSorted((one, other) => one.row - other.row || one.column - other.column)
    .map(({ label, value, row }) => ({ label, value, row }));
}
