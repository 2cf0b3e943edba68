import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, openRun, samples, show, test } from './own-program.ts';
import type { AppPage } from './support/app-page.ts';
import { gridPage } from './support/grid-page.ts';
import { hearMessages } from './support/messages.ts';
import { holdAnswers } from './support/slow-answers.ts';

const header = '客户入库单号,目的仓,理货规则,用客户箱号,箱号,箱数,单箱重量,长,宽,高,SKU,每箱数量,发货地址代码';
const many = (rows: number) =>
  Array.from({ length: rows }, (_, at) => `BIG-${at},SYD01,单件,是,01,1,12.5,60,40,30,SKU-1,5,NB`);

const choose = ({ page, choose: pick }: AppPage, file: string) =>
  pick(file, () => page.getByRole('button', { name: '选择文件', exact: true }).click());

test('a dropped folder is taken with the folders in it; lock files are passed over, what is broken is named', async ({
  app,
  appPage,
  folder,
}) => {
  const inbox = join(folder, '六月 装箱单');
  await mkdir(join(inbox, '第二批', 'PO-2026-0001'), { recursive: true });
  await cp(join(samples, 'overseas-with-mistakes.xlsx'), join(inbox, 'mistakes.xlsx'));
  await cp(join(samples, 'overseas-two-sheets.xls'), join(inbox, '第二批', 'two.xls'));
  await cp(join(samples, 'cainiao-stock-in.xlsx'), join(inbox, '第二批', 'cainiao.xlsx'));
  await writeFile(join(inbox, '~$mistakes.xlsx'), 'lock');
  await writeFile(join(inbox, '第二批', 'broken.xlsx'), 'no workbook');
  await writeFile(join(inbox, 'empty.csv'), '');
  await appPage.drop(inbox);
  const result = app.locator('.ant-card').filter({ hasText: '导入结果' });
  await expect(result.getByRole('listitem')).toHaveCount(4);
  await expect(result.getByRole('listitem').filter({ hasText: '海外仓入库单' })).toContainText('15 单');
  await expect(result.getByRole('listitem').filter({ hasText: '菜鸟入库通知单' })).toBeVisible();
  await expect(result.getByText(/「broken.xlsx」/)).toBeVisible();
  await expect(result.getByText(/「empty.csv」是空文件/)).toBeVisible();
  await expect(result.getByText('~$')).toHaveCount(0);
});

test('a folder that is picked in the dialog is taken the same way', async ({ app, appPage, folder }) => {
  await mkdir(join(folder, 'inner'));
  await cp(join(samples, 'overseas-merged-cells.xlsx'), join(folder, 'inner', 'list.xlsx'));
  await appPage.choose(folder, () => app.getByRole('button', { name: '选择文件夹' }).click());
  await expect(app.getByRole('heading', { name: 'list.xlsx' })).toBeVisible();
});

test('a lock file by itself is told for what it is', async ({ app, appPage, folder }) => {
  const lock = join(folder, '~$orders.xlsx');
  await writeFile(lock, 'lock');
  await appPage.drop(lock);
  await expect(app.getByText(/「~\$orders.xlsx」是 Excel 或 WPS 打开文件时的临时文件/)).toBeVisible();
});

test('what is dropped while another import runs waits for it; both are told of', async ({
  app,
  appPage,
  folder,
  host,
}) => {
  const first = join(folder, 'first.csv');
  // Only what a browser hears can be held up; elsewhere the file itself takes long.
  await writeFile(first, [header, ...many(host === 'web' ? 20 : 20_000)].join('\n'));
  const held = await holdAnswers(app, 'imports.create');
  await appPage.drop(first);
  await app.getByRole('link', { name: '设置' }).click();
  const notice = app.getByRole('region', { name: '导入进度' });
  await expect(notice).toContainText('first.csv');
  await appPage.drop(join(samples, 'cainiao-stock-in.xlsx'));
  await expect(notice).toContainText('还有 1 次导入在排队');
  held.release();
  const news = app.getByRole('region', { name: '导入结果' });
  await expect(news).toContainText('2 个批次');
  await expect(app.getByRole('heading', { name: '伙伴账号' })).toBeVisible();
  await news.getByRole('button', { name: '查看' }).click();
  const result = app.locator('.ant-card').filter({ hasText: '导入结果' });
  await expect(result.getByText('first.csv')).toBeVisible();
  await expect(result.getByText('cainiao-stock-in.xlsx')).toBeVisible();
});

