import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { byKey, list, office, send } from './support/office.ts';

test('from the sheet to the shelf: what was sent is asked about, and its state told with when it was seen', async () => {
  const { engine } = await office();
  const run = await send(engine);
  expect(await list(engine)).toMatchObject({
    total: 2,
    items: [{ state: 'waiting', seen: null }, { state: 'waiting' }],
  });
  expect(await engine.call('followUp.ask', {})).toMatchObject({
    requests: 1,
    asked: 2,
    found: 2,
    left: 0,
    stopped: [],
  });

  const { items, counts, warehouses } = await list(engine, { run });
  expect(byKey(items, 'R-1')).toMatchObject({
    ...{
      run,
      account: 'practice-etower',
      target: 'practice',
      state: 'listed',
      warehouse: 'SYD01',
      forecast: 40,
      putAway: null,
    },
    skus: [{ sku: 'A', sent: 40, forecast: 40, putAway: null, boxNos: ['01'] }],
    findings: [
      { code: 'late', settled: false },
      { code: 'draft', settled: false },
    ],
    status: { code: '100', text: 'Draft', label: '' },
  });
  expect(byKey(items, 'R-1')?.lateDays).toBeGreaterThan(365);
  expect(Date.parse(byKey(items, 'R-1')?.seen ?? '')).toBeGreaterThan(Date.now() - 600_000);
  expect(counts).toEqual({ all: 2, open: 2, attention: 2, states: { listed: 2 }, findings: { late: 1, draft: 2 } });
  expect(warehouses).toEqual(['SYD01']);

  // Nothing is due so soon; a person may ask all the same.
  expect(await engine.call('followUp.ask', {})).toMatchObject({ requests: 0, asked: 0, left: 0 });
  await engine.call('followUp.practise', { days: 20 });
  expect(await engine.call('followUp.ask', { when: 'now' })).toMatchObject({ requests: 1, asked: 2 });
  const after = await list(engine);
  for (const item of after.items) {
    expect(['putAway', 'difference', 'listed']).toContain(item.state);
    if (item.state !== 'listed') expect(item.delivered).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  }
  const story = await engine.call('followUp.get', { order: byKey(items, 'R-1')?.order ?? 0 });
  expect(story?.sightings.map(({ what }) => what)[0]).toBe('taken');
  expect(story?.settled).toEqual([]);
  await engine.call('followUp.settle', { id: story?.item.id ?? 0, code: 'draft' });
  const settled = await engine.call('followUp.get', { order: byKey(items, 'R-1')?.order ?? 0 });
  expect(settled?.settled).toEqual([{ code: 'draft', by: expect.any(String), at: expect.stringMatching(/^\d{4}-/) }]);
});

describe('which orders are followed', () => {
  test('those of kinds that announce something, that were accepted; once, whatever runs hold them', async () => {
    const { engine } = await office();
    await send(engine);
    await send(engine, 'package-inbound-gbk.csv');
    const again = await send(engine);
    expect((await list(engine)).items.map(({ key }) => key).sort()).toEqual(['R-1', 'R-2']);
    // The run in which nothing was sent tells of them too.
    expect((await list(engine, { run: again })).items.map(({ run }) => run)).toEqual([again, again]);
    expect(await engine.call('followUp.ask', { run: again })).toMatchObject({ asked: 2 });
  });

  test('a deleted run takes its orders out of sight, and they are not asked about; taken back, they are', async () => {
    const { engine } = await office();
    const run = await send(engine);
    await engine.call('runs.delete', { run });
    expect((await list(engine)).total).toBe(0);
    expect(await engine.call('followUp.ask', {})).toMatchObject({ requests: 0 });
    await engine.call('runs.restore', { run });
    expect((await list(engine)).total).toBe(2);
    await expect(engine.call('followUp.ask', { run: 'nope' })).rejects.toMatchObject({ code: 'run.unknown' });
  });

  test('what was practised does not count when the run is sent for real', async () => {
    const { engine } = await office();
    const run = await send(engine);
    await engine.call('followUp.ask', {});
    await engine.call('accounts.save', {
      partner: 'etower',
      name: 'Office',
      settings: { baseUrl: 'http://127.0.0.1:9' },
      secrets: { token: 't', key: 'k' },
    });
    await engine.call('runs.target', { run, target: 'production' });
    expect((await list(engine)).total).toBe(0);
  });

  test('what was sent is kept with them when the body is cleared away', async () => {
    const { engine, dataDir } = await office();
    await send(engine);
    await list(engine);
    await engine.close();
    const { default: Sqlite } = await import('better-sqlite3');
    const sqlite = new Sqlite(join(dataDir, 'dockhand.db'));
    sqlite.prepare('UPDATE orders SET body = NULL').run();
    sqlite.close();
    const { engine: later } = await office(dataDir);
    expect(byKey((await list(later)).items, 'R-1')).toMatchObject({
      skus: [{ sku: 'A', sent: 40 }],
      warehouse: 'SYD01',
    });
  });
});

