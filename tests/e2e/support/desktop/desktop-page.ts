import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { sep } from 'node:path';
import { expect, test } from '@playwright/test';
import type { AppPage } from '../app-page.ts';
import type { DesktopApp } from './desktop-app.ts';
import { answerOpenDialog, answerSaveDialog, dialogAnswer } from './dialogs.ts';

let saved = 0;

/** At the desktop's window: the system's dialogs, which a test cannot click, are answered in the main process. */
export function desktopPage({ page, evaluate, drop }: DesktopApp): AppPage {
  return {
    page,
    async choose(paths, ask) {
      await evaluate(answerOpenDialog, [paths].flat());
      await ask();
      await evaluate(dialogAnswer);
    },
    drop: (...paths) => drop(paths),
    dropOn: (target, ...paths) => drop(paths, target),
    async save(ask) {
      saved += 1;
      const folder = test.info().outputPath(`saved-${saved}`);
      await mkdir(folder, { recursive: true });
      await evaluate(answerSaveDialog, folder + sep);
      await ask();
      const { name, path } = await evaluate(dialogAnswer);
      // A file has its name only once it is whole.
      await expect.poll(() => existsSync(path)).toBe(true);
      return { name, path };
    },
  };
}
