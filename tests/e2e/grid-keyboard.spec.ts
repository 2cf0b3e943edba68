import { expect, openRun, test } from './fixtures.ts';
import { expectAccessible } from './support/axe.ts';
import { gridPage } from './support/grid-page.ts';

test('the mistakes are mended by keyboard alone, from problem to problem, until no error is left', async ({
  app,
  program,
}) => {
  await openRun(app, program, 'overseas-with-mistakes.xlsx');
  const { ready, errors, field } = gridPage(app);
  await ready();
  await errors(7);
  await expectAccessible(app);

  // The keyboard reaches the grid.
  for (let presses = 0; presses < 60; presses++) {
    if (await field.evaluate((element) => element === document.activeElement)) break;
    await app.keyboard.press('Tab');
  }
  await expect(field).toBeFocused();

  const typed: Readonly<Record<string, string>> = {
    SKU: 'SKU-SHORT',
    发货人国家: 'CN',
    发货人地址: '稠州北路 1 号',
    理货规则: '单件',
    用客户箱号: '否',
  };
  for (let left = 7; left > 0; left--) {
    const before = (await field.getAttribute('aria-activedescendant')) ?? '';
    await app.keyboard.press('Alt+ArrowDown');
    await expect(field).not.toHaveAttribute('aria-activedescendant', before);
    const name = (await field.getAttribute('aria-label')) ?? '';
    const label = Object.keys(typed).find((key) => name.includes(`，${key}：`));
    if (label === undefined) {
      // A weight: its offered fix.
      await app.keyboard.press('Control+.');
    } else {
      await app.keyboard.type(typed[label] ?? '');
      await app.keyboard.press('Enter');
    }
    await errors(left - 1);
  }
  await expect(app.locator('.grid-order[data-state="ready"]').first()).toBeVisible();
  await expect(app.locator('.grid-order[data-state="incomplete"]')).toHaveCount(0);

  // All of it can be undone, and done again.
  for (let i = 0; i < 7; i++) await app.keyboard.press('Control+z');
  await errors(7);
  for (let i = 0; i < 7; i++) await app.keyboard.press('Control+y');
  await errors(0);
});

test('Escape and Tab leave the grid; the help tells so', async ({ app, program }) => {
  await openRun(app, program, 'overseas-with-mistakes.xlsx');
  const { ready, field, cell } = gridPage(app);
  await ready();
  await (await cell(2, '目的仓')).click();
  await app.keyboard.press('Tab');
  await expect(field).toBeFocused();
  await app.keyboard.press('?');
  await expect(app.getByRole('dialog')).toContainText('离开表格');
  await app.keyboard.press('Escape');
  await expect(app.getByRole('dialog')).toBeHidden();
  await field.focus();
  await app.keyboard.press('Escape');
  await app.keyboard.press('Tab');
  await expect(field).not.toBeFocused();
});
