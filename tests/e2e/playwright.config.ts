import { defineConfig } from '@playwright/test';
import { findBrowser } from './browser.ts';
import { whyNoElectron } from './support/desktop/electron.ts';
import type { HostOption } from './support/hosts.ts';

const executablePath = findBrowser();
const noElectron = whyNoElectron();
// Each worker reads this file again; it is said once.
if (noElectron !== null && process.env.TEST_WORKER_INDEX === undefined) {
  process.stdout.write(`Skipped: the screens in Electron's window, because ${noElectron}.\n`);
}

/**
 * What differs on the desktop (dialogs, drops, files written) is in these; the rest of the screens is the same page, and
 * runs there too with `DOCKHAND_STAND_IN=all`, but for what looks at a browser's pages on any host (`axe.spec.ts`).
 */
const standInSpecs =
  process.env.DOCKHAND_STAND_IN === 'all' ? '**/*.spec.ts' : ['**/import.spec.ts', '**/story-corrected.spec.ts'];

/**
 * The screens in a real browser, each worker with a program of its own (its port, its data folder): most of a test's time
 * is waiting for what the page draws and partners answer, so that three go on at once on two cores.
 */
export default defineConfig<object, HostOption>({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results',
  globalSetup: './build-first.ts',
  workers: 3,
  // A test waits for what happens: these find what hangs, on a machine with other work too. A shared one may starve the
  // browser altogether: there, a second try. Here one, too: Node 24 itself dies now and then where the processor has
  // protection keys ("jit_page.has_value()", nodejs/node#64500), and the test it ran is told as flaky.
  retries: process.env.CI ? 2 : 1,
  timeout: 5 * 60_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['./support/skip-reporter.ts']],
  projects: [
    { name: 'web', testIgnore: '**/desktop.spec.ts', use: { host: 'web' } },
    {
      name: 'stand-in',
      testIgnore: ['**/desktop.spec.ts', '**/axe.spec.ts'],
      testMatch: standInSpecs,
      use: { host: 'stand-in' },
    },
    ...(noElectron === null ? [{ name: 'electron', use: { host: 'electron' as const } }] : []),
  ],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1366, height: 768 },
    // What opens and closes does so at once: a test waited longer for that than for anything else, and on a machine with
    // other work too for ends of movements that never came.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    // What is never there is found missing well before the test's own end, and a stale name costs seconds, not minutes.
    actionTimeout: 90_000,
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    },
  },
});
