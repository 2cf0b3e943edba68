import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { kinds } from '#shared/kinds/registry.ts';
import { expect, samples, test } from './fixtures.ts';
import type { AppPage } from './support/app-page.ts';
import { expectAccessible } from './support/axe.ts';
import { gridPage } from './support/grid-page.ts';
import { hearMessages } from './support/messages.ts';
import { paste } from './support/paste.ts';

async function choose({ page, choose }: AppPage, ...files: string[]): Promise<void> {
  await choose(files, () => page.getByRole('button', { name: '选择文件', exact: true }).click());
}

test('a chosen file opens at its lines; what was left out is told', async ({ app, appPage }) => {
  await expectAccessible(app);
  await choose(appPage, join(samples, 'overseas-merged-cells.xlsx'));
  await expect(app.getByRole('grid')).toBeVisible();
  await expect(app.getByText('12 单 · 30 行 · 跳过 7 行')).toBeVisible();
  await app.getByRole('link', { name: '列对应' }).click();
  await expect(app.getByRole('cell', { name: '合计行' })).toBeVisible();
  await expectAccessible(app);
});

test('files dropped on any screen are imported, attachments along with them', async ({ app, appPage, program }) => {
  await app.getByRole('link', { name: '设置' }).click();
  const files = ['overseas-two-sheets.xls', 'packing-list.pdf', 'invoice.xlsx'].map((name) => join(samples, name));
  await appPage.drop(...files);
  const news = app.getByRole('region', { name: '导入结果' });
  // The invoice is a workbook too, but no import that failed: an order has it as its attachment.
  await expect(news).toContainText('「overseas-two-sheets.xls」已导入');
  await expect(app.getByRole('heading', { name: '伙伴账号' })).toBeVisible();
  await news.getByRole('button', { name: '打开', exact: true }).click();
  await expect(app.getByRole('grid')).toBeVisible();
  const { items } = await program.engine.call('runs.list', { limit: 1 });
  const run = items[0]?.id ?? '';
  const orders = await program.engine.call('orders.window', { run, search: 'PO-2026-0001' });
  const { attachments } = await program.engine.call('orders.get', { order: orders.items[0]?.id ?? 0 });
  expect(attachments.map(({ name }) => name).sort()).toEqual(['invoice.xlsx', 'packing-list.pdf']);
});

test('attachments are given bit by bit: dropped on their run, then chosen; those given first stay', async ({
  app,
  appPage,
  folder,
  program,
}) => {
  // Not beside the workbook, where they would be found by themselves.
  const workbook = join(folder, 'orders', 'overseas-two-sheets.xls');
  const list = join(folder, 'stick', 'packing-list.pdf');
  for (const path of [workbook, list]) await cp(join(samples, basename(path)), path);
  await app.getByRole('link', { name: '今天' }).click();
  await choose(appPage, workbook);
  await expect(app.getByRole('grid')).toBeVisible();
  const { items } = await program.engine.call('runs.list', { limit: 1 });
  const orders = await program.engine.call('orders.window', { run: items[0]?.id ?? '', search: 'PO-2026-0001' });
  const names = async () => {
    const { attachments } = await program.engine.call('orders.get', { order: orders.items[0]?.id ?? 0 });
    return attachments.map(({ name }) => name).sort();
  };
  const problems = app.getByRole('complementary', { name: '问题' });
  const pick = problems.getByRole('button', { name: '选择附件文件' });
  await expect(pick).toBeVisible();
  expect(await names()).toEqual([]);
  const heard = await hearMessages(app);
  await appPage.dropOn(app.getByRole('toolbar'), list);
  await heard(/张单据的附件找齐了，还有 1 张缺附件/);
  await expect(app.getByText('正在查找附件…')).toBeHidden();
  expect(await names()).toEqual(['packing-list.pdf']);
  await rm(list);
  await appPage.choose([join(samples, 'invoice.xlsx')], () => pick.click());
  await heard(/张单据的附件找齐了，还有 0 张缺附件/);
  expect(await names()).toEqual(['invoice.xlsx', 'packing-list.pdf']);
  await expect(pick).toBeHidden();
});

