import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dockhand, freshHome } from './dockhand.ts';

const header = '序号,客户入库单号,目的仓,理货规则,用客户箱号,发货地址代码,箱号,箱数,重量,长,宽,高,SKU,每箱数量';
const line = (no: number) => `${no},R-1,SYD01,单件,是,NB,0${no},1,12.5,60,40,35,S${no},20`;

function sheet(more: string, ...cells: readonly string[]): string {
  const path = join(mkdtempSync(join(tmpdir(), 'dockhand-unused-')), 'orders.csv');
  const rows = cells.map((cell, at) => `${line(at + 1)},${cell}`);
  writeFileSync(path, [`${header},${more}`, ...rows].join('\n'));
  return path;
}

const warnings = async (path: string) => {
  const { events, summary } = await dockhand(freshHome(), ['check', path, '--json']);
  const told = events.filter((event) => event.type === 'problem');
  return { told, counts: { errors: summary?.errors, warnings: summary?.warnings } };
};

test('a filled column that comes to no field is a warning with its header and the number of its cells', async () => {
  const { told, counts } = await warnings(sheet('海关监管方式,空列', '9610,', ',', '9810,'));
  expect(counts).toEqual({ errors: 0, warnings: 1 });
  expect(told).toMatchObject([
    { code: 'column.unused', severity: 'warning', column: '海关监管方式', row: 2, field: null },
  ]);
  expect(told[0]?.message).toContain('2 filled cells');
});

test('a filled column without a header is named by its letter', async () => {
  const { told } = await warnings(sheet(',海关监管方式', ',', '加急,'));
  expect(told).toMatchObject([{ code: 'column.unused', column: 'O', row: 3 }]);
});

test('blank columns and the office’s own numbering of rows are not spoken of', async () => {
  expect(await warnings(sheet('海关监管方式', ' ', ''))).toEqual({ told: [], counts: { errors: 0, warnings: 0 } });
});
