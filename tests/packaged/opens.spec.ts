import { once } from 'node:events';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { samplesFolder } from '../../electron/hosts/node/samples-folder.ts';
import { enginePid } from './processes.ts';
import { spawnProgram, test } from './start.ts';

const sample = (name: string) => join(samplesFolder() ?? '', name);

test('a file that it is started with is shown as the grid’s rows', async ({ start }) => {
  const { page, engine } = await start({ files: [sample('overseas-merged-cells.xlsx')] });
  expect(new URL(page.url()).origin).toBe('app://dockhand');
  await expect.poll(async () => (await engine.call('runs.list', {})).total).toBe(1);
  const { items } = await engine.call('runs.list', {});
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `/runs/${items[0]?.id}/lines`);
  await expect(page.getByRole('grid')).toBeVisible();
  await expect(page.locator('.grid-row').nth(2)).toBeVisible();
  expect(await page.evaluate('typeof require + typeof process')).toBe('undefinedundefined');
});

test('a second start hands its file to the first window, and ends', async ({ start, dataDir }) => {
  const { engine } = await start({ files: [sample('overseas-merged-cells.xlsx')] });
  await expect.poll(async () => (await engine.call('runs.list', {})).total).toBe(1);
  const second = spawnProgram({ dataDir, files: [sample('overseas-two-sheets.xls')] });
  const [code] = await once(second, 'exit');
  expect(code).toBe(0);
  await expect.poll(async () => (await engine.call('runs.list', {})).total).toBe(2);
});

test('the engine killed, it is started again and the page goes on', async ({ start }) => {
  const { child, page, engine } = await start({ files: [sample('overseas-merged-cells.xlsx')] });
  await expect.poll(async () => (await engine.call('runs.list', {})).total).toBe(1);
  const program = child.pid ?? 0;
  const before = enginePid(program) ?? 0;
  expect(before).toBeGreaterThan(0);
  process.kill(before, 'SIGKILL');
  await expect.poll(() => ![before, null].includes(enginePid(program))).toBe(true);
  // The page's own line, not only ours: what it shows it has asked for anew.
  await page.evaluate(() => {
    location.hash = '/history';
  });
  await expect(page.getByText('overseas-merged-cells.xlsx').first()).toBeVisible();
});
