import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accountAt, expect, samples, show, test } from './own-program.ts';
import type { AppPage } from './support/app-page.ts';
import { expectAccessible } from './support/axe.ts';
import { hearMessages } from './support/messages.ts';

async function pick({ page, choose }: AppPage, button: string, file: string | { name: string; text: string }) {
  const path = typeof file === 'string' ? file : test.info().outputPath(file.name);
  if (typeof file !== 'string') await writeFile(path, file.text);
  await choose(path, () => page.getByRole('button', { name: button }).click());
}

test('accounts are made, tried, changed and deleted; secrets are never shown again', async ({ app, own, partner }) => {
  await accountAt(own, await partner(), 'etower');
  await show(app, '/settings/accounts');
  await app.getByRole('button', { name: '测试连接' }).click();
  await expect(app.getByText('连接正常，密钥有效。')).toBeVisible();

  await app.getByRole('button', { name: '修改' }).click();
  const form = app.getByRole('dialog', { name: /修改账号/ });
  await expectAccessible(app);
  await form.getByLabel('账号名称').fill('悉尼仓');
  await form.getByLabel('Key（签名密钥）').fill('not-the-key');
  await form.getByRole('button', { name: '速度和限制' }).click();
  await form.getByLabel('最多等待回答几秒').fill('9999');
  await form.getByRole('button', { name: '保存并测试' }).click();
  await expect(form.getByText('请填 1 到 600 之间的数')).toBeVisible();
  await form.getByLabel('最多等待回答几秒').fill('30');
  await form.getByRole('button', { name: '保存并测试' }).click();
  await expect(form.getByText('6 种签名方式都试过了，对方一种也不认可', { exact: false })).toBeVisible();
  const [account] = await own.engine.call('accounts.list', {});
  expect(account).toMatchObject({ name: '悉尼仓', settings: { timeoutMs: 30_000 }, hasSecrets: true });
  expect(account?.settings).not.toHaveProperty('concurrency');
  await expect(form.getByLabel('Key（签名密钥）')).toHaveValue('');

  await app.keyboard.press('Escape');
  await app.getByRole('button', { name: '删除' }).click();
  await app.getByRole('tooltip').getByRole('button', { name: '删除' }).click();
  await expect(app.getByText('还没有账号')).toBeVisible();
  await expectAccessible(app);
});

test('the divisor is kept, a rate card is taken whole or not at all', async ({ app, appPage, own }) => {
  await show(app, '/settings/freight');
  await app.getByLabel('体积系数').fill('5000');
  await app.getByLabel('体积系数').press('Tab');
  await expect.poll(async () => (await own.engine.call('settings.get', {})).volumetricDivisor).toBe(5000);
  await pick(appPage, '导入运价表', { name: '坏表.csv', text: '渠道,目的国家\n空派,美国\n' });
  await expect(app.getByRole('alert')).toContainText(/没有导入|认不出/);
  await pick(appPage, '导入运价表', join(samples, 'rate-card.xlsx'));
  await expect(app.getByText('运价表“rate-card”已导入')).toBeVisible();
  await expectAccessible(app);
  await app.getByRole('table').getByRole('button', { name: '删除' }).click();
  await app.getByRole('tooltip').getByRole('button', { name: '删除' }).click();
  await expect(app.getByText('还没有运价表')).toBeVisible();
});

test('SKUs are taken from a table, with what was not taken', async ({ app, appPage }) => {
  await show(app, '/settings/skus');
  await pick(appPage, '导入对照表', { name: 'skus.csv', text: 'SKU,货品ID\nA-1,6001\nA-2,6002\nA-3,\n' });
  await expect(app.getByText('新增 2 个')).toBeVisible();
  await expect(app.getByText('有 1 行没有采用')).toBeVisible();
  await expectAccessible(app);
  await app.getByRole('searchbox', { name: 'SKU 或货品 ID' }).fill('6002');
  await app.keyboard.press('Enter');
  await expect(app.getByRole('cell', { name: 'A-2', exact: true })).toBeVisible();
  await expect(app.getByRole('cell', { name: 'A-1', exact: true })).toHaveCount(0);
});

test('a SKU is added by hand, and the empty table says how it is filled', async ({ app, own }) => {
  await show(app, '/settings/skus');
  await expect(app.getByText('两列的表格')).toBeVisible();
  await app.getByLabel('要添加的SKU').fill('B-1');
  await app.keyboard.press('Enter');
  await expect(app.getByText('请填写“货品 ID”')).toBeVisible();
  await app.getByLabel('要添加的货品 ID').fill('7001');
  await app.keyboard.press('Enter');
  await expect(app.getByRole('cell', { name: 'B-1', exact: true })).toBeVisible();
  await expect(app.getByLabel('要添加的SKU')).toBeFocused();
  expect((await own.engine.call('skuItems.list', {})).items).toEqual([{ sku: 'B-1', itemId: '7001' }]);
});

