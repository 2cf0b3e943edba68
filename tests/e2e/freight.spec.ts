import { join } from 'node:path';
import { expect, openRun, samples, show, test } from './own-program.ts';
import { expectAccessible } from './support/axe.ts';
import { ledgerIn } from './support/ledger.ts';

interface BookingBody {
  readonly lineItems: readonly { readonly freightInfo: { readonly companyName: string } }[];
}

test('weights, a chart by warehouse and the rate card’s channels side by side', async ({ app, own }) => {
  const run = await openRun(app, own, 'overseas-merged-cells.xlsx', 'freight');
  await expect(app.getByText('还没有今天有效的运价表')).toBeVisible();
  await expect(app.getByRole('img', { name: /SYD01：实重 [\d.]+ kg，计费重 [\d.]+ kg，\d 单/ })).toBeVisible();
  await expectAccessible(app);
  await own.engine.call('rateCards.import', { path: join(samples, 'rate-card.xlsx') });
  await show(app, '/history');
  await show(app, `/runs/${run}/freight`);
  await expect(app.getByRole('columnheader', { name: /澳洲海运普船/ })).toContainText('导入');
  await expect(app.getByText('最便宜', { exact: true }).first()).toBeVisible();
  await expect(app.getByText('12 单合计', { exact: true })).toBeVisible();
  // Channels that go elsewhere have their column and their reason too.
  await expect(app.getByRole('columnheader', { name: /美国空派/ })).toBeAttached();
  await expect(app.getByText(/这个渠道没有到 SYD01 的价格/).first()).toBeAttached();
  await app.getByRole('button', { name: '按 29 kg 计' }).first().focus();
  await expect(app.getByText('每箱取大的，合计 28.7 kg')).toBeVisible();
  await expectAccessible(app);
});

test('a freight order is previewed, the cheapest chosen, one line otherwise, and booked', async ({ app, own }) => {
  await openRun(app, own, 'freight-orders.xlsx', 'freight');
  await app.getByRole('button', { name: '查询运费（演练）' }).click();
  await expect(app.getByText('询价 6 张：有价格 6 张，没有 0 张。')).toBeVisible();
  await expect(app.getByText('演练价格，不能下单').first()).toBeVisible();
  await app.getByRole('combobox', { name: '默认怎么选' }).click();
  await app.getByText('最便宜', { exact: true }).last().click();
  await expect(app.getByText('自动选').first()).toBeVisible();
  await expectAccessible(app);

  const first = app.getByRole('group', { name: /商品/ }).first();
  await first.getByRole('radio').nth(1).click();
  await expect(first).toContainText('手动选');
  const sum = app.getByText('已选合计').locator('..');
  await expect(sum).toContainText(/[\d.]+ USD6 张单据/);
  const price = /[\d.]+ USD/.exec((await sum.textContent()) ?? '')?.[0] ?? '';

  await app.getByRole('link', { name: '发送', exact: true }).click();
  await expect(app.getByRole('region', { name: '发往' })).toContainText(`运费合计 ${price}`);
  await app.getByRole('button', { name: '演练发送 6 张' }).click();
  await expect(app.getByText('演练完成：演练伙伴收下了 6 张单据。')).toBeVisible();
  await app.getByRole('link', { name: '运费', exact: true }).click();
  await expect(app.getByText(/演练过 [\d.]+ USD/)).toHaveCount(6);
  await expect(sum).toContainText(price);

  // The partner booked the service that was picked for the first line, and the cheapest one for every other line.
  const services = ledgerIn(own.dataDir).flatMap(({ body }) =>
    (body as BookingBody).lineItems.map(({ freightInfo }) => freightInfo.companyName),
  );
  expect(services).toHaveLength(12);
  expect(services.filter((company) => company === 'Swift Air')).toHaveLength(1);
  expect(services.filter((company) => company === 'Sea Post')).toHaveLength(11);
});
