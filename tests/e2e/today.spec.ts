import { expect, openRun, show, test } from './own-program.ts';
import { expectAccessible } from './support/axe.ts';

/* The second day: what waits is on the first screen, and any order is found from everywhere. */

test('the first screen leads to what waits, and Ctrl+K to an order by its SKU and by the partner’s number', async ({
  app,
  own,
}) => {
  const run = await openRun(app, own, 'overseas-with-mistakes.xlsx', 'lines');
  await show(app, '/import');
  const jobs = app.getByRole('region', { name: '今天要处理' });
  await expect(jobs).toContainText('改到一半');
  for (const colorScheme of ['light', 'dark'] as const) {
    await app.emulateMedia({ colorScheme });
    await expectAccessible(app);
  }
  await jobs.getByRole('link', { name: /接着改/ }).click();
  expect(await app.evaluate(() => location.hash)).toBe(`#/runs/${run}/lines/error`);

  await own.engine.call('submissions.start', { run, confirmWarnings: true });
  await own.engine.call('submissions.settled', { run });
  const { items } = await own.engine.call('orders.window', { run, state: 'accepted' });
  const [order] = items;
  if (!order?.partnerNo) throw new Error('nothing was accepted');
  await show(app, '/history');
  await expect(app.getByRole('table')).toBeVisible();
  await app.keyboard.press('Control+k');
  const search = app.getByRole('combobox', { name: '查单号、对方单号、运单号、SKU、文件名' });
  await search.fill(order.partnerNo);
  await expect(app.getByRole('option')).toHaveCount(1);
  await expectAccessible(app);
  await app.keyboard.press('Enter');
  await expect(app.getByRole('heading', { name: order.key, level: 1 })).toBeVisible();

  await app.keyboard.press('Control+k');
  await search.fill('overseas-with');
  await expect(app.getByRole('option', { name: /overseas-with-mistakes\.xlsx/ })).toBeVisible();
  await app.keyboard.press('Escape');
  await app.setViewportSize({ width: 683, height: 384 });
  await show(app, '/import');
  await expect(jobs).toContainText('张没成，要改');
  await expect.poll(() => app.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});
