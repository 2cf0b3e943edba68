import { defineConfig } from '@playwright/test';

/** The packed program, one at a time: its windows would be in each other's way. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results/packaged',
  workers: 1,
  timeout: 3 * 60_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['../e2e/support/skip-reporter.ts']],
});