test('a dropped folder is walked: its workbooks are imported, the files in its folders go with them', async ({
  app,
  appPage,
  folder,
  program,
}) => {
  const batch = join(folder, '七月');
  await mkdir(join(batch, '附件'), { recursive: true });
  await cp(join(samples, 'overseas-two-sheets.xls'), join(batch, 'overseas-two-sheets.xls'));
  for (const name of ['packing-list.pdf', 'invoice.xlsx']) await cp(join(samples, name), join(batch, '附件', name));
  const before = (await program.engine.call('runs.list', {})).total;
  await appPage.drop(batch);
  const open = app.getByRole('button', { name: '打开', exact: true }).first();
  await expect(app.getByRole('grid').or(open).first()).toBeVisible();
  const { items, total } = await program.engine.call('runs.list', { limit: 1 });
  expect(total).toBe(before + 1);
  const orders = await program.engine.call('orders.window', { run: items[0]?.id ?? '', search: 'PO-2026-0001' });
  const { attachments } = await program.engine.call('orders.get', { order: orders.items[0]?.id ?? 0 });
  expect(attachments.map(({ name }) => name).sort()).toEqual(['invoice.xlsx', 'packing-list.pdf']);
});

const header =
  '客户入库单号\t发货地址代码\t目的仓\t理货规则\t用客户箱号\t箱号\t箱数\t单箱重量\t长\t宽\t高\tSKU\t每箱数量\t备注';
const line = 'PASTE-1\tNB-YARD\tSYD01\t单件\t是\t01\t1\t12.5\t60\t40\t30\tSKU-1\t5\t';

test('cells pasted from a spreadsheet program are imported like a file, line breaks in them too', async ({ app }) => {
  const heard = await hearMessages(app);
  await paste(app, header);
  await heard('剪贴板里只有一行');
  await paste(app, [header, `${line}"轻放\n勿压 ""易碎"""`, `${line}`.replace('01\t1', '02\t1')].join('\r\n'));
  await expect(app.getByRole('heading', { name: '粘贴的表格' })).toBeVisible();
  await expect(app.locator('.grid-order').filter({ hasText: 'PASTE-1' }).first()).toBeVisible();
  await expect(app.getByText('1 单 · 2 行 · 跳过 1 行')).toBeVisible();
  await expect(await gridPage(app).cell(2, '备注')).toHaveText('轻放\n勿压 "易碎"');
});

test('the kind that was named holds for what is pasted and dropped, while it is shown', async ({
  app,
  appPage,
  folder,
}) => {
  await app.getByRole('combobox', { name: '单据类型' }).click();
  await app.getByTitle('菜鸟入库通知单', { exact: true }).click();
  // The list of kinds still has the keyboard.
  await paste(app, [header, line].join('\n'));
  await expect(
    app.getByText(/「粘贴的表格」的工作表「Sheet1」看起来是「海外仓入库单」。请确认单据类型。/),
  ).toBeVisible();
  await expect(app.getByRole('combobox', { name: '单据类型' }).first()).toBeVisible();
  const file = join(folder, 'dropped.csv');
  await writeFile(file, [header, line].join('\n').replaceAll('\t', ','));
  await appPage.drop(file);
  await expect(app.getByRole('heading', { name: 'dropped.csv' })).toBeVisible();
});

test('the dialog takes pasted cells too, and says how many', async ({ app }) => {
  await app.getByRole('button', { name: '粘贴表格' }).click();
  await app.getByRole('textbox', { name: '粘贴表格' }).fill('客户入库单号\tSKU\nDLG-1\tA\nDLG-2\tB\n');
  await expect(app.getByText('3 行，2 列')).toBeVisible();
  await expectAccessible(app);
  await app.getByRole('button', { name: '导入', exact: true }).click();
  await expect(app.getByText(/但缺少这些列/)).toBeVisible();
});

test('a file that cannot be used is named with the reason; the others are imported', async ({
  app,
  appPage,
  folder,
}) => {
  const broken = join(folder, 'broken.xlsx');
  await writeFile(broken, 'this is no workbook');
  await choose(appPage, broken, join(samples, 'overseas-with-mistakes.xlsx'));
  await expect(app.getByText('导入结果')).toBeVisible();
  await expect(app.getByText('「broken.xlsx」')).toBeVisible();
  await expectAccessible(app);
  await app.getByRole('button', { name: '打开', exact: true }).click();
  await expect(app.getByRole('grid')).toBeVisible();
});

test('a template of each kind can be downloaded', async ({ app, appPage }) => {
  for (const { label } of kinds) {
    const button = app.getByRole('button', { name: `下载模板：${label.zh}`, exact: true });
    const { name, path } = await appPage.save(() => button.click());
    expect(name).toBe(`${label.zh}导入模板.xlsx`);
    expect((await readFile(path)).subarray(0, 2).toString()).toBe('PK');
  }
});
