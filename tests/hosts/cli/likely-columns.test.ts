import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dockhand, freshHome } from './dockhand.ts';

function csv(headers: string, ...rows: readonly string[]): string {
  const path = join(mkdtempSync(join(tmpdir(), 'dockhand-likely-')), 'orders.csv');
  writeFileSync(path, `${[headers, ...rows].join('\n')}\n`);
  return path;
}

const rest = ',目的仓,理货规则,用客户箱号,发货地址代码,箱号,箱数,箱重(kg),箱长,箱宽,箱高,SKU,数量,颜色';
const row = (box: string, qty: number) => `IB-1,SYD01,单件,是,NB,${box},1,12.5,60,40,35,S${box},${qty},红`;
const rows = [row('01', 20), row('02', 21), row('03', 25)];

test('how each sheet was read is told first, column by column', async () => {
  const { events, code } = await dockhand(freshHome(), ['check', csv(`客户参考编号${rest}`, ...rows), '--json']);
  expect(code).toBe(0);
  const [sheet, ...others] = events;
  expect(others.some(({ type }) => type === 'sheet')).toBe(false);
  expect(sheet).toMatchObject({
    type: 'sheet',
    file: 'orders.csv',
    use: 'whole',
    hidden: false,
    kind: 'overseas-inbound',
    headerRow: 1,
    missing: [],
  });
  const columns = sheet?.type === 'sheet' ? sheet.columns : [];
  expect(columns.find(({ column }) => column === 'A')).toEqual({
    column: 'A',
    header: '客户参考编号',
    field: 'referenceNo',
    fields: ['referenceNo'],
    how: 'words',
    sure: true,
    filled: 3,
  });
  expect(columns.find(({ column }) => column === 'M')).toMatchObject({ field: 'productQty', sure: false });
  expect(columns.find(({ column }) => column === 'N')).toMatchObject({ field: null, fields: [], how: null, filled: 3 });
});

test('likely columns are sent with --yes only, and remembered then', async () => {
  const home = freshHome();
  const path = csv(`客户参考编号${rest}`, ...rows);
  const refused = await dockhand(home, ['submit', path]);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('数量');
  expect(refused.stderr).toContain('--yes');
  const sent = await dockhand(home, ['submit', path, '--yes', '--json']);
  expect(sent.code).toBe(0);
  expect(sent.summary).toMatchObject({ accepted: 1 });
  const next = await dockhand(home, [
    'submit',
    csv(`客户参考编号${rest}`, ...rows.map((text) => text.replace('IB-1', 'IB-2'))),
  ]);
  expect(next.code).toBe(0);
});

test('an unknown key column is asked for in one sentence, and no line is called wrong for it', async () => {
  const path = csv(`内部流水记号${rest}`, ...rows);
  const { code, stderr, events } = await dockhand(freshHome(), ['check', path, '--json']);
  expect(code).toBe(2);
  expect(stderr).toContain('内部流水记号, 目的仓');
  expect(events.map(({ type }) => type)).toEqual(['sheet']);
  expect(events[0]).toMatchObject({ missing: ['referenceNo'] });
});

const packed = (boxes: string, count: number, qty: number) =>
  `IB-1,SYD01,单件,是,NB,${boxes},${count},12.5,60,40,35,S${boxes},${qty}`;
const headers = '客户参考编号,目的仓,理货规则,用客户箱号,发货地址代码,箱号,箱数,箱重(kg),箱长,箱宽,箱高,SKU,';

test('--yes confirms columns and chooses nothing: of each box or of all is an option of its own', async () => {
  const home = freshHome();
  const path = csv(`${headers}数量`, packed('A', 4, 80), packed('B', 2, 30), packed('C', 7, 35));
  const refused = await dockhand(home, ['submit', path, '--yes']);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('80 ÷ 4 = 20');
  expect(refused.stderr).toContain('--read "数量=total" / --read "数量=each"');
  const sent = await dockhand(home, ['submit', path, '--yes', '--read', '数量=total', '--json']);
  expect(sent.summary).toMatchObject({ accepted: 1 });
});

test('nor whether a count of boxes is of its row or of its order', async () => {
  const home = freshHome();
  const path = csv(`${headers}每箱数量`, packed('A', 3, 80), packed('B', 3, 30), packed('C', 3, 35));
  const refused = await dockhand(home, ['submit', path, '--yes']);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('--map "箱数=boxQty" / --map "箱数=-" --set boxQty=1');
  const sent = await dockhand(home, ['submit', path, '--yes', '--map', '箱数=-', '--set', 'boxQty=1', '--json']);
  expect(sent.summary).toMatchObject({ accepted: 1 });
});

test('--yes does not divide by what was said below other headers: an option says whether it holds', async () => {
  const home = freshHome();
  const headers = '客户入库单号,目的仓,理货规则,用客户箱号,发货地址代码,箱号,箱数,单箱重量,长,宽,高,SKU,数量';
  const line = (key: string) => `${key},SYD01,单件,是,NB,01,5,12.5,60,40,35,S1,100`;
  const taught = await dockhand(home, ['submit', csv(headers, line('N-1')), '--yes', '--read', '数量=total', '--json']);
  expect(taught).toMatchObject({ code: 0, summary: { accepted: 1 } });
  const other = csv(`${headers},柜号`, `${line('N-2')},C-1`);
  const refused = await dockhand(home, ['submit', other, '--yes']);
  expect([refused.code, refused.stderr]).toEqual([
    2,
    expect.stringContaining('--read "数量=total" / --read "数量=each"'),
  ]);
  const sent = await dockhand(home, ['submit', other, '--yes', '--read', '数量=each', '--json']);
  expect(sent).toMatchObject({ code: 0, summary: { accepted: 1 } });
});
