import { fieldsOf, type SheetRecognition } from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import { cellText, placedAt, type SourceCell } from '#shared/sheets/cell.ts';
import { isBlankMark } from '../check/check.ts';
import type { SourceRow } from '../read/read.ts';
import { boxFields, boxHeader } from './box-columns.ts';
import { areConfirmed, boxIndexes, boxRow } from './box-rows.ts';
import { isBlank } from './cell-content.ts';
import type { LayoutMemory } from './layout-memory.ts';
import { recall } from './layout-memory.ts';
import { cellMaker } from './made-cells.ts';

type Cells = Record<string, SourceCell>;
type PlacedRow = NonNullable<SheetRecognition['boxRows']>[number];

/** The lines of a sheet whose columns are boxes: one for every filled cell of them. */
export interface BoxLines {
  /** Takes a row for what it says of each box; false for any other row. Also reaches the lines above it. */
  see(source: SourceRow): boolean;
  /** Notes the header, in whose cells the numbers of the boxes stand. */
  seeHeader(source: SourceRow): void;
  /** @param own the cells of the row that are those of all its lines, by field */
  linesOf(source: SourceRow, own: Readonly<Cells>): readonly Cells[];
  /** The rows that say something of each box. */
  rows(): readonly PlacedRow[];
}

/** Undefined for a table without such columns. */
export function boxLines(sheet: SheetRecognition, kind: SheetKind, memory: LayoutMemory): BoxLines | undefined {
  const boxes = boxIndexes(sheet.columns);
  const fields = boxFields(kind);
  if (boxes.length === 0 || fields === null) return undefined;
  const headers = sheet.columns.map(({ header }) => header);
  const context = {
    kind,
    boxes,
    remembered: recall(memory, kind.id, headers)?.boxRows,
    confirmed: areConfirmed(sheet.columns),
  };
  const places = new Map(sheet.columns.flatMap((column) => fieldsOf(column).map((field) => [field, column.index])));
  const facts = new Map(boxes.map((index) => [index, numbered(index)]));
  const made = new Map<number, Cells[]>(boxes.map((index) => [index, []]));
  const taken = new Set<string>();
  const rows: PlacedRow[] = [];

  function numbered(index: number): Cells {
    const header = sheet.columns.find((column) => column.index === index)?.header ?? '';
    const value = boxHeader(header)?.number ?? boxHeader(header.split(' ').at(-1) ?? '')?.number ?? header.trim();
    const at = { row: sheet.headerRow ?? 1, column: index };
    const cell = (text: string, typed: string): SourceCell => ({
      type: 'plain',
      value: text,
      from: { text: typed, rule: 'box', column: index },
      at,
    });
    return fields === null ? {} : { [fields.number]: cell(value, header), [fields.count]: cell('1', '') };
  }

  return {
    see(source) {
      const known = sheet.boxRows?.find(({ row }) => row === source.row);
      const row = known ?? (source.row > (sheet.headerRow ?? 0) ? boxRow(source, { ...context, taken }) : null);
      if (row === null) return false;
      rows.push(row);
      for (const field of fieldsOf(row)) taken.add(field);
      const { label, row: _, likely: __, field, ...reading } = row;
      for (const index of boxes) {
        const column = { index, header: label, field, reading, rule: null, samples: [] };
        const said = cellMaker({ ...sheet, columns: [column], constants: [] }, kind)(source.cells);
        const own = facts.get(index) ?? {};
        for (const [key, cell] of Object.entries(said)) own[key] = placedAt(cell, { row: source.row, column: index });
        // What stands below its lines is theirs all the same.
        for (const cells of made.get(index) ?? []) Object.assign(cells, own);
      }
      return true;
    },
    seeHeader({ row, cells }) {
      for (const [index, own] of facts) {
        const number = numbered(index)[fields.number];
        if (!cellText(cells[index]).includes(cellText(number))) continue;
        for (const [field, cell] of Object.entries(own)) {
          if (typeof cell === 'object' && cell.from?.rule === 'box')
            own[field] = placedAt(cell, { row, column: index });
        }
      }
    },
    linesOf(source, own) {
      const shared = Object.fromEntries(
        Object.entries(own).map(([field, cell]) => {
          const column = (typeof cell === 'object' ? cell.from?.column : undefined) ?? places.get(field);
          const isPlaced = column === undefined || (typeof cell === 'object' && cell.at !== undefined);
          return [field, isPlaced ? cell : placedAt(cell, { row: source.row, column })];
        }),
      );
      return boxes.flatMap((index) => {
        const quantity = source.cells[index];
        if (quantity === null || quantity === undefined || isNothing(quantity)) return [];
        const of = { ...shared, ...facts.get(index) };
        const cells: Cells = { ...of, [fields.quantity]: placedAt(quantity, { row: source.row, column: index }) };
        made.get(index)?.push(cells);
        return [cells];
      });
    },
    rows: () => rows,
  };
}

/** Blank, a dash, or none. */
function isNothing(cell: SourceCell): boolean {
  const text = cellText(cell).trim();
  return isBlank(cell) || (text !== '' && (isBlankMark(text) || /^0+(?:\.0+)?$/u.test(text)));
}
