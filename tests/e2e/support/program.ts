import type { Page } from '@playwright/test';
import type { EngineApi } from '#shared/contract.ts';
import type { AppPage } from './app-page.ts';

/** A program with a data folder that only its tests know. */
export interface Program {
  readonly dataDir: string;
  /** The engine that the page talks to. */
  readonly engine: EngineApi;
  /** A link that lets one more browser in; null on the desktop, which has one window. */
  readonly invite: (() => string) | null;
  /** Its page, freshly opened. A browser's page is needed only where the program has no window of its own. */
  openPage(spare: Page): Promise<AppPage>;
  close(): Promise<void>;
}
