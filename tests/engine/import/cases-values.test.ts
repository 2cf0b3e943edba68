import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { freshFolder, openEngine } from '../engine-fixture.ts';

// What is right for each of these files stands in their README; here it is held on the files themselves.
const CASES = resolve(import.meta.dirname, '../../../../shared/cases');
const isThere = existsSync(CASES);
if (!isThere) console.warn(`skipped: there is no ${CASES}`);

let engine: Engine;
let home: string;
beforeEach(async () => {
  home = freshFolder();
  engine = await openEngine(home);
});
afterEach(() => engine.close());

interface Right {
  /** The key of each order → what its body has among else; null: it is not sent, there is an error. */
  readonly orders: Readonly<Record<string, object | null>>;
  /** What is said of cells, as `row code field`, a change with what it was and is. */
  readonly told: readonly string[];
  /** Sheets that are not used, and why; rows that somebody hid and that are. */
  readonly sheets?: readonly string[];
}

const box = (boxNo: string, sku: string, more: object = {}) => ({ boxNo, sku, productQty: 20, ...more });
const inbound = (referenceNo: string, ...packingDetails: readonly object[]) => ({
  ...{ referenceNo, warehouseCode: 'SYD01', tallyRule: 2, useShipperBoxNo: true },
  packingDetails,
});
const hides = '上月: ignored, hidden';
const changed = (row: number, field: string, before: string, after: string) =>
  `${row} cell.normalised ${field} ${before} → ${after}`;

const order = '2205699990001234567';
const parcel = (zip: string) => ({
  tmallOrderInfo: { tmallOrderId: order },
  receiverAddress: { zip, mobilePhone: '15083326888' },
  lineItems: [{ itemId: '2048020617114736', skuId: '4970432383383', quantity: 2 }],
});
const taobao: Right = {
  orders: { [order]: parcel('91607') },
  told: [
    changed(2, 'tmallOrderId', `="${order}"`, order),
    changed(2, 'mobilePhone', "'15083326888", '15083326888'),
    changed(2, 'itemId', '="2048020617114736"', '2048020617114736'),
    changed(2, 'skuId', '="4970432383383"', '4970432383383'),
  ],
};
const stockIn = (order_code: string, item_id: string, item_quantity: number) => ({
  order_code,
  order_item_list: [{ order_item: { item_id, item_quantity } }],
});

const RIGHT: Readonly<Record<string, Right>> = {
  'b03-long.xlsx': {
    orders: { '100321572315281000': null, '1.00322E+17': null, [order]: null },
    told: [
      '2 id.digitsLost tmallOrderId',
      '3 id.digitsLost tmallOrderId',
      '3 postcode.short zip',
      changed(4, 'tmallOrderId', `'${order}`, order),
      '5 id.digitsLost itemId',
      '5 order.disagrees phone',
      changed(5, 'tmallOrderId', `${order}↵`, order),
    ],
  },
  'b04-merge.xlsx': {
    orders: { 'IB-1': null },
    told: ['3 cell.mergedOver productQty', '4 cell.filledDown productQty'],
  },
  'b05-hidden.xlsx': {
    orders: {
      'IB-1': inbound('IB-1', box('01', 'SKU-1')),
      'IB-OLD1': inbound('IB-OLD1', box('01', 'SKU-1')),
      'IB-2': inbound('IB-2', box('01', 'SKU-1')),
    },
    told: [],
    sheets: ['Sheet1: whole, 1 hidden rows', hides],
  },
  'b05-veryhidden.xlsx': {
    orders: { 'IB-1': inbound('IB-1', box('01', 'SKU-1')) },
    told: [],
    sheets: ['Sheet1: whole, 0 hidden rows', hides],
  },
  'b08-zeros.xlsx': { orders: { 'IB-1': inbound('IB-1', box('001', '00012'), box('2', '12')) }, told: [] },
  'b11-second-order.xlsx': {
    orders: { 'IB-1': inbound('IB-1', box('01', 'SKU-1')), 'IB-2': inbound('IB-2', box('BX9', 'SKU-9')) },
    told: [],
  },
  'b11-two-tables.xlsx': {
    orders: {
      'IB-1': inbound('IB-1', box('01', 'SKU-1'), box('02', 'SKU-2')),
      'IB-2': inbound('IB-2', box('01', 'SKU-1')),
    },
    told: [],
  },
  'b14-zeros.csv': {
    orders: { 'IB-1': inbound('IB-1', box('001', '00012'), box('002', '00013')) },
    told: [changed(2, 'boxNo', '="001"', '001'), changed(3, 'boxNo', "'002", '002')],
  },
  'b14-gbk.csv': {
    orders: {
      'IB-1': inbound('IB-1', box('01', 'SKU-1', { remark: '易碎,轻放\n"勿压"' })),
      'IB-2': inbound('IB-2', box('01', 'SKU-1', { remark: '𠮷田商店' })),
    },
    told: [],
  },
  'b17-far.xlsx': { orders: { 'IB-1': inbound('IB-1', box('01', 'SKU-1')) }, told: [] },
  'b24-form.xlsx': { orders: { 'IB-77': inbound('IB-77', box('01', 'SKU-1'), box('02', 'SKU-2')) }, told: [] },
  'b27-owner.xlsx': {
    orders: {
      'RK-001': stockIn('RK-001', '60123456789012340', 5),
      'RK-002': stockIn('RK-002', '60123456789012341', 7),
    },
    told: ['2 column.unused ownerCode'],
  },
  'b28-apostrophe.xlsx': {
    orders: { [order]: parcel('01607') },
    told: [
      changed(2, 'tmallOrderId', `'${order}`, order),
      changed(2, 'zip', "'01607", '01607'),
      changed(2, 'mobilePhone', "'15083326888", '15083326888'),
      changed(2, 'itemId', "'2048020617114736", '2048020617114736'),
      changed(2, 'skuId', "'4970432383383", '4970432383383'),
    ],
  },
  'b28-taobao.csv': taobao,
  'b28-taobao2.csv': taobao,
  'r-m09_gs1_separator.csv': {
    orders: {
      '205569999001 / 2887421737338130001 / YT7565691026701': { logistics_tracking_number: 'YT7565691026701' },
    },
    told: [changed(2, 'logistics_tracking_number', '[U+001D]YT7565691026701', 'YT7565691026701')],
  },
};

