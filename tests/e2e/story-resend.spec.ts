import { accountAt, expect, openRun, test } from './own-program.ts';

test('only what was rejected is sent again', async ({ app, own, partner }) => {
  const practice = await partner('hang-before=1,first=2');
  await accountAt(own, practice, 'xport', { timeoutMs: 1000, concurrency: 1 });
  await openRun(app, own, 'package-inbound-gbk.csv', 'submit');
  await app.getByRole('region', { name: '发往' }).getByText('正式', { exact: true }).click();
  await app.getByRole('button', { name: '正式发送 10 张' }).click();
  await app
    .getByRole('dialog')
    .getByRole('button', { name: /正式发送/ })
    .click();

  // Two had no answer; the partner does not have them, which is as good as rejected.
  for (const left of [2, 1]) {
    await expect(app.getByText(`${left} 张单据的结果要您来定`)).toBeVisible();
    await app.getByRole('button', { name: '查看记录并决定' }).first().click();
    const order = app.getByRole('dialog');
    await order.getByRole('radio', { name: /对方没有，不再发送/ }).check();
    await order.getByRole('button', { name: '就这样定' }).click();
    await expect(order).toHaveCount(0);
  }
  await app.getByRole('button', { name: '看结果' }).click();
  await expect(app.getByText('8 张单据已在对方系统里，2 张被拒。')).toBeVisible();
  expect(practice.made()).toHaveLength(8);

  await app.getByRole('button', { name: '重发被拒的 2 张' }).click();
  const asks = app.getByRole('dialog', { name: '重发被拒的 2 张？' });
  await expect(asks).toContainText('将把 2 张单据发给 Xport 国际物流，账号“Shop”');
  await asks.getByRole('button', { name: '重发被拒的 2 张' }).click();
  await expect(app.getByText('发送完成：10 张单据都在对方系统里了。')).toBeVisible();
  expect(new Set(practice.made()).size).toBe(10);
  expect(practice.made()).toHaveLength(10);

  // Each of the two was sent twice, as its own record says; the others once.
  const attempts = app.getByRole('dialog').getByText(/^发送 · /);
  for (const [key, sends] of [
    ['205569999000', 2],
    ['205569999005', 1],
  ] as const) {
    await app.getByRole('button', { name: new RegExp(`查看单据 ${key}`) }).click();
    await expect(attempts).toHaveCount(sends);
    await app.keyboard.press('Escape');
    await expect(app.getByRole('dialog')).toHaveCount(0);
  }
});
