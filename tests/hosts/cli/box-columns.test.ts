import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dockhand, freshHome } from './dockhand.ts';

/** Two SKUs in boxes that only a person knows to be such, with a row of weights and one of sizes. */
function sheet(...headers: readonly string[]): string {
  const path = join(mkdtempSync(join(tmpdir(), 'dockhand-boxes-')), 'matrix.csv');
  const own = '客户入库单号,目的仓,理货规则,用客户箱号,发货地址代码,SKU';
  const rows = [
    `${own},${headers.join()}`,
    'R-1,SYD01,单件,是,NB,S1,20,10',
    'R-1,SYD01,单件,是,NB,S2,,5',
    ',,,,,毛重(kg),12.5,13',
    ',,,,,尺寸(cm),60*40*35,60*40*30',
  ];
  writeFileSync(path, rows.join('\n'));
  return path;
}

test('columns headed like boxes are likely: told, refused without --yes, and sent with it', async () => {
  const home = freshHome();
  const path = sheet('箱1', '箱2');
  const refused = await dockhand(home, ['submit', path, '--json']);
  expect(refused.code).toBe(2);
  const [told] = refused.events.filter(({ type }) => type === 'sheet');
  expect(told).toMatchObject({
    columns: [{}, {}, {}, {}, {}, {}, { box: 'each', sure: false }, { box: 'each', sure: false }],
    boxRows: [
      { row: 4, label: '毛重(kg)', fields: ['weightDeclared'] },
      { row: 5, label: '尺寸(cm)', fields: ['lengthDeclared', 'widthDeclared', 'heightDeclared'] },
    ],
    missing: [],
  });
  const sent = await dockhand(home, ['submit', path, '--yes', '--json']);
  expect([sent.code, sent.summary?.accepted]).toEqual([0, 1]);
});

test('--map says that any column is a box', async () => {
  const path = sheet('大箱', '小箱');
  const { events, summary } = await dockhand(freshHome(), [
    'check',
    path,
    '--json',
    '--map',
    '大箱=box',
    '--map',
    '小箱=box',
  ]);
  expect(events.filter(({ type }) => type === 'problem')).toEqual([]);
  expect(summary).toMatchObject({ lines: 3, errors: 0 });
});
