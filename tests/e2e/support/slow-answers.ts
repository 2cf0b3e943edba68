import type { Page } from '@playwright/test';

/** Lets everything that the engine says reach the page late, as where the engine is busy; in the order it was said. */
export async function slowAnswers(page: Page, milliseconds: number): Promise<void> {
  await page.routeWebSocket(/./, (socket) => {
    const engine = socket.connectToServer();
    engine.onMessage((message) => setTimeout(() => socket.send(message), milliseconds));
  });
  await page.reload();
  await page.getByRole('navigation').first().waitFor();
}
