import { type CheckedOrder, checkGroup } from '#engine/check/check.ts';
import type { CheckContext } from '#engine/check/context.ts';
import { groupLines } from '#engine/check/group-lines.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { overseasInbound } from '#shared/kinds/overseas-inbound/index.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';
import type { Line } from '#shared/sheets/line.ts';
import { type CheckedLines, checkLines } from './check-lines.ts';

/** Blank cells are written `undefined` here and left out of the line. */
export type Cells = Readonly<Record<string, SourceCell | undefined>>;

export const kind: AnyKind = overseasInbound;
export const context: CheckContext = { settings: {}, today: '2026-06-01' };

/** An order line and box line of a flat sheet, without a mistake. */
export const good: Cells = {
  referenceNo: 'IB-1',
  warehouseCode: 'SYD01',
  tallyRule: '单箱',
  useShipperBoxNo: '是',
  shipperContactName: '王小明',
  shipperPhone: '18856789348',
  country: 'CN',
  addressLine1: '稠州北路100号',
  boxNo: '01',
  boxQty: 1,
  weightDeclared: 12.5,
  lengthDeclared: 60,
  widthDeclared: 40,
  heightDeclared: 35.5,
  sku: 'SKU-1',
  productQty: 20,
};

/** Only what a detail sheet carries. */
export const goodDetail: Cells = Object.fromEntries(
  Object.entries(good).filter(([key]) => key === 'referenceNo' || kind.fields[key]?.level === 'line'),
);

/** Only what an order sheet carries. */
export const goodOrder: Cells = Object.fromEntries(
  Object.entries(good).filter(([key]) => kind.fields[key]?.level === 'order'),
);

/** Lines of one flat sheet, numbered from 1, in rows from 2. */
export function flat(...rows: readonly Cells[]): readonly Line[] {
  return rows.map((cells, index) => line(index + 1, cells));
}

export function line(id: number, cells: Cells, at: Partial<Line> = {}): Line {
  const filled = Object.entries(cells).filter((cell): cell is [string, SourceCell] => cell[1] !== undefined);
  return { id, file: 0, sheet: 'Sheet1', row: id + 1, part: 'whole', ...at, cells: Object.fromEntries(filled) };
}

/** Everything found in a run of these lines, orders and loose lines. */
export function check(
  lines: readonly Line[],
  changes: Partial<CheckContext> = {},
): { readonly orders: readonly CheckedOrder[]; readonly loose: CheckedLines['loose'] } {
  const { orders, loose } = checkLines({ kind, lines, context: { ...context, ...changes } });
  return { orders: [...orders], loose };
}

/** The problems of the one order that these flat rows make. */
export function problemsOf(rows: readonly Cells[], changes: Partial<CheckContext> = {}) {
  const { groups, loose } = groupLines(kind, flat(...rows));
  const [group] = groups;
  if (groups.length !== 1 || !group || loose.length > 0) throw new Error('not one order');
  return checkGroup({ kind, group, context: { ...context, ...changes } }).problems;
}

/** `code field line` of each problem, for comparing at a glance. */
export function brief(problems: ReturnType<typeof problemsOf>): readonly string[] {
  return problems.map(({ code, field, line }) => `${code} ${field} ${line}`);
}
