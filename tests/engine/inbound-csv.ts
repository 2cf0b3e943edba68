import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fields } from '#shared/kinds/overseas-inbound/fields.ts';

type Cells = Partial<Record<keyof typeof fields, string>>;

/** One packing line without a mistake. */
export const goodLine: Cells = {
  referenceNo: 'R-1',
  warehouseCode: 'SYD01',
  tallyRule: '单件',
  useShipperBoxNo: '是',
  shipperWarehouseCode: 'NB-YARD',
  boxNo: '01',
  boxQty: '1',
  weightDeclared: '12.5',
  lengthDeclared: '60',
  widthDeclared: '40',
  heightDeclared: '35.5',
  sku: 'SKU-1',
  productQty: '20',
};

/** Writes overseas orders as a CSV file, each line the good one with some cells changed; returns its path. */
export function inboundCsv(lines: readonly Cells[], folder = mkdtempSync(join(tmpdir(), 'dockhand-csv-'))): string {
  const names = Object.keys(fields) as (keyof typeof fields)[];
  const row = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  const rows = lines.map((line) => row(names.map((name) => ({ ...goodLine, ...line })[name] ?? '')));
  const path = join(folder, 'orders.csv');
  writeFileSync(path, [row(names.map((name) => fields[name].label.zh)), ...rows].join('\n'));
  return path;
}
