import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { gridPage } from './support/grid-page.ts';

const lines = 100_000;
/** The longest a task of the page may take, in milliseconds. */
const longest = 100;

test.setTimeout(240_000);
test.skip(({ host }) => host !== 'web', 'Playwright can trace the tasks of a browser it started only');

/**
 * Notes how long the tasks of the page's main thread take, in milliseconds of the processor: on a machine that has other
 * work too, a clock on the wall would measure that. The function returned ends it and gives those over 50 ms.
 */
async function watchTasks(page: Page): Promise<() => Promise<number[]>> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser');
  await browser.startTracing(page, { categories: ['toplevel'] });
  return async () => {
    const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as { traceEvents: TraceEvent[] };
    const main = traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
    const isMain = ({ pid, tid }: TraceEvent) => main.some((thread) => thread.pid === pid && thread.tid === tid);
    const took = traceEvents.filter((event) => event.name.endsWith('RunTask') && isMain(event));
    expect(took.length).toBeGreaterThan(100);
    return took.map(({ tdur = 0 }) => Math.round(tdur / 1000)).filter((ms) => ms > 50);
  };
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time, in microseconds. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

test('100 000 lines are read, scrolled and edited without a task over 100 ms', async ({ app, desk, folder }) => {
  const header = '客户入库单号,目的仓,理货规则,用客户箱号,箱号,箱数,单箱重量,长,宽,高,SKU,每箱数量,发货地址代码';
  const rows = Array.from({ length: lines }, (_, i) => {
    const order = `BIG-${String(Math.floor(i / 10) + 1).padStart(5, '0')}`;
    return `${order},SYD01,单件,是,${(i % 10) + 1},1,${i % 997 === 0 ? '12.3456' : '12.5'},60,40,30,SKU-${i % 500},5,ADDR1`;
  });
  const file = join(folder, 'big.csv');
  await writeFile(file, [header, ...rows].join('\n'));

  const readingTasks = await watchTasks(app);
  await desk.choose(file, () => app.getByRole('button', { name: '选择文件', exact: true }).click());
  const { grid, ready, field } = gridPage(app);
  await expect(app.getByRole('progressbar')).toBeVisible();
  await expect(grid).toBeVisible({ timeout: 180_000 });
  await ready();
  const whileRead = await readingTasks();
  const usingTasks = await watchTasks(app);
  await expect(grid).toHaveAttribute('aria-rowcount', String(lines + 1));

  // By wheel, by dragging the bar, and to the end by keyboard.
  const area = app.locator('.grid-area');
  await area.hover();
  for (let i = 0; i < 60; i++) await app.mouse.wheel(0, 900);
  for (let i = 0; i <= 40; i++) {
    await area.evaluate((element, part) => element.scrollTo({ top: element.scrollHeight * part }), i / 40);
    await app.waitForTimeout(16);
  }
  await field.focus();
  await app.keyboard.press('Control+End');
  await expect(app.getByRole('rowheader', { name: String(lines + 1), exact: true })).toBeVisible();
  await app.keyboard.press('Control+Home');
  await app.keyboard.press('Alt+ArrowDown');
  await expect(field).toHaveAccessibleName(/单箱重量.*最多 3 位小数/);
  await app.keyboard.press('Control+.');
  await expect(app.getByRole('radio', { name: '错误 100', exact: true })).toBeAttached();
  const whileUsed = await usingTasks();
  console.log(
    `long tasks while reading: ${whileRead.join(' ') || 'none'}; while used: ${whileUsed.join(' ') || 'none'}`,
  );
  expect(Math.max(0, ...whileRead)).toBeLessThanOrEqual(longest);
  expect(Math.max(0, ...whileUsed)).toBeLessThanOrEqual(longest);

  // The rows in the page are those in sight.
  expect(await grid.getByRole('row').count()).toBeLessThan(80);
});
