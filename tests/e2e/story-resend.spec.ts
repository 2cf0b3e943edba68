import { accountAt, expect, openRun, test } from './own-program.ts';

test('only what was rejected is sent again', async ({ app, own, partner }) => {
  const practice = await partner('hang-before=1,first=2');
  const account = await accountAt(own, practice, 'xport', { timeoutMs: 1000, concurrency: 1 });
  const run = await openRun(app, own, 'package-inbound-gbk.csv');
  await own.engine.call('runs.target', { run, target: 'production', account });
  await own.engine.call('submissions.start', { run, confirmWarnings: true });
  await own.engine.call('submissions.settled', { run });
  // Two had no answer; the partner does not have them, which is as good as rejected.
  const open = await own.engine.call('orders.window', { run, state: 'unknown' });
  for (const { id } of open.items) {
    await own.engine.call('submissions.decide', { order: id, decision: 'not-accepted' });
    await own.engine.call('submissions.settled', { run });
  }
  await app.getByRole('link', { name: '结果' }).click();
  await expect(app.getByText('8 张单据已在对方系统里，2 张被拒。')).toBeVisible();

  await app.getByRole('button', { name: '重发被拒的 2 张' }).click();
  const asks = app.getByRole('dialog', { name: '重发被拒的 2 张？' });
  await expect(asks).toContainText('将把 2 张单据发给 Xport 国际物流，账号“Shop”');
  await asks.getByRole('button', { name: '重发被拒的 2 张' }).click();
  await expect(app.getByText('发送完成：10 张单据都在对方系统里了。')).toBeVisible();

  const { items } = await own.engine.call('orders.window', { run });
  const sends = await Promise.all(
    items.map(async ({ id }) => (await own.engine.call('orders.get', { order: id })).attempts.length),
  );
  expect(sends).toEqual([2, 2, 1, 1, 1, 1, 1, 1, 1, 1]);
});
