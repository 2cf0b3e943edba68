import type { Locator, Page } from '@playwright/test';

/** The program's page, and what a person does past it, through the system or the browser. */
export interface AppPage {
  readonly page: Page;
  /** Does what opens the dialog for files or a folder, and chooses these there. */
  choose(paths: string | readonly string[], ask: () => Promise<unknown>): Promise<void>;
  /** Drags files and folders into the middle of the window and lets go. */
  drop(...paths: readonly string[]): Promise<void>;
  /** The same over what is shown there. */
  dropOn(target: Locator, ...paths: readonly string[]): Promise<void>;
  /** Does what has a file written, and returns the one that was: the name that the program gave it, and where it lies now. */
  save(ask: () => Promise<unknown>): Promise<SavedFile>;
}

export interface SavedFile {
  readonly name: string;
  readonly path: string;
}
