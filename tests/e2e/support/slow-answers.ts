import type { Page } from '@playwright/test';
import type { ProcedureName } from '#shared/contract.ts';
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

export interface HeldAnswers {
  /** Lets those that were held reach the page, and from now on all. */
  release(): void;
}

/** Holds up what answers one procedure until the test lets it through, as where it takes long; all else goes its way. */
export async function holdAnswers(page: Page, procedure: ProcedureName): Promise<HeldAnswers> {
  const asked = new Set<unknown>();
  let held: (() => void)[] | null = [];
  await page.routeWebSocket(/./, (socket) => {
    const engine = socket.connectToServer();
    socket.onMessage((message) => {
      const { id, name } = JSON.parse(String(message));
      if (name === procedure) asked.add(id);
      engine.send(message);
    });
    engine.onMessage((message) => {
      if (held && isAnswer(message) && asked.has(JSON.parse(String(message)).id)) held.push(() => socket.send(message));
      else socket.send(message);
    });
  });
  await page.reload();
  await page.getByRole('navigation').first().waitFor();
  return {
    release() {
      const now = held ?? [];
      held = null;
      for (const send of now) send();
    },
  };
}
