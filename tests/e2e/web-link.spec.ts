import { join } from 'node:path';
import { expect, samples, test } from './fixtures.ts';
import { expectAccessible } from './support/axe.ts';
import { startWeb } from './support/web-process.ts';

test.skip(({ host }) => host !== 'web', 'the desktop app has no link');

test('a link lets one browser in; another is told what to do', async ({ browser, program }) => {
  const link = program.invite?.() ?? '';
  const [first, second] = [await browser.newContext(), await browser.newContext()];
  const page = await first.newPage();
  await page.goto(link);
  await expect(page.getByRole('button', { name: '选择文件', exact: true })).toBeVisible();
  expect(page.url()).not.toContain('token');
  const other = await second.newPage();
  await other.goto(link);
  await expect(other.getByText(/没有登录，或登录已失效.*npm run web/)).toBeVisible();
  await expectAccessible(other);
  // Closing the tab locks nobody out: the browser is remembered, without the link.
  await page.close();
  const again = await first.newPage();
  await again.goto(new URL('/', link).href);
  await expect(again.getByRole('button', { name: '选择文件', exact: true })).toBeVisible();
  await first.close();
  await second.close();
});

test('a browser that is not let in any more is told so in the middle of its work, not that a link was used', async ({
  browser,
  program,
}) => {
  await program.engine.call('settings.set', { values: { firstRunDone: true } });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(program.invite?.() ?? '');
  const choose = page.getByRole('button', { name: '选择文件', exact: true });
  await expect(choose).toBeVisible();
  await context.clearCookies();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), choose.click()]);
  await chooser.setFiles(join(samples, 'package-inbound-gbk.csv'));
  await expect(page.getByText(/登录已失效.*请刷新页面，要一个新链接/)).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: '要一个新链接' })).toBeVisible();
  await context.close();
});

test('a program that ended is waited for, and the page goes on when it is started again; another browser asks for a link', async ({
  page,
  browser,
  folder,
}) => {
  let program = await startWeb(folder);
  const port = Number(new URL(program.url).port);
  await page.goto(program.url);
  await page.getByRole('button', { name: '跳过引导' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await program.kill();
  await expect(page.getByRole('alert')).toContainText('正在重新连接');
  await expect(page.getByRole('alert')).toContainText('重新运行 npm run web');
  await expectAccessible(page);

  program = await startWeb(folder, port);
  await expect(page.getByRole('alert')).toBeHidden();
  await expect(page.getByRole('button', { name: '选择文件', exact: true })).toBeVisible();

  const other = await (await browser.newContext()).newPage();
  await other.goto(new URL('/', program.url).href);
  await other.getByRole('button', { name: '要一个新链接' }).click();
  await expect(other.getByText(/新链接已显示在.*命令行窗口/)).toBeVisible();
  await expectAccessible(other);
  // The address differs from the tab's by its fragment only.
  await other.goto(await program.linkAsked());
  await expect(other.getByRole('button', { name: '选择文件', exact: true })).toBeVisible();
  await other.context().close();
  await program.kill();
});