test('language and theme change at once', async ({ app, own }) => {
  await show(app, '/settings/general');
  await expectAccessible(app);
  await app.getByRole('main').getByText('深色').click();
  await app.getByRole('main').getByText('English').click();
  await expect(app.getByRole('heading', { name: 'General' })).toBeVisible();
  await expectAccessible(app);
  await expect.poll(() => own.engine.call('settings.get', {})).toMatchObject({ language: 'en', theme: 'dark' });
});

test('another page has the language of the first', async ({ app, own, browser }) => {
  test.skip(own.invite === null, 'the desktop app has one window');
  await show(app, '/settings/general');
  await app.getByRole('main').getByText('English').click();
  await expect(app.getByRole('heading', { name: 'General' })).toBeVisible();
  const another = await (await browser.newContext()).newPage();
  await another.goto(own.invite?.() ?? '');
  await expect(another.getByRole('link', { name: 'Settings' })).toBeVisible();
  await another.context().close();
});

test('a backup is downloaded, and a restore is checked before it is promised', async ({ app, appPage, own }, info) => {
  await show(app, '/settings/data');
  await expect(app.getByText(own.dataDir)).toBeVisible();
  await expectAccessible(app);
  const backup = await appPage.save(() => app.getByRole('button', { name: '现在备份' }).click());
  const broken = info.outputPath('broken.db');
  await writeFile(broken, 'no backup');
  await pick(appPage, '从文件恢复', broken);
  const heard = await hearMessages(app);
  await app.getByRole('dialog').getByRole('button', { name: '恢复', exact: true }).click();
  await heard('不是入库通的备份');
  await pick(appPage, '从文件恢复', backup.path);
  await app.getByRole('dialog').getByRole('button', { name: '恢复', exact: true }).click();
  await expect(app.getByRole('dialog', { name: '备份已检查，没有问题' })).toBeVisible();
});

test('remembered columns can be forgotten', async ({ app, own }) => {
  const { runs } = await own.engine.call('samples.import', { importId: 'm', name: 'overseas-merged-cells.xlsx' });
  await own.engine.call('submissions.start', { run: runs[0]?.id ?? '' });
  await show(app, '/settings/memory');
  await expectAccessible(app);
  await app.getByRole('button', { name: /^忘掉“/ }).click();
  await expect(app.getByText('还没有记住的表格')).toBeVisible();
});

test('the office’s own word for an option is listed in plain words, and can be forgotten', async ({ app, own }) => {
  const { runs } = await own.engine.call('samples.import', { importId: 'w', name: 'overseas-with-mistakes.xlsx' });
  const run = runs[0]?.id ?? '';
  await own.engine.call('edits.mapChoice', { run, field: 'tallyRule', text: '散货', code: '1', scope: 'always' });
  await show(app, '/settings/memory');
  await expect(app.getByRole('row', { name: /散货/ })).toBeVisible();
  await expectAccessible(app);
  await app.getByRole('button', { name: '忘掉“散货”' }).click();
  await expect(app.getByText('还没有记住的叫法')).toBeVisible();
  await app.getByRole('button', { name: '撤销' }).click();
  await expect(app.getByRole('row', { name: /散货/ })).toBeVisible();
});

test('what old contents would be lost is asked about before a shorter retention is kept', async ({ app, own }) => {
  await show(app, '/settings/general');
  const days = app.getByLabel('内容保留天数');
  await days.fill('30');
  await days.press('Enter');
  const question = app.getByRole('dialog');
  await expect(question.getByText(/不能找回/)).toBeVisible();
  await expectAccessible(app);
  await question.getByRole('button', { name: '取消' }).click();
  await expect(days).toHaveValue('');
  await expect(question).toHaveCount(0);
  await days.fill('30');
  await days.press('Tab');
  await app.getByRole('dialog').getByRole('button', { name: '到期删除' }).click();
  await expect.poll(async () => (await own.engine.call('settings.get', {})).retentionDays).toBe(30);
});

test('in a browser there is a version and nothing of updates or of moving the data', async ({ app, host }) => {
  test.skip(host !== 'web', 'the desktop has both');
  await show(app, '/settings/about');
  await expect(app.getByText(/^入库通 \d+\.\d+\.\d+$/)).toBeVisible();
  await expect(app.getByRole('main').getByText('更新')).toHaveCount(0);
  await expectAccessible(app);
  await show(app, '/settings/data');
  await expect(app.getByRole('button', { name: '现在备份' })).toBeVisible();
  await expect(app.getByRole('button', { name: '换个位置…' })).toHaveCount(0);
});
