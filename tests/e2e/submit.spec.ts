import { accountAt, expect, openRun, test } from './own-program.ts';
import { expectAccessible } from './support/axe.ts';

test('one sentence says what goes where; production is loud and asks again', async ({ app, own, partner }) => {
  await accountAt(own, await partner(), 'etower');
  // Orders sent before make a warehouse that is new to the account worth a warning.
  const before = await openRun(app, own, 'overseas-merged-cells.xlsx');
  await own.engine.call('submissions.start', { run: before });
  await own.engine.call('submissions.settled', { run: before });
  await openRun(app, own, 'overseas-two-sheets.xls', 'submit');
  const where = app.getByRole('region', { name: '发往' });
  await expect(where).toContainText('演练：不会产生真实单据');
  await expect(where).toContainText(/将把 \d 张单据发给内置的演练伙伴/);
  await expectAccessible(app);

  const send = app.getByRole('button', { name: /演练发送 \d 张/ });
  await expect(send).toBeDisabled();
  await app.getByRole('checkbox', { name: /处提醒。我已看过/ }).check();
  await expect(send).toBeEnabled();

  await where.getByText('正式', { exact: true }).click();
  await expect(where).toContainText('正式：会产生真实单据');
  await expect(where).toContainText(/账号“Shop”，地址 http:\/\/127/);
  await expectAccessible(app);
  await app.getByRole('button', { name: /正式发送 \d 张/ }).click();
  const asks = app.getByRole('dialog', { name: '确认正式发送' });
  await expect(asks).toContainText('对方会收到真实单据');
  await asks.getByRole('button', { name: '先不发' }).click();
  await expect(asks).toHaveCount(0);
  await app.getByRole('button', { name: /正式发送 \d 张/ }).click();
  await asks.getByRole('button', { name: /正式发送/ }).click();
  await expect(app.getByRole('button', { name: '看结果' })).toBeVisible();
});

test('sending shows progress, and is paused, resumed and cancelled', async ({ app, own, partner }) => {
  const account = await accountAt(own, await partner('latency=1800'), 'etower', { concurrency: 1 });
  const run = await openRun(app, own, 'overseas-merged-cells.xlsx', 'submit');
  await own.engine.call('runs.target', { run, target: 'production', account });
  await app.reload();
  await app.getByRole('button', { name: '正式发送 12 张' }).click();
  await app
    .getByRole('dialog')
    .getByRole('button', { name: /正式发送/ })
    .click();

  const bar = app.getByRole('progressbar', { name: '发送进度' });
  await expect(bar).toHaveAttribute('aria-valuenow', '2');
  await expect(app.getByText(/每秒 [\d.]+ 张 · 大约还要/)).toBeVisible();
  await expect(app.getByText('已接收', { exact: true }).first()).toBeVisible();
  await expectAccessible(app);

  await app.getByRole('button', { name: '暂停' }).click();
  await expect(app.getByText(/已暂停。还有 \d+ 张在排队/)).toBeVisible();
  const paused = await own.engine.call('runs.get', { run });
  await app.waitForTimeout(1000);
  expect((await own.engine.call('runs.get', { run })).counts).toEqual(paused.counts);

  await app.getByRole('button', { name: '继续发送' }).click();
  await expect(bar).toHaveAttribute('aria-valuenow', String(paused.counts.accepted + 1));
  await app.getByRole('button', { name: '取消剩下的' }).click();
  await app.getByRole('tooltip').getByRole('button', { name: '取消剩下的' }).click();
  await expect(app.getByText(/还有 \d+ 张待发送/)).toBeVisible();
  const { counts } = await own.engine.call('runs.get', { run });
  expect(counts.queued).toBe(0);
  expect(counts.accepted + counts.ready).toBe(12);
});
