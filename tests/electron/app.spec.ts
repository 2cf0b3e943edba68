import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, expect, test } from '@playwright/test';

const projectDir = resolve(import.meta.dirname, '../..');
const dataDir = mkdtempSync(join(tmpdir(), 'dockhand-electron-'));
let app: ElectronApplication;

/** The program as built, in Electron: what the stand-in of the other tests takes for granted. */
test.beforeAll(async () => {
  app = await _electron.launch({
    args: [projectDir],
    env: { ...process.env, DOCKHAND_HOME: dataDir } as Record<string, string>,
  });
});
test.afterAll(async () => {
  await app.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test('the window shows the page, which reaches the engine and nothing else', async () => {
  const page = await app.firstWindow();
  await expect(page.getByRole('main')).toBeVisible();
  expect(new URL(page.url()).origin).toBe('app://dockhand');
  expect(await page.evaluate('typeof require + typeof process')).toBe('undefinedundefined');
  expect(await page.evaluate("fetch('https://example.com').then(() => 'reached', () => 'refused')")).toBe('refused');
});

test('the engine runs in a process of its own, on better-sqlite3', async () => {
  const services = await app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().map((one) => one.serviceName ?? ''),
  );
  expect(services).toContain('Dockhand engine');
  const page = await app.firstWindow();
  expect(await page.evaluate('window.dockhand.connectEngine().then((answer) => answer.ok)')).toBe(true);
});
