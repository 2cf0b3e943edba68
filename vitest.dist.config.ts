import { defineConfig } from 'vitest/config';

/** Packs the app many times over: too slow for every `npm test`, so it has a command of its own, `npm run dist:test`. */
export default defineConfig({
  test: {
    include: ['tests/package/**/*.test.ts'],
    globalSetup: 'tests/build-once.ts',
    testTimeout: 10 * 60_000,
    hookTimeout: 10 * 60_000,
    pool: 'forks',
  },
});