test("the run's own list says where its orders stand", async () => {
  const { engine } = await office();
  const run = await send(engine);
  const states = async () => {
    const { items } = await engine.call('orders.window', { run });
    return items.map(({ key, warehouse }) => [key, warehouse]);
  };
  await engine.call('followUp.ask', {});
  expect(await states()).toEqual([
    ['R-1', 'listed'],
    ['R-2', 'listed'],
  ]);
  const forecast = await send(engine, 'package-inbound-gbk.csv');
  const { items } = await engine.call('orders.window', { run: forecast });
  expect(items.every((item) => !('warehouse' in item))).toBe(true);
});

test('filters show what is asked for, the gravest first', async () => {
  const { engine } = await office();
  await send(engine);
  await engine.call('followUp.ask', {});
  const keys = async (filter: object) => (await list(engine, filter)).items.map(({ key }) => key);
  expect(await keys({ show: 'attention' })).toEqual(['R-1', 'R-2']);
  expect(await keys({ finding: 'late' })).toEqual(['R-1']);
  expect(await keys({ state: 'arrived' })).toEqual([]);
  expect(await keys({ warehouse: 'SYD01', search: 'r-2' })).toEqual(['R-2']);
  expect(await keys({ warehouse: 'MEL02' })).toEqual([]);
  expect(await keys({ offset: 1, limit: 1 })).toEqual(['R-2']);
});

describe("a person's word", () => {
  test('settles what is found until it says something else', async () => {
    const { engine } = await office();
    await send(engine);
    await engine.call('followUp.ask', {});
    const { items } = await list(engine);
    for (const { id } of items) await engine.call('followUp.settle', { id, code: 'draft' });
    const settled = await list(engine);
    expect(settled.counts).toMatchObject({ attention: 1, findings: { late: 1 } });
    expect(settled.items.flatMap(({ findings }) => findings)).toContainEqual({
      code: 'draft',
      params: {},
      settled: true,
    });
    // Asked again, it stays settled.
    await engine.call('followUp.ask', { when: 'now' });
    expect((await list(engine)).counts.attention).toBe(1);
    await expect(engine.call('followUp.settle', { id: 999, code: 'draft' })).rejects.toMatchObject({
      code: 'order.missing',
    });
  });
});

test('the work list is a workbook: orders with what somebody has to look at, and their SKUs', async () => {
  const { engine, dataDir } = await office();
  await send(engine);
  await engine.call('followUp.ask', {});
  const out = join(dataDir, 'list.xlsx');
  const { path } = await engine.call('followUp.export', { show: 'attention', out, lang: 'en' });
  expect(path).toBe(out);
  const { sheets } = await readXlsx(readFileSync(path));
  const [first, second] = sheets.map(({ rows }) => rows);
  expect(sheets.map(({ name }) => name)).toEqual(['Follow-up', 'By SKU']);
  expect(first?.map((row) => row[0])).toEqual(['Order number', 'R-1', 'R-2']);
  expect([first?.[0]?.at(-1), first?.[1]?.at(-1)]).toEqual(['ASN number', expect.stringMatching(/^A.+S$/)]);
  expect(first?.[1]?.[5]).toContain('Expected on 2020-01-01, and not there yet.\nIt may be a draft still');
  expect(second?.[1]?.slice(0, 12)).toEqual([
    'R-1',
    expect.any(String),
    'SYD01',
    'A',
    null,
    40,
    40,
    null,
    null,
    null,
    null,
    '01',
  ]);
});
