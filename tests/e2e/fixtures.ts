import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { createEngine, type Engine } from '#engine/engine.ts';
import { builtRenderer } from '../../electron/hosts/node/built.ts';
import { nodePorts, stderrLog } from '../../electron/hosts/node/ports.ts';
import { startWebHost } from '../../electron/hosts/web/start-web-host.ts';
import { inElectron } from './electron-app.ts';

/** A program of the worker's own: engine, web host and data folder. */
export interface Program {
  readonly engine: Engine;
  readonly dataDir: string;
  /** A link that lets one more browser in. */
  invite(): string;
}

export const samples = resolve(import.meta.dirname, '../../resources/samples');

interface TestParts {
  readonly app: Page;
  readonly folder: string;
  /** False for tests of the first start: the welcome stands over everything until it was seen. */
  readonly welcomed: boolean;
}

export const test = base.extend<TestParts, { program: Program }>({
  welcomed: [true, { option: true }],

  program: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const dataDir = await mkdtemp(join(tmpdir(), 'dockhand-e2e-'));
      const engine = await createEngine({ dataDir, ports: nodePorts() });
      const host = await startWebHost({ engine, dataDir, rendererDir: builtRenderer, log: stderrLog(false) });
      await use({ engine, dataDir, invite: host.invite });
      await host.close();
      await engine.close();
      await rm(dataDir, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],

  /** A page that is let in, in Chinese and with the size of an office's screen. */
  app: async ({ page, program, welcomed }, use, { project }) => {
    const values = { firstRunDone: welcomed, language: 'zh', theme: 'system' };
    await program.engine.call('settings.set', { values });
    if (project.name === 'electron') return inElectron(program.dataDir, use);
    await page.goto(program.invite());
    await page.getByRole('navigation').first().waitFor();
    await use(page);
  },

  /** A folder of this test's own. */
  // biome-ignore lint/correctness/noEmptyPattern: as above
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'dockhand-e2e-files-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
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
