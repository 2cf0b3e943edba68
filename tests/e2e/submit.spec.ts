import { accountAt, expect, openRun, test } from './own-program.ts';
import { expectAccessible } from './support/axe.ts';
import { answerUntil, shownBy } from './support/gate.ts';

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
  await expect(app).toHaveTitle('演练 · overseas-two-sheets.xls - 入库通');
  await expectAccessible(app);

  const send = app.getByRole('button', { name: /演练发送 \d 张/ });
  await expect(send).toBeDisabled();
  await app.getByRole('link', { name: '看提醒' }).click();
  await expect(app.getByRole('radio', { name: /^提醒 \d/ })).toBeChecked();
  await app.getByRole('link', { name: '发送', exact: true }).click();
  await app.getByRole('checkbox', { name: /处提醒。我已看过/ }).check();
  await expect(send).toBeEnabled();

  await where.getByText('正式', { exact: true }).click();
  await expect(where).toContainText('正式：会产生真实单据');
  await expect(where).toContainText(/账号“Shop”，地址 http:\/\/127/);
  await expect(app).toHaveTitle('正式 · overseas-two-sheets.xls - 入库通');
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

test('sending shows progress, and is paused, resumed and cancelled', async ({ app, own, partner, gate }) => {
  const practice = await partner();
  const gated = await gate(practice);
  const account = await accountAt(own, gated, 'etower', { concurrency: 1 });
  const run = await openRun(app, own, 'overseas-merged-cells.xlsx', 'submit');
  await own.engine.call('runs.target', { run, target: 'production', account });
  await app.reload();
  await app.getByRole('button', { name: '正式发送 12 张' }).click();
  await app
    .getByRole('dialog')
    .getByRole('button', { name: /正式发送/ })
    .click();

  const bar = app.getByRole('progressbar', { name: '发送进度' });
  const underWay = () => expect.poll(() => gated.waiting()).toBe(1);
  await expect(app.getByText('正在等对方回答…')).toBeVisible();
  await expect(app.getByRole('dialog')).toHaveCount(0);
  await answerUntil(gated, bar, async () => (await shownBy(bar)) >= 2);
  await expect(app.getByText(/每秒 [\d.]+ 张 · 已用 .+ · 大约还要/)).toBeVisible();
  await expect(app.getByText('已接收', { exact: true }).first()).toBeVisible();
  await expectAccessible(app);

  await underWay();
  await app.getByRole('button', { name: '暂停' }).click();
  const paused = app.getByText(/已暂停。还有 \d+ 张在排队/);
  // What was under way, and whatever had begun before the engine heard of it.
  await answerUntil(gated, bar, () => paused.isVisible());
  const { counts: kept } = await own.engine.call('submissions.settled', { run });
  expect(kept.queued).toBeGreaterThan(0);
  await app.reload();
  await expect(paused).toHaveText(`已暂停。还有 ${kept.queued} 张在排队，随时可以继续。`);
  expect((await own.engine.call('runs.get', { run })).counts).toEqual(kept);
  expect(gated.waiting()).toBe(0);
  expect(practice.made()).toHaveLength(kept.accepted);

  await app.getByRole('button', { name: '继续发送' }).click();
  await answerUntil(gated, bar, async () => (await shownBy(bar)) > kept.accepted);
  await underWay();
  await app.getByRole('button', { name: '取消剩下的' }).click();
  await app.getByRole('tooltip').getByRole('button', { name: '取消剩下的' }).click();
  await answerUntil(gated, bar, () => app.getByText(/还有 \d+ 张待发送/).isVisible());
  const { counts } = await own.engine.call('submissions.settled', { run });
  expect(counts.queued).toBe(0);
  expect(counts.ready).toBeGreaterThan(0);
  expect(counts.accepted + counts.ready).toBe(12);
  expect(practice.made()).toHaveLength(counts.accepted);
});

test('an unknown outcome is decided with the evidence on screen, and never sent again by itself', async ({
  app,
  own,
  partner,
}) => {
  const practice = await partner('cut-after=1,first=1');
  await accountAt(own, practice, 'xport', { concurrency: 1 });
  await openRun(app, own, 'package-inbound-gbk.csv', 'submit');
  await app.getByRole('region', { name: '发往' }).getByText('正式', { exact: true }).click();
  await app.getByRole('button', { name: '正式发送 10 张' }).click();
  await app
    .getByRole('dialog')
    .getByRole('button', { name: /正式发送/ })
    .click();
  await expect(app.getByText('1 张单据的结果要您来定')).toBeVisible();
  // The question goes once everything behind it is up to date; its button is pale until then.
  await expect(app.getByRole('dialog')).toHaveCount(0);
  await expectAccessible(app);

  // The evidence stands with the question, which is answered there.
  const order = app.getByRole('listitem').filter({ hasText: '发出去了，没有收到回答' });
  await expect(order.getByRole('row').first()).toContainText(/发送.*没有得到能读懂的回答 · 连接中途断开/);
  const decide = order.getByRole('button', { name: '就这样定' });
  await expect(decide).toHaveCount(0);
  await order.getByRole('button', { name: '对方已有这张单据' }).click();
  await order.getByLabel('对方的单号（查得到就填）').fill('WH-7788');
  await expectAccessible(app);
  await decide.click();

  await expect(app.getByText('发送完成：10 张单据都在对方系统里了。')).toBeVisible();
  await expect(app.getByText('WH-7788')).toBeVisible();
  expect(practice.made()).toHaveLength(10);
  expect(new Set(practice.made()).size).toBe(10);
});

test('what was practised is sent for real afterwards, with the same lines and the account chosen', async ({
  app,
  own,
  partner,
}) => {
  const practice = await partner();
  await accountAt(own, practice, 'top');
  await openRun(app, own, 'cainiao-stock-in.xlsx', 'submit');
  await app.getByRole('button', { name: '演练发送 5 张' }).click();
  await expect(app.getByRole('alert')).toContainText('演练完成：演练伙伴收下了 5 张单据。');
  await expect(app.getByRole('alert')).toContainText('对方系统里没有这些单据');
  await expectAccessible(app);

  await app.getByRole('button', { name: '准备正式发送' }).click();
  const asks = app.getByRole('dialog', { name: '准备正式发送这个批次？' });
  await expect(asks).toContainText('这一步还不会发送');
  await asks.getByRole('button', { name: '准备正式发送' }).click();
  await expect(app.getByRole('region', { name: '发往' })).toContainText(
    '将把 5 张单据发给 菜鸟（淘宝开放平台），账号“Shop”',
  );
  await expect(app).toHaveTitle(/^正式 · /);
  await app.getByRole('button', { name: '正式发送 5 张' }).click();
  await app
    .getByRole('dialog')
    .getByRole('button', { name: /正式发送/ })
    .click();
  await expect(app.getByText('发送完成：5 张单据都在对方系统里了。')).toBeVisible();
  await expect(app.getByRole('button', { name: '准备正式发送' })).toHaveCount(0);
  expect(new Set(practice.made()).size).toBe(5);
  expect(practice.made()).toHaveLength(5);
});
