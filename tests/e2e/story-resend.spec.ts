import { accountAt, expect, openRun, test } from './own-program.ts';

test('what a person decided not to send is told apart, and goes out only when it is named', async ({
  app,
  own,
  partner,
}) => {
  const practice = await partner('cut-before=1,first=2');
  await accountAt(own, practice, 'xport', { concurrency: 1 });
  await openRun(app, own, 'package-inbound-gbk.csv', 'submit');
  await app.getByRole('region', { name: '发往' }).getByText('正式', { exact: true }).click();
  await app.getByRole('button', { name: '正式发送 10 张' }).click();
  await app
    .getByRole('dialog')
    .getByRole('button', { name: /正式发送/ })
    .click();

  // Two had no answer; the partner does not have them, and nobody rejected them.
  for (const left of [2, 1]) {
    await expect(app.getByText(`${left} 张单据的结果要您来定`)).toBeVisible();
    const order = app.getByRole('listitem').filter({ hasText: '没有收到回答' });
    await expect(order).toHaveCount(left);
    await order.first().getByRole('button', { name: '对方没有，不再发送' }).click();
    await order.first().getByRole('button', { name: '就这样定' }).click();
    await expect(order).toHaveCount(left - 1);
  }
  await app.getByRole('button', { name: '看结果' }).click();
  await expect(app.getByText('8 张单据已在对方系统里。2 张没有得到能用的回答，由人工决定不发。')).toBeVisible();
  expect(practice.made()).toHaveLength(8);

  await expect(app.getByRole('button', { name: /重发被拒/ })).toHaveCount(0);
  await app.getByRole('button', { name: '发送决定不发的 2 张…' }).click();
  const asks = app.getByRole('dialog', { name: '当时决定不发的 2 张，现在要发送？' });
  await expect(asks).toContainText('将把 2 张单据发给 Xport 国际物流，账号“Shop”');
  await expect(asks.getByRole('listitem')).toHaveText([/205569999000.*对方没有，不再发送/, /对方没有，不再发送/]);
  await asks.getByRole('button', { name: '发送这 2 张' }).click();
  await expect(app.getByText('发送完成：10 张单据都在对方系统里了。')).toBeVisible();
  expect(new Set(practice.made()).size).toBe(10);
  expect(practice.made()).toHaveLength(10);

  // Each of the two was sent twice, as its own record says; the others once.
  const attempts = app.getByRole('dialog').getByText(/^第 \d 次发送：/);
  for (const [key, sends] of [
    ['205569999000', 2],
    ['205569999005', 1],
  ] as const) {
    await app.getByRole('link', { name: new RegExp(`查看单据 ${key}`) }).click();
    await expect(attempts).toHaveCount(sends);
    await app.keyboard.press('Escape');
    await expect(app.getByRole('dialog')).toHaveCount(0);
  }
});
