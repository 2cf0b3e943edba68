import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { builtRenderer, ensureBuilt } from '../../../electron/hosts/node/built.ts';
import { stderrLog } from '../../../electron/hosts/node/ports.ts';
import { startWebHost } from '../../../electron/hosts/web/start-web-host.ts';
import { findBrowser } from '../browser.ts';
import { openOffice } from './office.ts';
import { scenes } from './scenes.ts';

/**
 * `npm run screenshots`: every screen in both languages, into `out/screenshots/`. `-- --dark`, `-- --only submit,order`
 * and `-- --zoom 2` (letters twice as large) narrow or change what is taken.
 */
const { values } = parseArgs({
  options: {
    dark: { type: 'boolean', default: false },
    only: { type: 'string' },
    zoom: { type: 'string', default: '1' },
  },
});
const only = values.only?.split(',');
const zoom = Number(values.zoom);
const size = { width: Math.round(1366 / zoom), height: Math.round(768 / zoom) };
const folder = resolve(import.meta.dirname, '../../../out/screenshots');
mkdirSync(folder, { recursive: true });
if (!ensureBuilt()) throw new Error('The page could not be built');

const dataDir = mkdtempSync(join(tmpdir(), 'dockhand-screenshots-'));
const office = await openOffice(dataDir);
const host = await startWebHost({ engine: office.engine, dataDir, rendererDir: builtRenderer, log: stderrLog(false) });
const executablePath = findBrowser();
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
for (const lang of ['zh', 'en'] as const) {
  const theme = values.dark ? 'dark' : 'light';
  await office.engine.call('settings.set', { values: { language: lang, theme } });
  const context = await browser.newContext({
    viewport: size,
    deviceScaleFactor: zoom,
    locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    colorScheme: theme,
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') process.stderr.write(`${message.text()}\n`);
  });
  await page.goto(host.invite());
  await page.getByRole('navigation').first().waitFor();
  for (const { name, path, act } of scenes) {
    if (only && !only.includes(name)) continue;
    await office.engine.call('settings.set', { values: { firstRunDone: true } });
    await page.evaluate((hash) => {
      location.hash = hash;
    }, path(office.runs));
    // A reload leaves no dialog of the scene before.
    await page.reload();
    await page.getByRole('main').or(page.getByRole('dialog')).first().waitFor();
    await page.waitForTimeout(800);
    if (act) {
      await act(page, office);
      if (name === 'welcome') await page.reload();
      await page.waitForTimeout(1200);
    }
    const file = `${name}-${lang}${values.dark ? '-dark' : ''}${zoom === 1 ? '' : `-${zoom}x`}.png`;
    await page.screenshot({ path: join(folder, file) });
    process.stdout.write(`${file}\n`);
  }
  await context.close();
}
await browser.close();
await host.close();
await office.close();
rmSync(dataDir, { recursive: true, force: true });
