import { join } from 'node:path';
import { writeOwnLayout } from '../own-layout.ts';
import { expect, test } from './own-program.ts';
import { expectAccessible } from './support/axe.ts';
import { gridPage } from './support/grid-page.ts';
import { ledgerIn } from './support/ledger.ts';

test('an office’s own packing list is explained on one page; the next day’s goes straight through to ready', async ({
  app,
  appPage,
  own,
  folder,
}) => {
  const { cell } = gridPage(app);
  const day = async (name: string, first: number) => {
    const file = writeOwnLayout(join(folder, name), { first });
    await app.getByRole('link', { name: '今天' }).click();
    await appPage.choose(file, () => app.getByRole('button', { name: '选择文件', exact: true }).click());
  };
  const ready = async (name: string) => {
    await expect(app.getByRole('heading', { level: 1 })).toHaveText(name);
    await expect(app.getByRole('grid')).toBeVisible();
    await expect(app.getByRole('radio', { name: '错误 0' })).toBeAttached();
  };

  await day('供应商A 7-12.csv', 1);
  await expect(app.getByRole('heading', { name: '这张表头一次见，看看对得对不对' })).toBeVisible();
  await expect(app.getByText('不发送 1 列：品名')).toBeVisible();
  await expect(app.getByText('目的仓：表头上方“目的仓”里的“SYD01”')).toBeVisible();
  const order = app.getByRole('complementary', { name: '第 1 张单据会是这样' });
  await expect(order).toContainText('60 × 40 × 30 cm');
  await expect(order).toContainText('等您回答：用客户箱号');

  // What is said not to be wanted is not told of again on any other day.
  const unused = app.getByRole('combobox', { name: '“品名”列对应的字段' });
  await unused.fill('不要');
  await expect(app.getByTitle('不使用', { exact: true }).last()).toBeVisible();
  await unused.press('Enter');
  await expect(app.getByRole('cell', { name: '不使用' })).toBeVisible();

  await app.getByRole('button', { name: '还差 1 项：去回答' }).click();
  const question = app.getByRole('region', { name: '“用客户箱号”在表里的哪里？' });
  await expect(question.locator(':focus')).toHaveCount(1);
  await question.getByRole('radiogroup').getByText('是', { exact: true }).click();
  await expect(question.getByRole('status')).toHaveText('每一行的“用客户箱号”都是“是”');
  await expect(order).not.toContainText('等您回答');
  await expectAccessible(app);
  await app.getByRole('button', { name: '确认 1 处“很可能”，继续检查' }).click();
  await ready('供应商A 7-12.csv');
  await expect(app.getByRole('link', { name: '3 单 · 6 行 · 跳过 4 行（含表头）' })).toBeVisible();
  for (const [label, value] of Object.entries({ 目的仓: 'SYD01', 长: '60', 宽: '40', 高: '30', 用客户箱号: '是' })) {
    await expect(await cell(4, label), label).toHaveText(value);
  }

  await day('7月13日.csv', 4);
  await ready('7月13日.csv');
  await app.getByRole('link', { name: '列对应' }).click();
  await expect(app.getByText('按记住的“供应商A 7-12”读取')).toBeVisible();
  await app.getByRole('link', { name: '发送', exact: true }).click();
  await app.getByRole('button', { name: '演练发送 3 张' }).click();
  await expect(app.getByText('演练完成：演练伙伴收下了 3 张单据。')).toBeVisible();
  const box = {
    ...{ boxNo: 'C1', boxQty: 2, weightDeclared: 8.5, sku: 'YP-100', productQty: 10 },
    ...{ lengthDeclared: 60, widthDeclared: 40, heightDeclared: 30 },
  };
  const body = { warehouseCode: 'SYD01', useShipperBoxNo: true, tallyRule: 1, packingDetails: [box, { boxNo: 'C2' }] };
  expect(ledgerIn(own.dataDir)).toMatchObject(
    ['YW-2026-0004', 'YW-2026-0005', 'YW-2026-0006'].map((reference) => ({ reference, body })),
  );
});
