import { cp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import type { AppPage } from './support/app-page.ts';
import { type HostOption, openProgram } from './support/hosts.ts';
import { ownFolder } from './support/own-folder.ts';
import type { Program } from './support/program.ts';

export type { Program } from './support/program.ts';

export const samples = resolve(import.meta.dirname, '../../resources/samples');

interface TestParts {
  readonly appPage: AppPage;
  /** Its page. */
  readonly app: Page;
  /** A folder of this test's own. */
  readonly folder: string;
  /** False for tests of the first start: the welcome stands over everything until it was seen. */
  readonly welcomed: boolean;
}

export const test = base.extend<TestParts, { program: Program } & HostOption>({
  welcomed: [true, { option: true }],
  host: ['web', { option: true, scope: 'worker' }],

  program: [
    async ({ host }, use) => {
      const program = await openProgram(host);
      await use(program);
      await program.close();
    },
    { scope: 'worker' },
  ],

  /** A page that is let in, in Chinese and with the size of an office's screen. */
  appPage: async ({ page, program, welcomed }, use) => {
    const values = { firstRunDone: welcomed, language: 'zh', theme: 'system' };
    await program.engine.call('settings.set', { values });
    await use(await program.openPage(page));
  },
  app: ({ appPage }, use) => use(appPage.page),

  folder: ownFolder,
});

export { expect } from '@playwright/test';

let imports = 0;

/** Imports a file past the screen and opens the run at a step. */
export async function openRun(page: Page, { engine }: Program, file: string, step = 'lines'): Promise<string> {
  imports += 1;
  const { runs, refused } = await engine.call('imports.create', {
    importId: `e2e-${imports}`,
    paths: [resolve(samples, file)],
  });
  const [run] = runs;
  if (!run) throw new Error(`nothing was imported: ${JSON.stringify(refused)}`);
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `/runs/${run.id}/${step}`);
  return run.id;
}

/** A sample beside which the test may put other files. */
export async function sampleIn(folder: string, name: string): Promise<string> {
  const path = join(folder, name);
  await cp(join(samples, name), path);
  return path;
}
