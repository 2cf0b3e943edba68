import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig } from 'vitest/config';
import usual from './vitest.config.ts';

const often = fileURLToPath(new URL('tests/properties/often.ts', import.meta.url));

/** `npm run properties`: the usual tests, with each property tried more often than `npm test` has time for. */
export default mergeConfig(usual, defineConfig({ resolve: { alias: [{ find: /^fast-check$/, replacement: often }] } }));
