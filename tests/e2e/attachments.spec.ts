import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, openRun, samples, test } from './fixtures.ts';
import { expectAccessible } from './support/axe.ts';
import { gridPage } from './support/grid-page.ts';
import { hearMessages } from './support/messages.ts';

const pdf = join(samples, 'packing-list.pdf');
const invoice = join(samples, 'invoice.xlsx');

test('files dropped on an order’s row are that order’s, workbooks too; they are seen and taken away at its clip', async ({
  app,
  appPage,
  program,
}) => {
  const run = await openRun(app, program, 'overseas-with-mistakes.xlsx');
  const { ready, cell, grid, field } = gridPage(app);
  await ready();
  const heard = await hearMessages(app);
  // The second row of its order will do.
  await appPage.dropOn(grid.locator('.grid-order[data-row="8"]'), pdf, invoice);
  await heard('已附到单据 BAD-006：');
  const clip = grid.getByRole('button', { name: '单据 BAD-006 的附件（2）' });
  await expect(clip).toBeVisible();
  await expect(grid.getByRole('button', { name: '单据 BAD-007 的附件（0）' })).toBeVisible();
  const { items } = await program.engine.call('runs.list', {});
  expect(items.find(({ id }) => id === run)).toBeDefined();
  // No second run came of the invoice.
  expect(app.url()).toContain(run);

  await clip.click();
  const dialog = app.getByRole('dialog', { name: '附件 · 单据 BAD-006' });
  await expect(dialog).toContainText('invoice.xlsx');
  await expectAccessible(app);
  await dialog.getByRole('button', { name: '拿掉 invoice.xlsx' }).click();
  await expect(dialog).not.toContainText('invoice.xlsx');
  await app.keyboard.press('Escape');
  await expect(field).toBeFocused();
  await expect(grid.getByRole('button', { name: '单据 BAD-006 的附件（1）' })).toBeVisible();

  // By keyboard, at any of its rows.
  await (await cell(9, '目的仓')).click();
  await app.keyboard.press('Shift+F9');
  await expect(dialog).toContainText('packing-list.pdf');
});

test('a file that no order names is asked about; what cannot be attached is said', async ({
  app,
  appPage,
  program,
}) => {
  const run = await openRun(app, program, 'overseas-with-mistakes.xlsx');
  const { ready, grid } = gridPage(app);
  await ready();
  await appPage.dropOn(app.getByRole('toolbar'), pdf);
  const dialog = app.getByRole('dialog', { name: '这些附件是哪张单据的？' });
  await dialog.getByRole('combobox', { name: 'packing-list.pdf 的单据' }).fill('BAD-001');
  // The grid's own cells say so too, and are there before the list is.
  await app.locator('.ant-select-item-option[title="BAD-001"]').click();
  await expectAccessible(app);
  await dialog.getByRole('button', { name: '附上' }).click();
  await expect(dialog).toBeHidden();
  await expect(grid.getByRole('button', { name: '单据 BAD-001 的附件（1）' })).toBeVisible();

  const { items } = await program.engine.call('orders.window', { run, search: 'BAD-001' });
  const { attachments } = await program.engine.call('orders.get', { order: items[0]?.id ?? 0 });
  expect(attachments).toMatchObject([{ name: 'packing-list.pdf', byHand: true }]);
});

test('a workbook that holds no orders, dropped on the run but on none of its orders, may be an invoice: it is asked', async ({
  app,
  appPage,
  program,
}) => {
  await openRun(app, program, 'overseas-with-mistakes.xlsx');
  await gridPage(app).ready();
  await appPage.dropOn(app.getByRole('toolbar'), invoice);
  const dialog = app.getByRole('dialog', { name: '这些附件是哪张单据的？' });
  await expect(dialog).toContainText('invoice.xlsx');
  await dialog.getByRole('button', { name: '都不用附' }).click();
  await expect(dialog).toBeHidden();
});

test('a PDF alone is told to be an attachment; dropped with its sheet it is asked whose it is', async ({
  app,
  appPage,
}) => {
  await app.getByRole('link', { name: '今天' }).click();
  await appPage.drop(pdf);
  await expect(app.getByText('「packing-list.pdf」是附件，不是表格', { exact: false })).toBeVisible();
  await appPage.drop(pdf, join(samples, 'overseas-with-mistakes.xlsx'));
  await expect(app.getByRole('dialog', { name: '这些附件是哪张单据的？' })).toBeVisible();
  await app.getByRole('button', { name: '都不用附' }).click();
  await expect(app.getByRole('grid')).toBeVisible();
});

test('a file dropped on one order that another one names is asked about', async ({ app, appPage, program }) => {
  const file = 'overseas-two-sheets.xls';
  const folder = test.info().outputPath('orders');
  await mkdir(folder, { recursive: true });
  await cp(join(samples, file), join(folder, file));
  const run = await openRun(app, program, join(folder, file));
  const { ready, grid } = gridPage(app);
  await ready();
  const { items } = await program.engine.call('problems.window', { run, code: 'attachment.notFound' });
  const named = items.find(({ params }) => params.name === 'packing-list.pdf');
  const { items: orders } = await program.engine.call('orders.window', { run });
  const other = orders.find(({ key }) => key !== named?.order);
  await appPage.dropOn(
    grid
      .locator('.grid-order')
      .filter({ hasText: other?.key ?? '' })
      .first(),
    pdf,
  );
  const dialog = app.getByRole('dialog');
  await expect(dialog).toContainText(`packing-list.pdf`);
  await dialog.getByRole('button', { name: '按文件名找单据' }).click();
  await expect(grid.getByRole('button', { name: `单据 ${named?.order} 的附件（1）` })).toBeVisible();
  await expect(grid.getByRole('button', { name: `单据 ${other?.key} 的附件（0）` })).toBeVisible();
});
