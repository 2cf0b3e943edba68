import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { gridPage } from './grid-page.ts';
import { watchTasks } from './page-tasks.ts';

export const largeFileLines = 100_000;

/** Writes a packing list of 100 000 lines, ten an order, in which every 997th has a weight with too many decimals. */
export async function writeLargeFile(folder: string): Promise<string> {
  const header = '客户入库单号,目的仓,理货规则,用客户箱号,箱号,箱数,单箱重量,长,宽,高,SKU,每箱数量,发货地址代码';
  const rows = Array.from({ length: largeFileLines }, (_, i) => {
    const order = `BIG-${String(Math.floor(i / 10) + 1).padStart(5, '0')}`;
    return `${order},SYD01,单件,是,${(i % 10) + 1},1,${i % 997 === 0 ? '12.3456' : '12.5'},60,40,30,SKU-${i % 500},5,ADDR1`;
  });
  const file = join(folder, 'big.csv');
  await writeFile(file, [header, ...rows].join('\n'));
  return file;
}

/** Tasks of the page's main thread in milliseconds of the processor, the longest first. */
export interface LargeFileTasks {
  readonly read: readonly number[];
  readonly scrolled: readonly number[];
  readonly edited: readonly number[];
}

/** Takes the large file in on the import screen, scrolls through its lines and mends one of them, as a person does. */
export async function workThrough(page: Page, file: string): Promise<LargeFileTasks> {
  const readingTasks = await watchTasks(page);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件', exact: true }).click();
  await (await chooser).setFiles(file);
  const { grid, ready, field } = gridPage(page);
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect(grid).toBeVisible({ timeout: 5 * 60_000 });
  await ready();
  const read = await readingTasks();
  await expect(grid).toHaveAttribute('aria-rowcount', String(largeFileLines + 1));

  // By wheel, by dragging the bar, and to the end by keyboard.
  const scrollingTasks = await watchTasks(page);
  const area = page.locator('.grid-area');
  await area.hover();
  for (let i = 0; i < 60; i++) await page.mouse.wheel(0, 900);
  for (let i = 0; i <= 40; i++) {
    await area.evaluate((element, part) => element.scrollTo({ top: element.scrollHeight * part }), i / 40);
    await page.waitForTimeout(16);
  }
  await field.focus();
  await page.keyboard.press('Control+End');
  const lastRow = page.getByRole('rowheader', { name: String(largeFileLines + 1), exact: true });
  await expect(lastRow).toBeVisible();
  await page.keyboard.press('Control+Home');
  const scrolled = await scrollingTasks();

  const editingTasks = await watchTasks(page);
  await page.keyboard.press('Alt+ArrowDown');
  await expect(field).toHaveAccessibleName(/单箱重量.*最多 3 位小数/);
  await page.keyboard.press('Control+.');
  await expect(page.getByRole('radio', { name: '错误 100', exact: true })).toBeAttached();
  await page.keyboard.type('12.25');
  await page.keyboard.press('Enter');
  await expect(page.locator('.grid-cell').filter({ hasText: '12.25' })).toBeVisible();
  return { read, scrolled, edited: await editingTasks() };
}
