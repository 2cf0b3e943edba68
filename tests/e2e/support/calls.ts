import type { Page } from '@playwright/test';
import { expect } from '../fixtures.ts';

/** What a page has asked the engine so far, and how much of it has been answered. */
export interface Calls {
  readonly asked: number;
  readonly answered: number;
}

/** Whether a message of the engine answers a call; the others tell what has happened. */
export function isAnswer(message: string | Buffer): boolean {
  return Object.hasOwn(JSON.parse(String(message)), 'id');
}

/** Counts the calls over the page's newest socket; to be begun before the page is opened. */
export function watchCalls(page: Page): () => Calls {
  let newest: () => Calls = () => ({ asked: 0, answered: 0 });
  page.on('websocket', (socket) => {
    let asked = 0;
    let answered = 0;
    newest = () => ({ asked, answered });
    socket.on('framesent', () => {
      asked += 1;
    });
    socket.on('framereceived', ({ payload }) => {
      if (isAnswer(payload)) answered += 1;
    });
  });
  return () => newest();
}

/** Waits until the page has been answered all that it asked, and has drawn that without asking more. */
export async function quiet(page: Page, calls: () => Calls): Promise<void> {
  for (let before = -1; before !== calls().asked; ) {
    before = calls().asked;
    await expect.poll(() => calls().asked - calls().answered).toBe(0);
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  }
}
