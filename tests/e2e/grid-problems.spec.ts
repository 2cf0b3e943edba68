import { resolve } from 'node:path';
import { expect, openRun, samples, test } from './fixtures.ts';
import { show } from './own-program.ts';
import { expectAccessible } from './support/axe.ts';
import { choice } from './support/choice.ts';
import { gridPage } from './support/grid-page.ts';

test('a problem is told on hover and beside the grid, leads to its cell, and narrows the lines', async ({
  app,
  program,
}) => {
  await openRun(app, program, 'overseas-with-mistakes.xlsx');
  const { ready, cell, grid, field } = gridPage(app);
  await ready();
  await (await cell(6, '用客户箱号')).hover();
  await expect(app.getByRole('tooltip').filter({ hasText: '看不出是哪个' })).toBeVisible();

  const panel = app.getByRole('complementary', { name: '问题' });
  // The words lead there at once; the first mistake of the sheet comes first.
  await panel.getByTitle('去到第一处').first().click();
  await expect(field).toHaveAccessibleName(/第 3 行，单箱重量/);
  await panel.getByRole('button', { name: /SKU/ }).first().click();
  await panel.getByRole('button', { name: /第 4 行 · BAD-002/ }).click();
  await expect(field).toHaveAccessibleName(/第 4 行，SKU/);
  await expect(await cell(4, 'SKU')).toBeInViewport();
  await expectAccessible(app);

  await panel.getByRole('button', { name: '只看这些行' }).first().click();
  await expect(grid).toHaveAttribute('aria-rowcount', '2');
  await panel.getByRole('button', { name: '取消筛选' }).click();
  await expect(grid).toHaveAttribute('aria-rowcount', '11');
});

test('lines are filtered by severity, by the state of their order and by a text; a problem outside lifts the filter', async ({
  app,
  program,
}) => {
  await openRun(app, program, 'overseas-with-mistakes.xlsx');
  const { ready, grid, field } = gridPage(app);
  await ready();
  await app.getByText('错误 7', { exact: true }).click();
  await expect(grid).toHaveAttribute('aria-rowcount', '6');
  await app.getByText('全部 10', { exact: true }).click();
  await app.getByRole('combobox', { name: '单据状态' }).click();
  await choice(app, '待发送').click();
  await expect(grid).toHaveAttribute('aria-rowcount', '5');
  await app.keyboard.press('Escape');
  await field.focus();
  await app.keyboard.press('Alt+ArrowDown');
  await expect(grid).toHaveAttribute('aria-rowcount', '11');

  await app.keyboard.press('Control+f');
  await app.keyboard.type('BAD-007');
  await app.keyboard.press('Enter');
  await expect(grid).toHaveAttribute('aria-rowcount', '2');
});

test('the Enter that ends a search does nothing to the cell that it leads to', async ({ app, program }) => {
  await openRun(app, program, 'overseas-with-mistakes.xlsx');
  const { ready, grid, cell, field } = gridPage(app);
  await ready();
  await (await cell(2, '单箱重量')).click();
  await app.keyboard.press('Control+f');
  await app.keyboard.type('BAD-007');
  await app.keyboard.press('Enter');
  await expect(grid).toHaveAttribute('aria-rowcount', '2');
  await expect(field).toBeFocused();
  await expect(app.locator('.cell-input[data-editing]')).toHaveCount(0);
  const text = (await (await cell(11, '单箱重量')).textContent()) ?? '';
  expect(text).not.toBe('');
  await app.keyboard.press('Enter');
  await expect(field).toHaveValue(text);
  await app.keyboard.press('Enter');
  await expect(await cell(11, '单箱重量')).toHaveText(text);
});

test('order lines and detail lines of two sheets stand together', async ({ app, program }) => {
  await openRun(app, program, 'overseas-two-sheets.xls');
  const { ready, grid } = gridPage(app);
  await ready();
  const parts = await grid
    .locator('.grid-row')
    .evaluateAll((rows) => rows.slice(0, 5).map((row) => row.getAttribute('data-part')));
  expect(parts).toEqual(['order', 'detail', 'detail', 'detail', 'order']);
  await expectAccessible(app);
});

test('where lines of several files stand together, each place names its file', async ({ app, program }) => {
  const files = ['overseas-with-mistakes.xlsx', 'overseas-two-sheets.xls'];
  const { runs } = await program.engine.call('imports.create', {
    importId: 'e2e-several-files',
    paths: files.map((file) => resolve(samples, file)),
  });
  expect(runs).toHaveLength(1);
  await show(app, `/runs/${runs[0]?.id}/lines`);
  const { ready, cell, field } = gridPage(app);
  await ready();
  await (await cell(4, 'SKU')).first().click();
  await expect(app.getByRole('region', { name: '当前单元格' })).toContainText('overseas-with-mistakes.xlsx');
  await expect(field).toHaveAccessibleName(/^overseas-with-mistakes\.xlsx 第 4 行，SKU/);
  const panel = app.getByRole('complementary', { name: '问题' });
  await panel.getByRole('button', { name: /SKU/ }).first().click();
  await expect(panel.getByRole('button', { name: /overseas-with-mistakes\.xlsx.*第 4 行 · BAD-002/ })).toBeVisible();
  await field.focus();
  await app.keyboard.press('Control+End');
  await expect(field).toHaveAccessibleName(/^overseas-two-sheets\.xls › /);
  await expectAccessible(app);
});

test('a row of an order that is begun above says whose it is, but does not look like another order', async ({
  app,
  program,
}) => {
  await openRun(app, program, 'overseas-with-mistakes.xlsx');
  const { ready, cell, grid } = gridPage(app);
  await ready();
  await (await cell(4, 'SKU')).click();
  const rowOf = (row: string) =>
    grid.getByRole('row').filter({ has: app.getByRole('rowheader', { name: row, exact: true }) });
  await expect(rowOf('4').locator('.grid-order')).toHaveText('BAD-002');
  await expect(rowOf('4').locator('.grid-order-key')).toHaveCount(0);
  await expect(rowOf('3').locator('.grid-order-key')).toHaveText('BAD-002');
});

test('all fields stay shown until they are hidden again', async ({ app, program }) => {
  await openRun(app, program, 'overseas-with-mistakes.xlsx');
  const { ready } = gridPage(app);
  const all = app.getByRole('button', { name: /^所有字段/ });
  for (const pressed of ['true', 'false']) {
    await ready();
    await all.click();
    await expect(all).toHaveAttribute('aria-pressed', pressed);
    await app.getByRole('link', { name: '发送', exact: true }).click();
    await expect(all).toHaveCount(0);
    await app.getByRole('link', { name: '检查与修改' }).click();
    await expect(all).toHaveAttribute('aria-pressed', pressed);
  }
});
