import type { Locator, Page } from '@playwright/test';
import { expect, openRun, test } from './own-program.ts';
import { expectAccessible } from './support/axe.ts';
import { gridPage } from './support/grid-page.ts';

/** What is typed into the cells that no fix is offered for, by the column's label. */
const typed: Readonly<Record<string, string>> = {
  SKU: 'SKU-SHORT',
  发货人国家: 'CN',
  发货人地址: '稠州北路 1 号',
  理货规则: '单件',
  用客户箱号: '否',
};

/** Presses a key until something has the focus. */
async function pressUntilFocused(page: Page, key: string, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 20; presses++) {
    if ((await wanted.count()) === 1 && (await wanted.evaluate((element) => element === document.activeElement)))
      return;
    await page.keyboard.press(key);
  }
  await expect(wanted).toBeFocused();
}

test('by keyboard alone the mistakes are mended from problem to problem, sent, and all 7 orders are accepted', async ({
  app,
  own,
}) => {
  const { ready, errors, field, takeWayOut } = gridPage(app);
  await openRun(app, own, 'overseas-with-mistakes.xlsx');
  await ready();
  await errors(7);
  await expectAccessible(app);
  // The lines have the keyboard from the beginning.
  await expect(field).toBeFocused();

  let before = (await field.getAttribute('aria-activedescendant')) ?? '';
  await app.keyboard.press('Alt+ArrowDown');
  for (let left = 7; left > 0; left--) {
    // Each fix leads on to the next mistake by itself.
    await expect(field).not.toHaveAttribute('aria-activedescendant', before);
    before = (await field.getAttribute('aria-activedescendant')) ?? '';
    const name = (await field.getAttribute('aria-label')) ?? '';
    const label = Object.keys(typed).find((key) => name.includes(`，${key}：`));
    if (label === undefined) {
      // A weight: its offered fix.
      await takeWayOut();
    } else {
      await app.keyboard.type(typed[label] ?? '');
      await app.keyboard.press('Enter');
    }
    await errors(left - 1);
  }
  // After the last one the hand stays, and the foot says what can be sent.
  await expect(field).toBeFocused();
  await expect(app.getByRole('region', { name: '下一步' }).getByRole('status')).toHaveText('7 张都可发送');
  await expect(app.locator('.grid-order[data-state="ready"]').first()).toBeVisible();
  await expect(app.locator('.grid-order[data-state="incomplete"]')).toHaveCount(0);

  // All of it can be undone, and done again.
  for (let i = 0; i < 7; i++) await app.keyboard.press('Control+z');
  await errors(7);
  for (let i = 0; i < 7; i++) await app.keyboard.press('Control+y');
  await errors(0);

  // On to the sending: F6 leads to the steps.
  await app.keyboard.press('F6');
  await expect(app.getByRole('link', { name: '检查与修改' })).toBeFocused();
  await pressUntilFocused(app, 'Tab', app.getByRole('link', { name: '发送', exact: true }));
  await app.keyboard.press('Enter');
  await expect(app.getByRole('region', { name: '发往' })).toContainText('演练：不会产生真实单据');
  await pressUntilFocused(app, 'Tab', app.getByRole('button', { name: '演练发送 7 张' }));
  await app.keyboard.press('Enter');
  await expect(app.getByRole('alert')).toContainText('演练伙伴收下了 7 张单据');
  await pressUntilFocused(app, 'Tab', app.getByRole('button', { name: '看结果' }));

  const { items } = await own.engine.call('runs.list', {});
  expect(items.map(({ counts }) => counts)).toMatchObject([{ orders: 7, accepted: 7, errors: 0, incomplete: 0 }]);
});

test('F6 goes from the lines to the steps of the run and back', async ({ app, own }) => {
  await openRun(app, own, 'overseas-with-mistakes.xlsx');
  const { ready, field, cell } = gridPage(app);
  await ready();
  await (await cell(3, '目的仓')).click();
  await app.keyboard.press('F6');
  await expect(app.getByRole('link', { name: '检查与修改' })).toBeFocused();
  await app.keyboard.press('F6');
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleName(/第 3 行，目的仓/);
});

test('Escape, then Tab or Shift+Tab, leave the grid; the help tells so', async ({ app, own }) => {
  await openRun(app, own, 'overseas-with-mistakes.xlsx');
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

  await field.focus();
  await app.keyboard.press('Escape');
  await app.keyboard.press('Shift+Tab');
  await expect(app.getByRole('button', { name: '快捷键' })).toBeFocused();
});

test('what is typed while its cell is scrolled out of sight is seen: the cell comes back first', async ({
  app,
  own,
}) => {
  const { ready, field } = gridPage(app);
  await openRun(app, own, 'overseas-with-mistakes.xlsx');
  await ready();
  await expect(field).toBeFocused();
  const area = app.locator('.grid-area');
  const scrolled = () => area.evaluate((element) => element.scrollLeft);
  await area.evaluate((element) => element.scrollTo({ left: element.scrollWidth }));
  expect(await scrolled()).toBeGreaterThan(0);
  await app.keyboard.type('X');
  await expect.poll(scrolled).toBe(0);
  await expect(app.locator('.cell-input[data-editing]')).toBeInViewport();
  await app.keyboard.press('Escape');
});

/** What changes the active cell at once, without an editor. */
const changes: Readonly<Record<string, (app: Page, paste: (text: string) => Promise<void>) => Promise<unknown>>> = {
  clearing: (app) => app.keyboard.press('Delete'),
  cutting: (app) => app.keyboard.press('Control+x'),
  'filling down': (app) => app.keyboard.press('Control+d'),
  pasting: (_, paste) => paste('PASTED'),
};

for (const [name, change] of Object.entries(changes)) {
  test(`${name} while the active cell is scrolled out of sight changes nothing unseen: the cell comes back`, async ({
    app,
    own,
  }) => {
    const { ready, cell, field, paste } = gridPage(app);
    await openRun(app, own, 'overseas-with-mistakes.xlsx');
    await ready();
    await (await cell(3, '目的仓')).click();
    await expect(field).toHaveAccessibleName(/第 3 行，目的仓/);
    const active = app.locator(`#${await field.getAttribute('aria-activedescendant')}`);
    const area = app.locator('.grid-area');
    await area.evaluate((element) => element.scrollTo({ left: element.scrollWidth }));
    await expect(active).not.toBeInViewport();
    await change(app, paste);
    await expect(active).toBeInViewport();
  });
}
