import { expect, test } from './fixtures.ts';
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
  await expect(other.getByText(/已经用过或已失效.*npm run web/)).toBeVisible();
  await expectAccessible(other);
  await first.close();
  await second.close();
});

test('a program that ended is waited for; started again, its new link is opened in the same tab', async ({
  page,
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
  await expect(page.getByText(/已经用过或已失效/)).toBeVisible();
  // The address differs from the tab's by its fragment only.
  await page.goto(program.url);
  await expect(page.getByRole('button', { name: '选择文件', exact: true })).toBeVisible();
  await program.kill();
});
