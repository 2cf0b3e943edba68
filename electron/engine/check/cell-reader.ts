import type { SheetKind } from '#shared/kinds/kind.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';
import type { CheckContext } from './context.ts';
import { parseCell } from './parse-cell.ts';
import type { ParsedCell } from './parsed-cell.ts';

/** Reads the cells of one kind within one run. */
export interface CellReader {
  read(field: string, cell: SourceCell | undefined): ParsedCell;
}

/** Distinct values remembered per field: sheets repeat most of theirs, ids do not. */
const remembered = 2_000;

/** The same text in the same column means the same, so each distinct one is parsed once. */
export function cellReader(kind: SheetKind, context: CheckContext): CellReader {
  const known = new Map<string, Map<SourceCell, ParsedCell>>();
  return {
    read(key, cell) {
      const field = kind.fields[key];
      if (field === undefined || cell === undefined) return { type: 'blank', problems: [] };
      const mappings = context.choiceMappings?.[key];
      const within = { today: context.today, ...(mappings && { mappings }) };
      if (typeof cell === 'object') return parseCell(field, cell, within);
      const values = known.get(key) ?? new Map<SourceCell, ParsedCell>();
      if (values.size === 0) known.set(key, values);
      const found = values.get(cell);
      if (found) return found;
      const parsed = parseCell(field, cell, within);
      if (values.size < remembered) values.set(cell, parsed);
      return parsed;
    },
  };
}
