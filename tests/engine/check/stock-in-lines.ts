import { type CheckedOrder, checkGroup } from '#engine/check/check.ts';
import type { CheckContext } from '#engine/check/context.ts';
import { groupLines } from '#engine/check/group-lines.ts';
import { cainiaoStockIn } from '#shared/kinds/cainiao-stock-in/index.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';
import type { Line } from '#shared/sheets/line.ts';

export type Cells = Readonly<Record<string, SourceCell | undefined>>;

/** An item line of a stock-in order as an office writes it, without a mistake. */
export const good: Cells = {
  order_code: 'PO-1',
  store_code: 'STORE_1',
  order_type: '普通入库',
  order_create_time: '2026-06-01 08:30:00',
  item_id: '60123456789012340',
  item_quantity: 100,
  inventory_type: '正品',
};

/** A further line of the same order. */
export const goodItem: Cells = {
  order_code: 'PO-1',
  item_id: '60123456789012341',
  item_quantity: 1,
  inventory_type: '残次',
};

/** Checks the rows of one flat sheet, which make one order. Blank cells are written `undefined`. */
export function checked(rows: readonly Cells[], context: Partial<CheckContext> = {}): CheckedOrder {
  const kind: AnyKind = cainiaoStockIn;
  const lines = rows.map((cells, index): Line => {
    const filled = Object.entries(cells).filter((cell): cell is [string, SourceCell] => cell[1] !== undefined);
    return { id: index + 1, file: 0, sheet: 'S', row: index + 2, part: 'whole', cells: Object.fromEntries(filled) };
  });
  const { groups, loose } = groupLines(kind, lines);
  const [group] = groups;
  if (groups.length !== 1 || !group || loose.length > 0) throw new Error('not one order');
  return checkGroup({ kind, group, context: { settings: {}, today: '2026-06-01', ...context } });
}

/** `severity code field line` of each problem. */
export function brief({ problems }: CheckedOrder): readonly string[] {
  return problems.map(({ severity, code, field, line }) => `${severity} ${code} ${field} ${line}`);
}
