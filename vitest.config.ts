import { defineConfig } from 'vitest/config';

/** A test waits for what happens, not for time: this is where something hangs, on a machine with other work too. */
const hangs = 5 * 60_000;

export default defineConfig({
  test: {
    exclude: ['tests/e2e/**', 'tests/bench/**', 'tests/package/**', 'tests/packaged/**'],
    testTimeout: hangs,
    hookTimeout: hangs,
    pool: 'forks',
    // Much of the time is spent waiting for servers, disks and other processes.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'hosts',
          include: ['tests/hosts/**/*.test.ts'],
          globalSetup: ['tests/bundled-workers.ts', 'tests/build-once.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'renderer',
          include: ['tests/renderer/**/*.test.{ts,tsx}'],
          setupFiles: 'tests/renderer/setup.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'rest',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/hosts/**', 'tests/renderer/**'],
          globalSetup: 'tests/bundled-workers.ts',
        },
      },
    ],
  },
});
