import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'tests/bench/**', 'tests/package/**'],
    testTimeout: 30_000,
    pool: 'forks',
    // Much of the time is spent waiting for servers, disks and other processes.
    maxWorkers: '100%',
  },
});
