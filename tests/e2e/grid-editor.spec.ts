import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, openRun, test } from './fixtures.ts';
import { expectAccessible } from './support/axe.ts';
import { gridPage } from './support/grid-page.ts';

const file = 'overseas-with-mistakes.xlsx';

test('the editor grows with its text, underlines what is over the limit, and offers the fix; all of it in the pane', async ({
  app,
  program,
}) => {
  await openRun(app, program, file);
  const { ready, cell, field, errors } = gridPage(app);
  await ready();
  await (await cell(5, '发货人地址')).dblclick();
  const editor = app.locator('.cell-editor');
  await expect(editor).toContainText('60 / 50');
  await expect(editor.getByRole('status')).toHaveText('多出 10 个字');
  await expect(editor.locator('mark')).toHaveText('很长的地址很长的地址');
  const [box, area] = [await editor.boundingBox(), await app.locator('.grid-area').boundingBox()];
  expect(box?.height).toBeGreaterThan(70);
  expect(Math.round((box?.x ?? 0) + (box?.width ?? 0))).toBeLessThanOrEqual((area?.x ?? 0) + (area?.width ?? 0));
  await expectAccessible(app);

  // Twenty lines of it: eight are shown, and the end of the text is in sight.
  for (let i = 0; i < 12; i++) await app.keyboard.press('Alt+Enter');
  expect((await editor.boundingBox())?.height).toBeLessThan(260);
  await app.keyboard.press('Escape');

  await app.keyboard.press('F2');
  await app.keyboard.press('Control+.');
  await errors(6);
  await expect(await cell(5, '发货人地址')).toHaveText(/^.{50}$/);
  await expect(field).toBeFocused();
});

test('a fix leads on to the next mistake; what is still wrong keeps the hand', async ({ app, program }) => {
  await openRun(app, program, file);
  const { ready, cell, field, errors } = gridPage(app);
  await ready();
  await (await cell(6, '理货规则')).click();
  await app.keyboard.type('按托盘');
  await app.keyboard.press('Enter');
  await expect(await cell(6, '理货规则')).toHaveText('按托盘');
  await expect(field).toHaveAccessibleName(/第 6 行，理货规则：按托盘/);
  await app.keyboard.type('单箱');
  await app.keyboard.press('Enter');
  await expect(field).toHaveAccessibleName(/第 6 行，用客户箱号/);
  await expect(field).toBeFocused();
  await errors(6);

  // By a button as well: it goes with its problem, the keyboard does not.
  await (await cell(3, '单箱重量')).click();
  await app
    .getByRole('region', { name: '当前单元格' })
    .getByRole('button', { name: /^改为 12/ })
    .click();
  await errors(5);
  await expect(field).toHaveAccessibleName(/第 4 行，SKU/);
  await expect(field).toBeFocused();

  // Where nothing is wrong, Enter goes down as ever.
  await (await cell(2, '每箱数量')).click();
  await app.keyboard.type('12');
  await app.keyboard.press('Enter');
  await expect(field).toHaveAccessibleName(/第 3 行，每箱数量/);
});

test('a text that its cell cuts off is told whole on hover; a day without a time shows none', async ({
  app,
  program,
}) => {
  await openRun(app, program, file);
  const { ready, cell, grid } = gridPage(app);
  await ready();
  await expect(await cell(2, '发出日期')).toHaveText('2026-06-22');
  const address = await cell(2, '发货人地址');
  await address.dblclick();
  await app.keyboard.type('稠州北路 1 号国际商贸城二区东三门四楼 0123 号商铺');
  await app.keyboard.press('Enter');
  await grid.getByRole('columnheader').first().hover();
  await address.hover();
  await expect(app.getByRole('tooltip')).toContainText('国际商贸城二区东三门四楼 0123 号商铺');
});

test('row numbers of six digits are shown whole', async ({ app, program, folder }) => {
  const path = join(folder, '长表.csv');
  const header = '外部订单号,1688订单号,快递单号,质检结果,重量,长,宽,高';
  const row = (n: number) => `20556999900${n},288742173733813000${n},YT756569102670${n},质检通过,0.4,23,34,56`;
  await writeFile(path, `${header}\n${row(1)}\n${'\n'.repeat(123_453)}${row(2)}\n`);
  await openRun(app, program, path);
  const { ready, grid } = gridPage(app);
  await ready();
  const number = grid.getByRole('rowheader', { name: '123456', exact: true });
  await expect(number).toBeVisible();
  expect(await number.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
});
