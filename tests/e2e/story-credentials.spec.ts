import { expect, openRun, test } from './own-program.ts';
import { expectAccessible } from './support/axe.ts';

test('an expired session stops the run; mended in the settings, it goes on', async ({ app, own, partner }) => {
  const { addresses, made } = await partner();
  await app.getByRole('link', { name: '设置' }).click();
  await app.getByRole('button', { name: '添加账号' }).click();
  await app.getByRole('menuitem', { name: /菜鸟/ }).click();
  const form = app.getByRole('dialog', { name: /添加账号/ });
  await form.getByLabel('账号名称').fill('旗舰店');
  await form.getByLabel('网关地址').fill(addresses.top ?? '');
  await form.getByLabel('App Key').fill('12345678');
  await form.getByLabel('App Secret').fill('practice-secret');
  await form.getByLabel(/授权码/).fill('last-years-session');
  await form.getByRole('button', { name: '保存', exact: true }).click();
  await expect(form).toHaveCount(0);
  await expect(app.getByText(/密钥(已保存|只保留到关闭)/)).toBeVisible();
  await expectAccessible(app);

  await openRun(app, own, 'cainiao-stock-in.xlsx', 'submit');
  await app.getByRole('region', { name: '发往' }).getByText('正式', { exact: true }).click();
  await app.getByRole('button', { name: '正式发送 5 张' }).click();
  await app
    .getByRole('dialog')
    .getByRole('button', { name: /正式发送/ })
    .click();
  await expect(app.getByText('对方不认可账号的密钥')).toBeVisible();
  await expectAccessible(app);

  await app.getByRole('button', { name: '去改账号' }).click();
  const mend = app.getByRole('dialog', { name: /修改账号：旗舰店/ });
  // A secret never comes back to the page.
  await expect(mend.getByLabel('App Secret')).toHaveValue('');
  expect(await app.content()).not.toContain('practice-secret');
  await mend.getByLabel(/授权码/).fill('practice-session');
  await mend.getByRole('button', { name: '保存', exact: true }).click();
  const asked = app.getByRole('dialog', { name: '保存后要接着正式发送吗？' });
  await expect(asked.getByText(/没发的 5 张会用账号“旗舰店”发往/)).toBeVisible();
  await asked.getByRole('button', { name: '只保存，先不发' }).click();
  await expect(mend).toHaveCount(0);
  expect(made()).toEqual([]);

  // The way to the run, which does not say any more that its keys were refused.
  await app.getByRole('button', { name: '去看这 1 个批次' }).click();
  await expect(app.getByText('已暂停').first()).toBeVisible();
  await expect(app.getByText('对方不认可账号的密钥')).toHaveCount(0);
  await expectAccessible(app);
  await app.getByRole('button', { name: '继续发送' }).click();
  await expect(app.getByText('发送完成：5 张单据都在对方系统里了。')).toBeVisible();
  expect(made()).toHaveLength(5);
  expect(new Set(made()).size).toBe(5);
});
