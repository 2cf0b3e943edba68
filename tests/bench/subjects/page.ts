// The page in a browser while a file of 100 000 lines is read, scrolled and edited: its longest tasks.
import { chromium } from '@playwright/test';
import { createEngine } from '#engine/engine.ts';
import { builtRenderer } from '../../../electron/hosts/node/built.ts';
import { nodePorts, stderrLog } from '../../../electron/hosts/node/ports.ts';
import { startWebHost } from '../../../electron/hosts/web/start-web-host.ts';
import { workThrough } from '../../e2e/support/large-file.ts';
import { printFigures } from './figures.ts';

const [dataDir = '', file = '', executablePath] = process.argv.slice(2);
const engine = await createEngine({ dataDir, ports: nodePorts() });
await engine.call('settings.set', { values: { firstRunDone: true, language: 'zh' } });
const host = await startWebHost({ engine, dataDir, rendererDir: builtRenderer, log: stderrLog(false) });
const browser = await chromium.launch({
  ...(executablePath !== undefined && { executablePath }),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1366, height: 768 } });
await page.goto(host.invite());
await page.getByRole('navigation').first().waitFor();
const begin = performance.now();
const tasks = await workThrough(page, file);
const ms = performance.now() - begin;
await browser.close();
await host.close();
await engine.close();

const over50 = (took: readonly number[]) => took.filter((task) => task > 50).length;
printFigures(ms, {
  read: tasks.read[0] ?? 0,
  readOver50: over50(tasks.read),
  scrolled: tasks.scrolled[0] ?? 0,
  scrolledOver50: over50(tasks.scrolled),
  edited: tasks.edited[0] ?? 0,
  editedOver50: over50(tasks.edited),
});
