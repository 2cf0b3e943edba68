import type { ElectronApplication, Locator, Page } from '@playwright/test';

/** The desktop app as a test holds it. */
export interface DesktopApp {
  readonly page: Page;
  /** Runs a function in the main process. */
  readonly evaluate: ElectronApplication['evaluate'];
  /** Drags files and folders into the window and lets go. */
  drop(paths: readonly string[], target?: Locator): Promise<void>;
  /** As when the power goes. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** Starts it on a data folder. */
export type OpenDesktop = (dataDir: string) => Promise<DesktopApp>;
