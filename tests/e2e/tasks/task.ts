import type { Locator, Page } from '@playwright/test';
import { type Language, type Translate, translator } from '#shared/text/index.ts';
import { test as base, expect } from '../own-program.ts';
import { type Hand, watchHand } from './hand.ts';

export { accountAt, expect, samples } from '../own-program.ts';

/** A page as a new user finds it, found by what is seen there: roles, and the names that a language gives them. */
export interface TaskPage {
  readonly t: Translate;
  readonly lang: Language;
  readonly hand: Hand;
  button(name: string | RegExp): Locator;
  /** The step of a run. */
  step(name: 'mapping' | 'lines' | 'freight' | 'submit' | 'results'): Locator;
  /** Waits until all that was sent is where it should be, and goes to the results. */
  toResults(orders: number): Promise<void>;
}

export function taskPage(page: Page, hand: Hand, lang: Language): TaskPage {
  const t = translator(lang);
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  return {
    t,
    lang,
    hand,
    button,
    step: (name) => page.getByRole('link', { name: t(`ui:step.${name}`), exact: true }),
    async toResults(orders) {
      await expect(page.getByText(t('submit:done.allGood.practice', { count: orders }))).toBeVisible();
      await button(t('submit:do.results')).click();
    },
  };
}

/** The program on its first start, in the test's language; everything is counted from the welcome on. */
export const test = base.extend<{ language: Language; task: TaskPage }>({
  language: ['zh', { option: true }],
  welcomed: false,
  task: async ({ app, own, language }, use) => {
    await own.engine.call('settings.set', { values: { language } });
    await app.reload();
    const task = taskPage(app, await watchHand(app), language);
    // The very first thing to do away with.
    await task.button(task.t('welcome:skip')).click();
    await use(task);
  },
});
