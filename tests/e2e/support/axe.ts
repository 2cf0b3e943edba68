import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '../fixtures.ts';

/** Nothing serious or critical for people who use the screen otherwise than by sight and mouse. */
export async function expectAccessible(page: Page): Promise<void> {
  // A colour on its way from one to another is nobody's colour.
  await page.evaluate(() => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
    return Promise.allSettled(ending.map(({ finished }) => finished));
  });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => ({
      id,
      where: nodes.slice(0, 3).map(({ html, any }) => [html.slice(0, 160), ...any.map(({ message }) => message)]),
    }));
  expect(serious).toEqual([]);
}