test('a cell that is being edited is left in peace by an import that ends, and kept when the screen is left', async ({
  app,
  appPage,
  own,
}) => {
  const run = await openRun(app, own, 'overseas-with-mistakes.xlsx');
  const { ready, cell, field } = gridPage(app);
  const typed = async () => (await own.engine.call('lines.window', { run, limit: 1 })).items[0]?.cells.productQty?.text;
  await ready();
  await (await cell(2, '每箱数量')).click();
  await app.keyboard.type('1');
  await appPage.drop(join(samples, 'cainiao-stock-in.xlsx'));
  const news = app.getByRole('region', { name: '导入结果' });
  await expect(news).toContainText('「cainiao-stock-in.xlsx」已导入');
  await expect(field).toBeFocused();
  await app.keyboard.type('7');
  await expect(field).toHaveValue('17');
  await app.keyboard.press('Enter');
  await expect.poll(typed).toBe('17');

  await (await cell(2, '每箱数量')).click();
  await app.keyboard.type('23');
  await show(app, '/history');
  await expect(app.getByRole('grid')).toHaveCount(0);
  await expect.poll(typed).toBe('23');
  await news.getByRole('button', { name: '打开' }).click();
  await expect(app.getByRole('heading', { name: 'cainiao-stock-in.xlsx' })).toBeVisible();
  await expect(news).toHaveCount(0);
});

test('an import can be stopped, and leaves nothing behind', async ({ app, appPage, folder, own }) => {
  // Long under way: whoever cancels is no match for a machine that does nothing else.
  const big = join(folder, 'big.csv');
  await writeFile(big, [header, ...many(200_000)].join('\n'));
  const heard = await hearMessages(app);
  await choose(appPage, big);
  await expect(app.getByRole('heading', { name: 'big.csv' })).toBeVisible();
  await expect(app.getByText(/正在读取|正在检查每一行/)).toBeVisible();
  await app.getByRole('button', { name: '取消导入' }).click();
  await heard('导入已取消，没有保存任何内容。');
  await expect(app.getByRole('button', { name: '选择文件', exact: true })).toBeVisible();
  expect((await own.engine.call('runs.list', {})).total).toBe(0);
});

test('files that a workbook names and that were not found are given afterwards', async ({ app, appPage, folder }) => {
  const file = join(folder, 'names.csv');
  const rows = many(2).map((row, at) => `${row},${['list.pdf', 'invoice.pdf'][at]}`);
  await writeFile(file, [`${header},附件`, ...rows].join('\n'));
  const place = join(folder, 'elsewhere');
  await mkdir(place);
  for (const name of ['list.pdf', 'invoice.pdf']) await cp(join(samples, 'packing-list.pdf'), join(place, name));
  await choose(appPage, file);
  const problems = app.getByRole('complementary', { name: '问题' });
  const heard = await hearMessages(app);
  await expect(problems.getByText(/找不到附件/)).toBeVisible();
  // Dropped on the run, a file that can be nothing else goes to it.
  await appPage.drop(join(place, 'list.pdf'));
  await heard('1 张单据的附件找齐了，还有 1 张缺附件。');
  await appPage.choose(place, () => problems.getByRole('button', { name: '选择附件所在的文件夹' }).click());
  await heard('1 张单据的附件找齐了，还有 0 张缺附件。');
  await expect(problems.getByText(/找不到附件/)).toHaveCount(0);
});
