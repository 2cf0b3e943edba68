import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, samples, test } from './fixtures.ts';
import { expectAccessible } from './support/axe.ts';

async function choose(page: Page, ...files: string[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件', exact: true }).click();
  await (await chooser).setFiles(files);
}

/** Drops files on whatever stands in the middle of the window. */
async function drop(page: Page, ...files: string[]): Promise<void> {
  const contents = await Promise.all(
    files.map(async (file) => ({ name: basename(file), base64: (await readFile(file)).toString('base64') })),
  );
  const data = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    return transfer;
  }, contents);
  await page.dispatchEvent('main', 'dragover', { dataTransfer: data });
  await expect(page.getByText('松开鼠标，开始导入')).toBeVisible();
  await page.dispatchEvent('main', 'drop', { dataTransfer: data });
}

test('a chosen file opens at its lines; what was left out is told', async ({ app }) => {
  await expectAccessible(app);
  await choose(app, join(samples, 'overseas-merged-cells.xlsx'));
  await expect(app.getByRole('grid')).toBeVisible();
  await expect(app.getByText('12 单 · 30 行 · 跳过 7 行')).toBeVisible();
  await app.getByRole('link', { name: '列对应' }).click();
  await expect(app.getByRole('cell', { name: '合计行' })).toBeVisible();
  await expectAccessible(app);
});

test('files dropped on any screen are imported, attachments along with them', async ({ app, program }) => {
  await app.getByRole('link', { name: '设置' }).click();
  const files = ['overseas-two-sheets.xls', 'packing-list.pdf', 'invoice.xlsx'].map((name) => join(samples, name));
  await drop(app, ...files);
  const open = app.getByRole('button', { name: '打开', exact: true }).first();
  await expect(app.getByRole('grid').or(open).first()).toBeVisible({ timeout: 30_000 });
  const { items } = await program.engine.call('runs.list', { limit: 1 });
  const run = items[0]?.id ?? '';
  const orders = await program.engine.call('orders.window', { run, search: 'PO-2026-0001' });
  const { attachments } = await program.engine.call('orders.get', { order: orders.items[0]?.id ?? 0 });
  expect(attachments.map(({ name }) => name).sort()).toEqual(['invoice.xlsx', 'packing-list.pdf']);
});

test('cells pasted from a spreadsheet program are imported like a file', async ({ app }) => {
  const cells = [
    '客户入库单号\t目的仓\t理货规则\t用客户箱号\t箱号\t箱数\t单箱重量\t长\t宽\t高\tSKU\t每箱数量',
    'PASTE-1\tSYD01\t单件\t是\t01\t1\t12.5\t60\t40\t30\tSKU-1\t5',
  ].join('\r\n');
  await app.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, cells);
  await expect(app.getByRole('heading', { name: '粘贴的表格' })).toBeVisible();
  await expect(app.locator('.grid-order').filter({ hasText: 'PASTE-1' })).toBeVisible();
});

test('the dialog takes pasted cells too, and says how many', async ({ app }) => {
  await app.getByRole('button', { name: '粘贴表格' }).click();
  await app.getByRole('textbox', { name: '粘贴表格' }).fill('客户入库单号\tSKU\nDLG-1\tA\nDLG-2\tB\n');
  await expect(app.getByText('3 行，2 列')).toBeVisible();
  await expectAccessible(app);
  await app.getByRole('button', { name: '导入', exact: true }).click();
  await expect(app.getByText(/但缺少这些列/)).toBeVisible();
});

test('a file that cannot be used is named with the reason; the others are imported', async ({ app, folder }) => {
  const broken = join(folder, 'broken.xlsx');
  await writeFile(broken, 'this is no workbook');
  await choose(app, broken, join(samples, 'overseas-with-mistakes.xlsx'));
  await expect(app.getByText('导入结果')).toBeVisible();
  await expect(app.getByText('「broken.xlsx」')).toBeVisible();
  await expectAccessible(app);
  await app.getByRole('button', { name: '打开', exact: true }).click();
  await expect(app.getByRole('grid')).toBeVisible();
});

test('a template of each kind can be downloaded', async ({ app }) => {
  const download = app.waitForEvent('download');
  await app.getByRole('button', { name: '下载模板：海外仓入库单' }).click();
  expect((await download).suggestedFilename()).toBe('海外仓入库单导入模板.xlsx');
});
