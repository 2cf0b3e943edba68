import { renameSync } from 'node:fs';
import { join } from 'node:path';
import type { TypedTable } from '../fixtures/typed-sheet.ts';
import { typedWorkbook } from '../fixtures/typed-sheet.ts';
import { expect, test } from './own-program.ts';
import { expectAccessible } from './support/axe.ts';
import { gridPage } from './support/grid-page.ts';
import { ledgerIn } from './support/ledger.ts';

/** A packing list of one order, as offices print it: what is the order's stands in cells above the table. */
const form = (key: string, ...boxes: TypedTable): TypedTable => [
  ['海外仓装箱单'],
  ['入库单号：', key, null, '目的仓：', 'SYD01'],
  ['理货规则：', '单件', null, '发货地址代码：', 'NB'],
  [],
  ['箱号', '箱数', '毛重KG', '外箱尺寸', '商品编号', '单箱数量', '业务员'],
  ...boxes,
  ['合计', boxes.length],
];

test('an order whose number stands above its packing list: asked on day one, nothing to click on day two', async ({
  app,
  appPage,
  own,
  folder,
}) => {
  const { cell, errors } = gridPage(app);
  const day = async (name: string, table: TypedTable) => {
    const file = join(folder, name);
    renameSync(typedWorkbook(table), file);
    await app.getByRole('link', { name: '今天' }).click();
    await appPage.choose(file, () => app.getByRole('button', { name: '选择文件', exact: true }).click());
  };
  await day('装箱单 1.xlsx', form('YW-3001', ['C1', 2, 8.5, '60*40*30', 'YP-1', 10, '小陈']));
  await expect(app.getByRole('heading', { name: '这张表头一次见，看看对得对不对' })).toBeVisible();
  await expect(app.getByText(/入库单号.*里的“YW-3001”/)).toBeVisible();
  const question = app.getByRole('region', { name: '“用客户箱号”在表里的哪里？' });
  await question.getByRole('radiogroup').getByText('否', { exact: true }).click();
  await expectAccessible(app);
  await app.getByRole('button', { name: /继续检查$/ }).click();
  await errors(0);

  await day(
    '装箱单 2.xlsx',
    form('YW-3002', ['C1', 1, 7.25, '50*40*30', 'YP-2', 5, '小陈'], ['C2', 1, 9, '50*40*35', 'YP-3', 6, '小王']),
  );
  await expect(app.getByRole('heading', { level: 1 })).toHaveText('装箱单 2.xlsx');
  await expect(app.getByRole('grid')).toBeVisible();
  await errors(0);
  for (const [label, value] of Object.entries({ 客户入库单号: 'YW-3002', 目的仓: 'SYD01', 宽: '40', 高: '35' })) {
    await expect(await cell(7, label), label).toHaveText(value);
  }
  await app.getByRole('link', { name: '发送', exact: true }).click();
  await app.getByRole('button', { name: '演练发送 1 张' }).click();
  await expect(app.getByText('演练完成：演练伙伴收下了 1 张单据。')).toBeVisible();
  expect(ledgerIn(own.dataDir)).toMatchObject([
    {
      reference: 'YW-3002',
      body: {
        packingDetails: [
          { boxNo: 'C1', sku: 'YP-2' },
          { boxNo: 'C2', sku: 'YP-3' },
        ],
      },
    },
  ]);
});

test('the page of the columns asks in English what a sheet with two tables leaves open', async ({
  app,
  appPage,
  own,
  folder,
}) => {
  await own.engine.call('settings.set', { values: { language: 'en' } });
  await app.reload();
  const order = (key: string) => [key, 'SYD01', 'Unit', 'Yes', 'NB', 'C1', 1, '60*40*30', 'YP-1', 10];
  const header = ['Reference No', 'Warehouse', 'Tally Rule', 'Use Shipper Box No', 'Shipper Code'];
  const goods = ['Carton No', 'CTNS', 'Carton size', 'SKU', 'Qty per carton'];
  const file = join(folder, 'two tables.xlsx');
  const table: TypedTable = [
    [...header, ...goods, 'G.W. (kg)'],
    [...order('EN-1'), 8.5],
    [],
    [...header, ...goods, 'Carton weight (lb)'],
    [...order('EN-2'), 20],
  ];
  renameSync(typedWorkbook(table), file);
  await app.getByRole('link', { name: 'Today' }).click();
  await appPage.choose(file, () => app.getByRole('button', { name: 'Choose files', exact: true }).click());
  await expect(app.getByRole('heading', { name: 'These headers are new: please look them over' })).toBeVisible();
  const question = app.getByRole('region', { name: /Carton weight \(lb\)/ });
  await expect(question.getByText('20 → 9.072 kg')).toBeVisible();
  // Nothing on the page is left in the other language, but for what the sheet says itself.
  expect((await app.getByRole('main').innerText()).match(/\p{Script=Han}+/gu) ?? []).toEqual([]);
  for (const colorScheme of ['light', 'dark'] as const) {
    await app.emulateMedia({ colorScheme });
    await expectAccessible(app);
  }
  await question.getByRole('radio').first().check();
  await app.screenshot({ path: test.info().outputPath('two-tables-en.png') });
  await app.getByRole('button', { name: /go on$/ }).click();
  await expect(app.getByRole('grid')).toBeVisible();
  const { cell } = gridPage(app);
  await expect(await cell(5, 'Weight Declared')).toHaveText('9.072');
});
