import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '../fixtures.ts';

/** Nothing serious or critical for people who use the screen otherwise than by sight and mouse. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await seriousProblems(page)).toEqual([]);
}

/** What axe finds serious or critical, by its rules or by some of them. */
export async function seriousProblems(page: Page, rules?: string[]) {
  // A colour on its way from one to another is nobody's colour.
  await page.waitForFunction(() =>
    document.getAnimations().every(({ effect }) => effect?.getComputedTiming().iterations === Infinity),
  );
  // Its program stays in the page until that is loaded anew: to read it for every look took as long as to look.
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  const axe = new AxeBuilder({ page, ...(isThere && { axeSource: 'void 0' }) })
    // The page has no frames: what reads them costs a window for every look.
    .setLegacyMode()
    // Where and why is told of what is wrong alone, not of every part that is as it should be.
    .options({ resultTypes: ['violations'] });
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => ({
      id,
      where: nodes.slice(0, 3).map(({ html, any }) => [html.slice(0, 160), ...any.map(({ message }) => message)]),
    }));
}
