import { expect, openRun, test } from './fixtures.ts';
import { expectAccessible } from './support/axe.ts';
import { gridPage } from './support/grid-page.ts';

test('English and Chinese at a click, light and dark, on the screens with data', async ({ app, program }) => {
  await openRun(app, program, 'overseas-with-mistakes.xlsx');
  const { ready, grid } = gridPage(app);
  await ready();
  await app.getByRole('button', { name: 'English' }).click();
  await expect(
    app.getByRole('columnheader', { name: 'Weight Declared' }).or(app.getByRole('columnheader').nth(3)).first(),
  ).toBeVisible();
  await expect(app.getByText('7 orders · 10 lines · 1 skipped')).toBeVisible();
  await expect(app.locator('html')).toHaveAttribute('lang', 'en');
  await app.getByRole('button', { name: '中文' }).click();
  await expect(app.getByText('7 单 · 10 行 · 跳过 1 行')).toBeVisible();

  const brightness = () =>
    grid.evaluate((element) => {
      const [red = '0'] = getComputedStyle(element.parentElement ?? element).backgroundColor.match(/\d+/g) ?? [];
      return Number(red);
    });
  expect(await brightness()).toBeGreaterThan(200);
  await app.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(brightness).toBeLessThan(60);
  await expectAccessible(app);
  for (const name of ['今天', '批次']) {
    await app.getByRole('link', { name, exact: true }).click();
    await app.getByRole('heading').first().waitFor();
    await expectAccessible(app);
  }
});

test('at 200 % everything is still there', async ({ app, program }) => {
  await openRun(app, program, 'overseas-with-mistakes.xlsx');
  // What a browser at 200 % leaves of 1366 × 768.
  await app.setViewportSize({ width: 683, height: 384 });
  const { ready, grid } = gridPage(app);
  await ready();
  await expect(grid).toBeVisible();
  await expect(app.getByRole('button', { name: '下一个问题' })).toBeVisible();
  // Lines that a person sees whole, nothing lying over them.
  const seen = await grid.getByRole('rowheader').evaluateAll((cells) => {
    const isWhole = (cell: Element) => {
      const { left, top, bottom } = cell.getBoundingClientRect();
      return [top + 2, bottom - 2].every((y) => cell.contains(document.elementFromPoint(left + 3, y)));
    };
    return cells.filter(isWhole).length;
  });
  expect(seen).toBeGreaterThanOrEqual(6);
  const sideways = await app.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(sideways).toBeLessThanOrEqual(0);
  await app.screenshot({ path: test.info().outputPath('at-200.png') });
});
