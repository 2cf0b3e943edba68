import type { Page } from '@playwright/test';
import { type Calls, isAnswer } from './calls.ts';

/** Lets everything that the engine says reach the page late, as where the engine is busy; in the order it was said. */
export async function slowAnswers(page: Page, milliseconds: number): Promise<() => Calls> {
  let asked = 0;
  let answered = 0;
  await page.routeWebSocket(/./, (socket) => {
    const engine = socket.connectToServer();
    socket.onMessage((message) => {
      asked += 1;
      engine.send(message);
    });
    engine.onMessage((message) =>
      setTimeout(() => {
        socket.send(message);
        if (isAnswer(message)) answered += 1;
      }, milliseconds),
    );
  });
  await page.reload();
  await page.getByRole('navigation').first().waitFor();
  return () => ({ asked, answered });
}
