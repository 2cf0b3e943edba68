import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { builtRenderer } from '../../electron/hosts/node/built.ts';
import { stderrLog } from '../../electron/hosts/node/ports.ts';
import { startWebHost } from '../../electron/hosts/web/start-web-host.ts';
import { type Office, openOffice } from './screenshots/office.ts';
import { type Scene, scenes } from './screenshots/scenes.ts';
import { seriousProblems } from './support/axe.ts';
import { type Calls, quiet, watchCalls } from './support/calls.ts';

interface OpenOffice extends Office {
  invite(): string;
}

/** An office with every kind of run in it, opened once: only looked at here. */
const test = base.extend<object, { office: OpenOffice }>({
  office: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const dataDir = await mkdtemp(join(tmpdir(), 'dockhand-e2e-axe-'));
      const office = await openOffice(dataDir);
      const host = await startWebHost({
        engine: office.engine,
        dataDir,
        rendererDir: builtRenderer,
        log: stderrLog(false),
      });
      await use({ ...office, invite: host.invite });
      await host.close();
      await office.close();
      await rm(dataDir, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 5 * 60_000 },
  ],
});

/** Every accepted order, whatever is to be looked at. */
const showAll = (page: Page) =>
  page
    .getByText(/^(全部|All) \d+/)
    .first()
    .click();

/** What no picture is taken of: dialogs and lists. */
const more: readonly Scene[] = [
  {
    name: 'paste',
    path: () => '/import',
    act: (page) => page.getByRole('button', { name: /^(粘贴表格|Paste a table)$/ }).click(),
  },
  {
    name: 'replace',
    path: ({ mistakes }) => `/runs/${mistakes}/lines`,
    act: (page) => page.getByRole('button', { name: /^(替换|Replace)$/ }).click(),
  },
  { name: 'results-of-held', path: ({ held }) => `/runs/${held}/results` },
  {
    name: 'follow',
    path: () => '/follow',
    async act(page, { engine }) {
      await engine.call('followUp.ask', { when: 'now' });
      await page
        .getByRole('button', { name: /^(展开|Unfold)/ })
        .first()
        .click();
    },
  },
  { name: 'follow-all', path: () => '/follow', act: showAll },
  { name: 'robots', path: () => '/settings/robots' },
  {
    name: 'robot',
    path: () => '/settings/robots',
    async act(page) {
      await page.getByRole('button', { name: /^(添加群机器人|Add a group robot)/ }).click();
      await page.getByRole('menuitem', { name: /钉钉|DingTalk/ }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'missing-run', path: () => '/runs/none/lines' },
];

/** Shows a scene; true when it left something open that only a reload closes. */
async function open(page: Page, calls: () => Calls, office: OpenOffice, { path, act }: Scene): Promise<boolean> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, path(office.runs));
  await page
    .getByRole('main')
    .or(page.getByText(/找不到这个批次|This run cannot be found/))
    .first()
    .waitFor();
  await act?.(page, office);
  // The change of the address is heard, the new screen drawn, and what it asked for has come.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await quiet(page, calls);
  await expect(page.locator('.ant-spin-spinning')).toHaveCount(0);
  return act !== undefined;
}

for (const language of ['zh', 'en'] as const) {
  test(`nothing serious on any screen, light or dark: ${language}`, async ({ page, office }) => {
    // Half a minute at a desk; a machine that does much else at once takes its time.
    test.setTimeout(15 * 60_000);
    const kept = { language, theme: 'system', firstRunDone: true, firstRunBegun: false };
    await office.engine.call('settings.set', { values: kept });
    const calls = watchCalls(page);
    await page.goto(office.invite());
    await page.getByRole('navigation').first().waitFor();
    const found: unknown[] = [];
    for (const scene of [...scenes, ...more]) {
      await page.emulateMedia({ colorScheme: 'light' });
      const dirty = await open(page, calls, office, scene);
      const light = await seriousProblems(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      // Only colours are others by night.
      const dark = await seriousProblems(page, ['color-contrast']);
      if (light.length + dark.length > 0) found.push({ scene: scene.name, light, dark });
      if (!dirty) continue;
      await office.engine.call('settings.set', { values: kept });
      await page.reload();
      await page.getByRole('main').first().waitFor();
    }
    expect(found).toEqual([]);
  });
}
