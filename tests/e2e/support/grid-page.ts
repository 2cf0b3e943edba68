import type { Locator, Page } from '@playwright/test';
import { type Translate, translator } from '#shared/text/index.ts';
import { expect } from '../fixtures.ts';
import { paste } from './paste.ts';

/** The lines screen as a person uses it. */
export function gridPage(page: Page) {
  const grid = page.getByRole('grid');
  /** A cell by its source row and its column's label. */
  const cell = async (row: number, label: string): Promise<Locator> => {
    const header = grid.getByRole('columnheader', { name: label, exact: true });
    // Columns out of sight are not in the page.
    const area = page.locator('.grid-area');
    for (let left = 0; (await header.count()) === 0; left += 400) {
      await area.evaluate(async (element, to) => {
        element.scrollTo({ left: to });
        // The scrolling is heard in the next frame, and what is then in sight is drawn by the one after it.
        await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      }, left);
    }
    const col = await header.getAttribute('aria-colindex');
    const line = grid.getByRole('row').filter({ has: page.getByRole('rowheader', { name: String(row), exact: true }) });
    return line.locator(`[aria-colindex="${col}"]`);
  };
  return {
    grid,
    cell,
    /** The text field that has the keyboard: its name tells the active cell. */
    field: page.locator('.cell-input textarea'),
    errors: (count: number) => expect(page.getByRole('radio', { name: `错误 ${count}` })).toBeAttached(),
    /** Takes the way out that is offered where the hand is, once it is: the hand is led on by way of the cell below. */
    async takeWayOut(t: Translate = translator('zh')) {
      const offered = new RegExp(`^${t('ui:fix.set', { value: '' }).trim()}`);
      await expect(page.getByRole('button', { name: offered }).first()).toBeVisible();
      await page.keyboard.press('Control+.');
    },
    /** Pastes a text where the keyboard is. */
    paste: (text: string) => paste(page, text),
    async ready() {
      await grid.getByRole('rowheader').first().waitFor();
    },
  };
}
