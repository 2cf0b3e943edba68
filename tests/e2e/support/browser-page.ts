import { type Page, test } from '@playwright/test';
import type { AppPage } from './app-page.ts';
import { dropFiles } from './drop-files.ts';

let saved = 0;

/** At a browser's page: its own dialog for files, and its downloads. */
export function browserPage(page: Page): AppPage {
  return {
    page,
    async choose(paths, ask) {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), ask()]);
      await chooser.setFiles(paths);
    },
    drop: (...paths) => dropFiles(page, paths),
    dropOn: (target, ...paths) => dropFiles(page, paths, target),
    async save(ask) {
      const [download] = await Promise.all([page.waitForEvent('download'), ask()]);
      const name = download.suggestedFilename();
      saved += 1;
      const path = test.info().outputPath(`saved-${saved}`, name);
      await download.saveAs(path);
      return { name, path };
    },
  };
}
