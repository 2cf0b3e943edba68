import { defineConfig } from '@playwright/test';

/** Against Electron itself, which must be installed: `npm run test:electron`. */
export default defineConfig({ testDir: '.', timeout: 60_000, workers: 1, forbidOnly: true });
