import { expect, openRun, test } from './fixtures.ts';
import { expectAccessible } from './support/axe.ts';
import { gridPage } from './support/grid-page.ts';
import { hearMessages } from './support/messages.ts';

test('choices, countries and dates are picked from lists and a calendar, or typed', async ({ app, program }) => {
  await openRun(app, program, 'overseas-with-mistakes.xlsx');
  const { ready, cell, errors } = gridPage(app);
  await ready();
  await (await cell(6, '理货规则')).dblclick();
  await expect(app.getByRole('option')).toHaveCount(2);
  await expectAccessible(app);
  await app.getByRole('option', { name: '单箱' }).click();
  await expect(await cell(6, '理货规则')).toHaveText('单箱');
  await errors(6);

  await (await cell(5, '发货人国家')).click();
  await app.keyboard.type('中国');
  await expect(app.getByRole('option').first()).toContainText('CN');
  await app.keyboard.press('Enter');
  await expect(await cell(5, '发货人国家')).toHaveText('CN');
  await errors(5);

  // A code of its own, though the names of others begin like it.
  await (await cell(5, '发货人国家')).click();
  await app.keyboard.type('AU');
  await app.keyboard.press('Enter');
  await expect(await cell(5, '发货人国家')).toHaveText('AU');

  await (await cell(2, '预计到仓')).click();
  await app.keyboard.press('F2');
  await app.locator('.editor-calendar td[title="2026-07-15"]').click();
  await expect(await cell(2, '预计到仓')).toHaveText('2026-07-15');
});

test('a block pasted from a spreadsheet program lands cell by cell; what does not fit is said', async ({
  app,
  program,
}) => {
  await openRun(app, program, 'overseas-with-mistakes.xlsx');
  const { ready, cell, paste } = gridPage(app);
  const heard = await hearMessages(app);
  await ready();
  await (await cell(10, '单箱重量')).click();
  await paste('1.5\t60\r\n2.5\t61\r\n3.5\t62\r\n');
  await expect(await cell(10, '单箱重量')).toHaveText('1.5');
  await expect(await cell(11, '单箱重量')).toHaveText('2.5');
  await expect(await cell(11, '长')).toHaveText('61');
  await heard('有 1 行超出了表格末尾');
  await app.keyboard.press('Control+z');
  await expect(await cell(11, '单箱重量')).toHaveText('12.5');
});

test('fill down, clear, copy, and undo each as one step', async ({ app, program }) => {
  await openRun(app, program, 'overseas-with-mistakes.xlsx');
  const { ready, cell } = gridPage(app);
  await ready();
  await (await cell(2, '每箱数量')).click();
  const first = (await (await cell(2, '每箱数量')).textContent()) ?? '';
  await app.keyboard.type('77');
  await app.keyboard.press('Enter');
  await app.keyboard.press('ArrowUp');
  for (let i = 0; i < 3; i++) await app.keyboard.press('Shift+ArrowDown');
  await app.keyboard.press('Control+d');
  await expect(await cell(5, '每箱数量')).toHaveText('77');
  const copied = await app.evaluate(() => {
    const data = new DataTransfer();
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }),
    );
    return data.getData('text/plain');
  });
  expect(copied.split('\r\n')).toEqual(['77', '77', '77', '77']);
  await app.keyboard.press('Delete');
  await expect(await cell(5, '每箱数量')).toHaveText('');
  for (let i = 0; i < 3; i++) await app.keyboard.press('Control+z');
  await expect(await cell(2, '每箱数量')).toHaveText(first);
});

test('a value of the whole order changes on all its lines; its number asks what is meant', async ({ app, program }) => {
  await openRun(app, program, 'overseas-with-mistakes.xlsx');
  const { ready, cell } = gridPage(app);
  const heard = await hearMessages(app);
  await ready();
  await (await cell(9, '目的仓')).click();
  await app.keyboard.type('MEL09');
  await app.keyboard.press('Enter');
  await expect(await cell(10, '目的仓')).toHaveText('MEL09');
  await heard('其他行的相同内容也一并改了（1 格）');

  await (await cell(9, '客户入库单号')).click();
  await app.keyboard.type('BAD-900');
  await app.keyboard.press('Enter');
  await app.getByRole('button', { name: '改整张单据（2 行）' }).click();
  await expect(await cell(10, '客户入库单号')).toHaveText('BAD-900');
});

test('find and replace, an unlisted word given a code, and the JSON of an order', async ({ app, program }) => {
  await openRun(app, program, 'overseas-with-mistakes.xlsx');
  const { ready, cell, errors } = gridPage(app);
  await ready();
  await (await cell(6, '理货规则')).click();
  await app.keyboard.type('按托盘');
  await app.keyboard.press('Enter');
  await app.getByRole('button', { name: '把“按托盘”都当作…' }).click();
  await app.getByRole('menuitem', { name: '单箱' }).click();
  await app.getByRole('button', { name: '只改这一批' }).click();
  await errors(6);

  await (await cell(2, '发货人城市')).click();
  await app.keyboard.press('Control+h');
  await app.getByLabel('查找', { exact: true }).fill('义乌');
  await app.getByLabel('替换为').fill('金华');
  await app.getByRole('button', { name: '全部替换' }).click();
  await expect(await cell(2, '发货人城市')).toHaveText('金华市');
  await expect(app.getByRole('dialog')).toBeHidden();

  await app.locator('.grid-order').filter({ hasText: 'BAD-001' }).click();
  const order = app.getByRole('dialog');
  await expect(order).toContainText('义乌市 → 金华市');
  await order.getByText('原文（JSON）和每次往来').click();
  await expect(order).toContainText('"referenceNo": "BAD-001"');
  await expectAccessible(app);
});

test('in a filtered grid only the rows shown are replaced in, unless the whole run is meant; how much is said before', async ({
  app,
  program,
}) => {
  await openRun(app, program, 'overseas-with-mistakes.xlsx');
  const { ready, cell, grid, field } = gridPage(app);
  await ready();
  await (await cell(2, '发货人城市')).click();
  await app.keyboard.press('Control+f');
  await app.keyboard.type('BAD-001');
  await app.keyboard.press('Enter');
  await expect(grid).toHaveAttribute('aria-rowcount', '2');
  await expect(field).toHaveAccessibleName(/发货人城市/);
  await app.keyboard.press('Control+h');
  await app.getByLabel('查找', { exact: true }).fill('义乌');
  await app.getByLabel('替换为').fill('金华');
  await expect(app.getByRole('radio', { name: '只改显示的行' })).toBeChecked();
  await expect(app.getByText('将修改 1 格', { exact: true })).toBeVisible();
  await expectAccessible(app);
  await app.getByRole('radio', { name: '整批' }).check();
  await expect(app.getByText('将修改 10 格', { exact: true })).toBeVisible();
  await app.getByRole('radio', { name: '只改显示的行' }).check();
  const heard = await hearMessages(app);
  await app.getByRole('button', { name: '全部替换' }).click();
  await heard('已修改 1 格');
  await expect(await cell(2, '发货人城市')).toHaveText('金华市');
  await app.getByText('全部 10', { exact: true }).click();
  await app.getByRole('searchbox', { name: '搜索' }).clear();
  await app.keyboard.press('Enter');
  await expect(grid).toHaveAttribute('aria-rowcount', '11');
  await expect(await cell(3, '发货人城市')).toHaveText('义乌市');
});
