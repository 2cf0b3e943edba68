import type { Page } from '@playwright/test';
import { browserDesk } from './browser-desk.ts';
import type { Desk } from './desk.ts';
import type { DesktopApp } from './desktop/desktop-app.ts';
import { desktopDesk } from './desktop/desktop-desk.ts';
import { type HostOption, openDesktop } from './hosts.ts';
import { startWeb } from './web-process.ts';

/** The program as a process of its own, which a test may end. */
export interface OwnProcess {
  readonly desk: Desk;
  /** As when the power goes. */
  kill(): Promise<void>;
}

/** Starts it on a data folder, and sits down at its page. */
export async function startProgram(host: HostOption['host'], dataDir: string, page: Page): Promise<OwnProcess> {
  if (host !== 'web') return onDesktop(await openDesktop[host](dataDir));
  const { url, kill } = await startWeb(dataDir);
  await page.goto(url);
  return { desk: browserDesk(page), kill };
}

function onDesktop(app: DesktopApp): OwnProcess {
  return { desk: desktopDesk(app), kill: app.kill };
}
