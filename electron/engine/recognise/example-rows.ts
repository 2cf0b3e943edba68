import { fieldsOf, type SheetRecognition } from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';
import { isExampleText } from '#shared/words/cell-words.ts';
import type { SourceRow } from '../read/read.ts';
import { isOwn, oneLine } from './cell-content.ts';

/** Tells the rows of a template that show how to fill it in by what stands beside them. */
export interface ExampleRows {
  /** The cells of a row, with a mark on that of its number where a column that is not read says that the row is an example. */
  noted(cells: Record<string, SourceCell>, source: SourceRow): Record<string, SourceCell>;
}

/** @param ours columns that our own reports added */
export function exampleRows(
  { columns }: Pick<SheetRecognition, 'columns'>,
  { key }: Pick<SheetKind, 'key'>,
  ours: ReadonlySet<number>,
): ExampleRows {
  // What a cell says that is read is seen where it is checked.
  const read = new Set(columns.filter((column) => fieldsOf(column).length > 0).map(({ index }) => index));
  const saidIn = ({ cells }: SourceRow) => {
    for (let index = 0; index < cells.length; index++) {
      const cell = cells[index];
      if (read.has(index) || ours.has(index) || typeof cell !== 'string' || !isOwn(cell)) continue;
      const text = oneLine(cell).trim();
      if (isExampleText(text)) return text;
    }
    return undefined;
  };
  return {
    noted(cells, source) {
      const example = saidIn(source);
      const field = key.find((name) => cells[name] !== undefined) ?? Object.keys(cells)[0];
      const cell = field === undefined ? undefined : cells[field];
      if (example === undefined || field === undefined || cell === undefined) return cells;
      return {
        ...cells,
        [field]: typeof cell === 'object' ? { ...cell, example } : { type: 'plain', value: cell, example },
      };
    },
  };
}
