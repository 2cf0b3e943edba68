import { expect, openRun, show, test } from './own-program.ts';
import { expectAccessible } from './support/axe.ts';

test('runs are found by order number, partner number, file and date, and opened at what was looked for', async ({
  app,
  own,
}) => {
  await show(app, '/history');
  await expect(app.getByText('还没有批次。导入一份表格')).toBeVisible();
  const sent = await openRun(app, own, 'overseas-merged-cells.xlsx');
  await own.engine.call('submissions.start', { run: sent });
  await own.engine.call('submissions.settled', { run: sent });
  await openRun(app, own, 'cainiao-stock-in.xlsx');
  await show(app, '/history');
  const files = app.getByRole('table').getByRole('link', { name: /\.xlsx$/ });
  await expect(files).toHaveText(['cainiao-stock-in.xlsx', 'overseas-merged-cells.xlsx']);
  await expect(app.getByRole('table').getByRole('link', { name: '到仓 0/12' })).toBeVisible();
  await expectAccessible(app);

  const { items } = await own.engine.call('orders.window', { run: sent, search: 'IB2606-005' });
  const search = app.getByRole('searchbox', { name: '单号、对方单号或文件名' });
  for (const text of ['PO260600003', 'cainiao']) {
    await search.fill(text);
    await search.press('Enter');
    await expect(files).toHaveText(['cainiao-stock-in.xlsx']);
  }
  await search.fill('no such number');
  await search.press('Enter');
  await expect(app.getByText('没有符合条件的批次')).toBeVisible();
  await search.fill(items[0]?.partnerNo ?? '');
  await search.press('Enter');
  await expect(files).toHaveText(['overseas-merged-cells.xlsx']);
  await files.first().click();
  await expect(app.getByRole('link', { name: /查看单据/ })).toHaveText(['IB2606-005']);

  await show(app, '/history');
  await app.getByPlaceholder('从').fill('2020-01-01');
  await app.getByPlaceholder('到').fill('2020-01-31');
  await app.keyboard.press('Enter');
  await app.getByRole('heading', { name: '所有批次' }).click();
  await expect(app.getByText('没有符合条件的批次')).toBeVisible();
});

test('a run that is not needed is deleted after a question', async ({ app, own }) => {
  await openRun(app, own, 'cainiao-stock-in.xlsx');
  await show(app, '/history');
  await app.getByRole('button', { name: '删除' }).click();
  await app.getByRole('tooltip').getByRole('button', { name: '保留' }).click();
  await app.getByRole('table').getByRole('button', { name: '删除' }).click();
  await app.getByRole('tooltip').getByRole('button', { name: '删除' }).click();
  await expect(app.getByText('还没有批次。导入一份表格')).toBeVisible();
  // There is a way back.
  await app.getByRole('button', { name: '回收站' }).click();
  await app.getByRole('button', { name: '恢复' }).click();
  await expect(app.getByText('回收站是空的')).toBeVisible();
  await app.getByRole('button', { name: '返回所有批次' }).click();
  await expect(app.getByRole('link', { name: 'cainiao-stock-in.xlsx' })).toBeVisible();
});

test('a deleted run opened by its address says until when it can be taken back, and is by the button', async ({
  app,
  own,
}) => {
  const run = await openRun(app, own, 'cainiao-stock-in.xlsx');
  await own.engine.call('runs.delete', { run });
  await show(app, '/history');
  await show(app, `/runs/${run}`);
  await expect(app.getByText(/这个批次已在 \d{4}-\d\d-\d\d 删除，\d{4}-\d\d-\d\d 之前可以恢复/)).toBeVisible();
  await expectAccessible(app);
  await app.getByRole('button', { name: '恢复这个批次' }).click();
  await expect(app.getByRole('heading', { name: 'cainiao-stock-in.xlsx' })).toBeVisible();
  expect((await own.engine.call('runs.list', {})).total).toBe(1);
});
