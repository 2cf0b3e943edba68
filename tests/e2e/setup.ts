import { ensureBrowser } from './browser.ts';

/** `npm run test:browser`: the browser for the screens' tests is there afterwards, and it is said which one. */
process.stdout.write(`Browser: ${ensureBrowser() ?? "Playwright's own Chromium"}\n`);
