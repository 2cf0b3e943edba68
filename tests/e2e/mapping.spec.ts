import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { AppPage } from './support/app-page.ts';
import { expectAccessible } from './support/axe.ts';
import { choice } from './support/choice.ts';
import { gridPage } from './support/grid-page.ts';

const header = 'alpha,beta,gamma,delta,epsilon,zeta,eta,theta,iota,kappa,lambda,mu,nu';
const rows = [
  'MAP-1,SYD01,单件,是,01,1,12.5,60,40,30,SKU-1,5,ADDR1',
  'MAP-2,SYD01,单箱,否,01,1,12.5,60,40,30,SKU-2,5,ADDR1',
];
const fields = [
  '客户入库单号',
  '目的仓',
  '理货规则',
  '用客户箱号',
  '箱号',
  '箱数',
  '单箱重量',
  '长',
  '宽',
  '高',
  'SKU',
  '每箱数量',
  '发货地址代码',
];

async function importFile({ page, choose }: AppPage, file: string): Promise<void> {
  await page.getByRole('link', { name: '今天' }).click();
  await choose(file, () => page.getByRole('button', { name: '选择文件', exact: true }).click());
}

async function pick(page: Page, name: string, option: string): Promise<void> {
  const box = page.getByRole('combobox', { name, exact: true });
  await box.click();
  await box.fill(option);
  // As a person does it: what was typed whole is the first, and Enter takes it.
  const first = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option-active');
  await expect(first.last()).toHaveText(new RegExp(`^(\\* )?${option}`));
  await box.press('Enter');
}

test('a sheet with unknown headers is mapped by hand, and the next one with these headers by itself', async ({
  app,
  appPage,
  folder,
}) => {
  const file = join(folder, 'unknown.csv');
  await writeFile(file, [header, ...rows].join('\n'));
  await importFile(appPage, file);
  await expect(app.getByText(/没有在「unknown.csv」/)).toBeVisible();
  await expect(app.getByRole('cell', { name: 'MAP-1' })).toBeVisible();
  await app.getByRole('combobox', { name: '单据类型' }).last().click();
  await choice(app, '海外仓入库单').click();
  await app.getByRole('button', { name: '按这种单据读取' }).click();

  await expect(app.getByRole('heading', { name: '这张表头一次见，看看对得对不对' })).toBeVisible();
  await expect(app.getByRole('region', { name: /目的仓/ })).toBeVisible();
  await expectAccessible(app);
  for (const [at, column] of header.split(',').entries()) {
    await pick(app, `“${column}”列对应的字段`, fields[at] ?? '');
  }
  await app.getByRole('button', { name: '就这样读，继续检查' }).click();
  await expect(app.getByRole('grid')).toBeVisible();
  await app.getByRole('link', { name: '2 单 · 2 行 · 跳过 1 行（含表头）' }).click();
  await expect(app.getByRole('heading', { name: '没有当作数据的行（1）' })).toBeInViewport();
  await app.getByRole('link', { name: '检查与修改' }).click();
  await expect(app.getByRole('radio', { name: '错误 0' })).toBeAttached();

  const next = join(folder, 'next.csv');
  await writeFile(next, [header, rows[0]?.replace('MAP-1', 'MAP-3')].join('\n'));
  await importFile(appPage, next);
  await expect(app.getByRole('grid')).toBeVisible();
  await app.getByRole('link', { name: '列对应' }).click();
  await expect(app.getByText('沿用上次的对应关系').first()).toBeVisible();
});

test('two columns that claim one field are a question', async ({ app, appPage, folder }) => {
  const file = join(folder, 'twice.csv');
  const names = [...fields.map((name) => (name === 'SKU' ? 'SKU编码' : name)), '货号'];
  await writeFile(file, `${names.join(',')}\n${rows[0]},SKU-9\n`);
  await importFile(appPage, file);
  const question = app.getByRole('region', { name: '哪一列是“SKU”？' });
  await expect(question).toBeVisible();
  await question.getByRole('radio').last().check();
  await app.getByRole('button', { name: '就这样读，继续检查' }).click();
  await expect(app.getByRole('grid')).toBeVisible();
  await expect(await gridPage(app).cell(2, 'SKU')).toHaveText('SKU-9');
});

const strange =
  '客户参考编号,送往仓库,理货规则,用客户箱号,外箱号,总箱数,箱重(kg),箱长,箱宽,箱高,货号,数量,发货地址代码';

test('likely columns of another office’s workbook are marked and confirmed in one click; the next day’s goes straight on', async ({
  app,
  appPage,
  folder,
}) => {
  const dayOf = async (name: string, order: string) => {
    const file = join(folder, name);
    const line = (box: number) => `${order},SYD01,单件,是,0${box},1,12.5,60,40,30,SKU-${box},${20 + box},ADDR1`;
    await writeFile(file, [strange, line(1), line(2), line(3)].join('\n'));
    await importFile(appPage, file);
  };
  await dayOf('day-one.csv', 'OWN-1');
  await expect(app.getByText('很可能 1 处')).toBeVisible();
  await expectAccessible(app);
  await app.getByRole('button', { name: '确认 1 处“很可能”，继续检查' }).click();
  await expect(app.getByRole('grid')).toBeVisible();
  await expect(app.getByRole('gridcell', { name: 'OWN-1' }).first()).toBeVisible();

  await dayOf('day-two.csv', 'OWN-2');
  await expect(app.getByRole('grid')).toBeVisible();
  await expect(app.getByRole('gridcell', { name: 'OWN-2' }).first()).toBeVisible();
});