/** Files of the README that nobody handed over, and the test of the same thing on a file of our own. */
const WITHOUT_FILE: Readonly<Record<string, string>> = {
  'r-m20_blank_styled_20000x50.xlsx': 'engine/read/just-files.test.ts: a million styled blank cells are not kept',
};

async function imported(name: string) {
  const { runs, refused } = await engine.call('imports.create', { importId: name, paths: [join(CASES, name)] });
  return { run: runs[0]?.id ?? '', refused: refused[0] };
}

describe.skipIf(!isThere)('what comes of a file is what its README says', () => {
  test.each(Object.entries(RIGHT))('%s', async (name, { orders, told, sheets }) => {
    const { run } = await imported(name);
    const { items } = await engine.call('orders.window', { run });
    const bodies = items.map(async ({ id, key }) => {
      return [key, JSON.parse((await engine.call('orders.get', { order: id })).body ?? 'null')] as const;
    });
    const found = Object.fromEntries(await Promise.all(bodies));
    expect(Object.keys(found).toSorted()).toEqual(Object.keys(orders).toSorted());
    expect(found).toMatchObject(orders);
    const problems = await engine.call('problems.window', { run, limit: 500 });
    const said = problems.items.map(({ row, code, field, column, params }) => {
      const change = code === 'cell.normalised' ? ` ${params.before} → ${params.after}` : '';
      return `${row} ${code} ${field ?? column}${change}`;
    });
    expect(said.toSorted()).toEqual(told.toSorted());
    const [file] = await engine.call('imports.recognition', { run });
    if (sheets === undefined) return;
    const uses = file?.sheets.map((of) =>
      of.use === 'ignored'
        ? `${of.sheet}: ignored, ${of.ignored}`
        : `${of.sheet}: ${of.use}, ${of.hiddenRows} hidden rows`,
    );
    expect(uses).toEqual(sheets);
  });

  test('r-m07: the two sheets are read, and the third is said to be empty', async () => {
    const { refused } = await imported('r-m07_module_sheet_without_part.xlsx');
    expect(refused?.sheets?.map(({ sheet, hidden, ignored }) => [sheet, hidden, ignored])).toEqual([
      ['First', false, 'unknown'],
      ['Module1', true, 'empty'],
      ['Second', false, 'unknown'],
    ]);
  });

  test('r-long-shared-string: read within its time and memory, and kept once', async () => {
    const before = { cpu: process.cpuUsage(), rss: process.memoryUsage.rss(), kept: sizeOf(home) };
    const { run } = await imported('r-long-shared-string.xlsx');
    const cpu = process.cpuUsage(before.cpu);
    // Of the processor, in microseconds: on a busy machine the clock tells something else.
    expect(cpu.user + cpu.system).toBeLessThan(10_000_000);
    expect(process.resourceUsage().maxRSS * 1024 - before.rss).toBeLessThan(600_000_000);
    // One string of a million characters, and 1 000 short lines.
    expect(sizeOf(home) - before.kept).toBeLessThan(10 * 1_200_000);
    const groups = await engine.call('problems.groups', { run });
    expect(groups.map(({ code }) => code)).toEqual(['cell.tooLong']);
  });

  test('of a file that is named without being there, another test holds what is right', () => {
    const readme = readFileSync(join(CASES, 'README.md'), 'utf8');
    for (const [name, held] of Object.entries(WITHOUT_FILE)) {
      expect(readme).toContain(name);
      expect(existsSync(join(CASES, name))).toBe(false);
      const [file = '', title = ''] = held.split(': ');
      expect(readFileSync(resolve(import.meta.dirname, '../..', file), 'utf8')).toContain(title);
    }
  });
});

function sizeOf(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}
