import type { Page } from '@playwright/test';
import { expect } from '../fixtures.ts';

/** Holds this against every message that was heard so far, and waits for it. */
export type Heard = (words: string | RegExp) => Promise<void>;

/**
 * Hears what the page says in passing, from now on and until it is loaded anew: such a message goes after a few seconds,
 * whether a test has looked by then or not.
 */
export async function hearMessages(page: Page): Promise<Heard> {
  await page.evaluate(() => {
    const heard = new Set<string>();
    Object.assign(window, { heard });
    const listen = () => {
      for (const { textContent } of document.querySelectorAll('.ant-message-notice')) heard.add(textContent);
    };
    new MutationObserver(listen).observe(document.body, { childList: true, characterData: true, subtree: true });
    listen();
  });
  const heard = () => page.evaluate(() => [...(Reflect.get(window, 'heard') as Set<string>)]);
  return (words) =>
    expect
      .poll(heard)
      .toContainEqual(typeof words === 'string' ? expect.stringContaining(words) : expect.stringMatching(words));
}
