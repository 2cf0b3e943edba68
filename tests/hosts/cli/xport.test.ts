import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as xlsx from 'xlsx';
import { dockhand, freshHome, samples } from './dockhand.ts';

const sample = (name: string) => join(samples, name);

interface Line {
  readonly kind: string;
  readonly orderNo: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const ledger = (home: string): readonly Line[] =>
  readFileSync(join(home, 'practice', 'ledger.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .map((line): Line => JSON.parse(line));

test.each([
  ['freight-orders.xlsx', { kind: 'freight-order', orders: 6, lines: 12 }],
  ['domestic-logistics.ods', { kind: 'domestic-logistics', orders: 4, lines: 6 }],
  ['package-inbound-gbk.csv', { kind: 'package-inbound', orders: 10, lines: 10 }],
])('%s: exactly what is in it, without a word of complaint', async (name, counts) => {
  const { code, summary, events } = await dockhand(freshHome(), ['check', sample(name), '--json']);
  expect(code).toBe(0);
  expect(summary).toMatchObject({ ...counts, errors: 0, warnings: 0, ready: counts.orders, skipped: 1 });
  expect(events.filter(({ type }) => type === 'problem')).toEqual([]);
});

test('freight orders: 6 are booked with the company and fee said for each; the results hold every digit', async () => {
  const home = freshHome();
  const results = join(home, 'results.xlsx');
  const args = ['submit', sample('freight-orders.xlsx'), '--choose', 'cheapest', '--results', results, '--json'];
  const { code, summary, events } = await dockhand(home, args);
  expect(code).toBe(0);
  expect(summary).toMatchObject({ orders: 6, lines: 12, accepted: 6, errors: 0, queued: 0 });
  const bookings = events.flatMap((event) => (event.type === 'booking' ? [event] : []));
  expect(
    bookings.map(({ key, companies, previewed, booked }) => [key, companies, previewed?.amount, booked?.amount]),
  ).toEqual([
    ['888000', ['Sea Post'], '4.92', '4.92'],
    ['888001', ['Sea Post'], '11.34', '11.34'],
    ['888002', ['Sea Post'], '19.26', '19.26'],
    ['888003', ['Sea Post'], '4.92', '4.92'],
    ['888004', ['Sea Post'], '11.34', '11.34'],
    ['888005', ['Sea Post'], '19.26', '19.26'],
  ]);

  const lines = ledger(home);
  const goods = lines.flatMap(({ body }) => body.lineItems as readonly { itemId: string; skuId: string }[]);
  expect(goods).toHaveLength(12);
  expect(new Set(goods.map(({ itemId, skuId }) => `${itemId} ${skuId}`))).toEqual(
    new Set(['2048020617114700 413185732700', '2048020617114701 413185732701', '2048020617114702 413185732702']),
  );
  const texts = textsOf(results);
  for (const { orderNo } of lines) expect(texts).toContain(orderNo);
  expect(lines[0]?.orderNo).toMatch(/^\d{19}$/);
  expect(texts).toContain('19.26 USD');
  expect(texts).toContain('https://track.example.com/result?key=PRXP0000000101YQ');
});

test('freight orders without --choose: nothing is booked, and each order says what to do', async () => {
  const home = freshHome();
  const { code, summary, events } = await dockhand(home, ['submit', sample('freight-orders.xlsx'), '--json']);
  expect(code).toBe(1);
  expect(summary).toMatchObject({ accepted: 0, incomplete: 6, errors: 6 });
  const said = events.flatMap((event) => (event.type === 'problem' ? [[event.code, event.severity]] : []));
  expect(said).toEqual(Array(6).fill(['freight.noChoice', 'error']));
  expect(() => ledger(home)).toThrow();
});

test('domestic logistics: 4 orders with 6 parcels; dates are of China, seconds stay as they are', async () => {
  const home = freshHome();
  const { code, summary } = await dockhand(home, ['submit', sample('domestic-logistics.ods'), '--json']);
  expect(code).toBe(0);
  expect(summary).toMatchObject({ orders: 4, lines: 6, accepted: 4, errors: 0 });
  const parcels = ledger(home).flatMap(({ body }) =>
    (
      body.logisticInfos as readonly { domesticLogisticInfo: readonly { logisticNumer: string; rtsTime: string }[] }[]
    ).flatMap((info) => info.domesticLogisticInfo),
  );
  expect(parcels.map(({ logisticNumer, rtsTime }) => [logisticNumer, rtsTime]).sort()).toEqual([
    ['SF1234521212600', '1754342534'],
    ['SF1234521212610', '1785859200'],
    ['SF1234521212611', '1785859200'],
    ['SF1234521212620', '1754342534'],
    ['SF1234521212630', '1785859200'],
    ['SF1234521212631', '1785859200'],
  ]);
});

test('parcels: 10 from a GBK file, 2 of them failed inspection; 19-digit ids and both links of each', async () => {
  const home = freshHome();
  const results = join(home, 'results.csv');
  const args = ['submit', sample('package-inbound-gbk.csv'), '--results', results, '--json'];
  const { code, summary } = await dockhand(home, args);
  expect(code).toBe(0);
  expect(summary).toMatchObject({ orders: 10, lines: 10, accepted: 10, errors: 0, warnings: 0 });
  const bodies = ledger(home).map(({ body }) => body);
  const inspections = bodies.map((body) => body.quality_inspection_info as Readonly<Record<string, unknown>>);
  expect(inspections.filter(({ status }) => status === '质检不通过')).toHaveLength(2);
  expect(inspections.filter(({ failed_remark }) => failed_remark === '白色领口有污点')).toHaveLength(2);
  for (const { images, width } of inspections) {
    expect(images).toEqual(['https://img.example.com/a.jpg', 'https://img.example.com/b.jpg']);
    expect(width).toBe('34');
  }
  const ids = Array.from({ length: 10 }, (_, index) => `288742173733813000${index}`);
  expect(bodies.map((body) => String(body.alibaba_order_id)).sort()).toEqual(ids);
  const text = readFileSync(results, 'utf8');
  for (const id of ids) expect(text).toContain(id);
});

/** Every text of every cell, as it is stored. */
function textsOf(path: string): readonly string[] {
  const book = xlsx.read(readFileSync(path));
  const rows = Object.values(book.Sheets).flatMap((sheet) => xlsx.utils.sheet_to_json<unknown[]>(sheet, { header: 1 }));
  return rows.flat().flatMap((cell) => (typeof cell === 'string' ? cell.split('\n') : []));
}
