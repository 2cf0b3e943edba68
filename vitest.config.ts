import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** A test waits for what happens, not for time: this is where something hangs, on a machine with other work too. */
const hangs = 5 * 60_000;

/**
 * Files that leave nothing behind in their process (no mocks of modules, no timers or environment of their own) share a few
 * processes: for each to load the engine anew took longer than most of their tests.
 */
const rooms =
  'accounts attachments check edit freight/quotes import ledger partners practice procedures recognise store';
/** Bundled workers, and a PostgreSQL for those that ask for one. */
const engine = ['tests/bundled-workers.ts', 'tests/postgres/once.ts'];
const together = ['tests/shared/**/*.test.ts', ...rooms.split(' ').map((room) => `tests/engine/${room}/**/*.test.ts`)];

const repeatable = fileURLToPath(new URL('tests/properties/repeatable.ts', import.meta.url));

export default defineConfig({
  resolve: { alias: [{ find: /^fast-check$/, replacement: repeatable }] },
  test: {
    exclude: ['tests/e2e/**', 'tests/bench/**', 'tests/package/**', 'tests/packaged/**'],
    testTimeout: hangs,
    hookTimeout: hangs,
    pool: 'forks',
    // Much of the time is spent waiting for servers, disks and other processes: one more than there are cores.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        extends: true,
        test: {
          name: 'hosts',
          include: ['tests/hosts/**/*.test.ts'],
          globalSetup: ['tests/bundled-workers.ts', 'tests/build-once.ts', 'tests/postgres/once.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'renderer',
          include: ['tests/renderer/**/*.test.{ts,tsx}'],
          setupFiles: 'tests/renderer/setup.ts',
          // Each takes down what it showed; to load the page's parts anew for each takes as long as the tests themselves.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'together', include: together, isolate: false, globalSetup: engine },
      },
      {
        extends: true,
        test: {
          name: 'rest',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/hosts/**', 'tests/renderer/**', ...together],
          globalSetup: engine,
        },
      },
    ],
  },
});
