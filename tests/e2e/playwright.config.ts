import { defineConfig } from '@playwright/test';
import { findBrowser } from './browser.ts';
import { findRuntime } from './electron-app.ts';

const executablePath = findBrowser();
const runtime = findRuntime();
// Each worker reads this file again; it is said once.
if (!runtime && process.env.TEST_WORKER_INDEX === undefined) {
  process.stdout.write('Skipped: the screens in the desktop window, because Electron was not downloaded.\n');
}

/** The screens in a real browser, each worker with a program of its own. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results',
  globalSetup: './build-first.ts',
  workers: 1,
  // A shared machine may starve the browser for a while: patience and a second try there, neither at a desk.
  retries: process.env.CI ? 2 : 0,
  timeout: 120_000,
  expect: { timeout: process.env.CI ? 30_000 : 10_000 },
  reporter: 'list',
  projects: [
    { name: 'web' },
    // What needs no dialog of the system, which a test cannot answer.
    ...(runtime ? [{ name: 'electron', testMatch: ['**/grid-*.spec.ts', '**/preferences.spec.ts'] }] : []),
  ],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1366, height: 768 },
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    },
  },
});
