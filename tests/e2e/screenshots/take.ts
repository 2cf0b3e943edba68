import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from '@playwright/test';
import { builtRenderer, ensureBuilt } from '../../../electron/hosts/node/built.ts';
import { stderrLog } from '../../../electron/hosts/node/ports.ts';
import { startWebHost } from '../../../electron/hosts/web/start-web-host.ts';
import { pictureSize } from '../../../renderer/guide/pages.ts';
import { findBrowser } from '../browser.ts';
import { type Calls, watchCalls } from '../support/calls.ts';
import { type Office, openOffice } from './office.ts';
import { type Scene, scenes } from './scenes.ts';

/**
 * `npm run screenshots`: every screen in both languages, by day and by night, at an office's size and with letters twice as
 * large, into `out/screenshots/`; and the pictures of the guide, into `renderer/guide/pictures/`. `-- --only submit,order`,
 * `--lang zh`, `--theme light`, `--zoom 1` take fewer; `--guide` takes the guide's alone.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    lang: { type: 'string', default: 'zh,en' },
    theme: { type: 'string', default: 'light,dark' },
    zoom: { type: 'string', default: '1,2' },
    guide: { type: 'boolean', default: false },
  },
});
const only = values.only?.split(',');
const root = resolve(import.meta.dirname, '../../..');

interface Look {
  readonly lang: string;
  readonly theme: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly deviceScaleFactor: number;
}

/** Opens the page with a look and takes it to every scene. */
async function visit(
  browser: Browser,
  office: Office,
  invite: () => string,
  { lang, theme, ...window }: Look,
  shown: readonly Scene[],
  take: (page: Page, scene: Scene) => Promise<void>,
): Promise<void> {
  await office.engine.call('settings.set', { values: { language: lang, theme } });
  const context = await browser.newContext({
    ...window,
    locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    colorScheme: theme === 'dark' ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') process.stderr.write(`${message.text()}\n`);
  });
  const calls = watchCalls(page);
  await page.goto(invite());
  await page.getByRole('navigation').first().waitFor();
  for (const scene of shown) {
    await office.engine.call('settings.set', { values: { firstRunDone: true } });
    await show(page, office, calls, scene);
    await take(page, scene);
  }
  await context.close();
}

async function show(page: Page, office: Office, calls: () => Calls, { name, path, act }: Scene): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, path(office.runs));
  // A reload leaves no dialog of the scene before.
  await page.reload();
  await page.getByRole('main').or(page.getByRole('dialog')).first().waitFor();
  await answered(page, calls);
  if (!act) return;
  await act(page, office);
  if (name === 'welcome') await page.reload();
  await page.waitForTimeout(600);
  await answered(page, calls);
}

/** Until the page has all that it asked for, and asks no more for that. */
async function answered(page: Page, calls: () => Calls): Promise<void> {
  for (let before = -1; before !== calls().asked; ) {
    before = calls().asked;
    while (calls().asked !== calls().answered) await page.waitForTimeout(50);
    await page.locator('.ant-spin-spinning').first().waitFor({ state: 'detached' });
    // What is seen of the grid is asked for when it is drawn.
    await page.waitForTimeout(600);
  }
}

if (!ensureBuilt()) throw new Error('The page could not be built');
const dataDir = mkdtempSync(join(tmpdir(), 'dockhand-screenshots-'));
const office = await openOffice(dataDir);
const host = await startWebHost({ engine: office.engine, dataDir, rendererDir: builtRenderer, log: stderrLog(false) });
const executablePath = findBrowser();
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});

const chosen = scenes.filter(({ name }) => !only || only.includes(name));
const folder = join(root, 'out/screenshots');
mkdirSync(folder, { recursive: true });
for (const lang of values.lang.split(',')) {
  // Few and small, since they are kept: as light as one can read them.
  const guided = chosen.filter(({ guide }) => guide !== undefined);
  const look = { lang, theme: 'light', viewport: pictureSize, deviceScaleFactor: 1 };
  await visit(browser, office, host.invite, look, guided, async (page, { guide }) => {
    const session = await page.context().newCDPSession(page);
    const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 60 });
    await session.detach();
    const file = `${guide}-${lang}.webp`;
    writeFileSync(join(root, 'renderer/guide/pictures', file), Buffer.from(data, 'base64'));
    process.stdout.write(`${file}\n`);
  });
  if (values.guide) continue;
  for (const theme of values.theme.split(',')) {
    for (const zoom of values.zoom.split(',').map(Number)) {
      const viewport = { width: Math.round(1366 / zoom), height: Math.round(768 / zoom) };
      await visit(
        browser,
        office,
        host.invite,
        { lang, theme, viewport, deviceScaleFactor: zoom },
        chosen,
        async (page, { name }) => {
          const file = `${name}-${lang}${theme === 'dark' ? '-dark' : ''}${zoom === 1 ? '' : `-${zoom}x`}.png`;
          await page.screenshot({ path: join(folder, file) });
          process.stdout.write(`${file}\n`);
        },
      );
    }
  }
}
await browser.close();
await host.close();
await office.close();
rmSync(dataDir, { recursive: true, force: true });
