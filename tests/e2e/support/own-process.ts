import type { Page } from '@playwright/test';
import type { AppPage } from './app-page.ts';
import { browserPage } from './browser-page.ts';
import type { DesktopApp } from './desktop/desktop-app.ts';
import { desktopPage } from './desktop/desktop-page.ts';
import { type HostOption, openDesktop } from './hosts.ts';
import { startWeb } from './web-process.ts';

/** The program as a process of its own, which a test may end. */
export interface OwnProcess {
  readonly appPage: AppPage;
  /** As when the power goes. */
  kill(): Promise<void>;
}

/** Starts it on a data folder, and opens its page. */
export async function startProgram(host: HostOption['host'], dataDir: string, page: Page): Promise<OwnProcess> {
  if (host !== 'web') return onDesktop(await openDesktop[host](dataDir));
  const { url, kill } = await startWeb(dataDir);
  await page.goto(url);
  return { appPage: browserPage(page), kill };
}

function onDesktop(app: DesktopApp): OwnProcess {
  return { appPage: desktopPage(app), kill: app.kill };
}
