import type { NamedPlace } from '#shared/contract/places.ts';
import type { SheetRecognition } from '#shared/contract/recognition.ts';
import { cellText } from '#shared/sheets/cell.ts';
import type { EditedCell } from '../store/store.ts';
import type { CellEdit } from '../write-back/write-back.ts';

type Inside = NonNullable<NonNullable<SheetRecognition['cells']>[number]['inside']>;

interface Written {
  readonly start: number;
  readonly length: number;
  readonly value: string;
}

/**
 * Edits of cells that many lines show, such as those above a table: each is written once. One that holds its label too,
 * or several values, keeps what stands around them.
 */
export function editsAbove(written: (edit: EditedCell) => Pick<CellEdit, 'value' | 'code'>) {
  const whole = new Map<string, CellEdit>();
  const parts = new Map<
    string,
    { readonly place: NamedPlace; readonly sheet: string; readonly text: string; readonly of: Map<number, Written> }
  >();
  return {
    /** @returns false for an edit of a cell that is its line's own */
    take(edit: EditedCell, place: NamedPlace, recognition: SheetRecognition | undefined): boolean {
      const { sheet, row, field, original } = edit;
      if (place.row === row) return false;
      const key = JSON.stringify([sheet, place.row, place.column]);
      const inside = insideOf(recognition, field, place);
      if (inside === undefined) whole.set(key, { sheet, row: place.row, column: place.column, ...written(edit) });
      else {
        const cell = parts.get(key) ?? { place, sheet, text: inside.text, of: new Map() };
        const value = String(written(edit).value ?? '');
        cell.of.set(inside.start, { start: inside.start, length: cellText(original).length, value });
        parts.set(key, cell);
      }
      return true;
    },

    edits(): CellEdit[] {
      const composed = [...parts.values()].map(({ place, sheet, text, of }): CellEdit => {
        const { row, column } = place;
        // From the end, so that what stands before keeps its place.
        const last = [...of.values()].sort((a, b) => b.start - a.start);
        const value = last.reduce(
          (left, it) => left.slice(0, it.start) + it.value + left.slice(it.start + it.length),
          text,
        );
        return { sheet, row, column, value, code: true };
      });
      return [...whole.values(), ...composed];
    },
  };
}

function insideOf(sheet: SheetRecognition | undefined, field: string, { row, column }: NamedPlace): Inside | undefined {
  return sheet?.cells?.find((cell) => cell.field === field && cell.row === row && cell.column === column)?.inside;
}
