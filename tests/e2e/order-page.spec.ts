import { expect, openRun, test } from './own-program.ts';
import { expectAccessible } from './support/axe.ts';

/* What did not get there, from the list of reasons to the order's own page, mended there and sent alone. */

test('a failure is opened from its reason, mended on its page and sent alone; the page says what happened', async ({
  app,
  own,
}) => {
  const run = await openRun(app, own, 'overseas-with-mistakes.xlsx', 'results');
  await own.engine.call('submissions.start', { run, confirmWarnings: true });
  await own.engine.call('submissions.settled', { run });
  const failures = app.getByRole('region', { name: /没成的 \d+ 张，同样的原因合在一起/ });
  await expect(failures).toBeVisible();
  await expectAccessible(app);

  const { items } = await own.engine.call('orders.window', { run, failed: true });
  const [order] = items.filter(({ errors }) => errors === 1);
  if (!order) throw new Error('no order of the sample has one mistake');
  await app.getByRole('button', { name: /只看没成的/ }).click();
  await expect(app.getByRole('table').getByRole('link')).toHaveCount(items.length);
  await app.getByRole('link', { name: `查看单据 ${order.key}` }).click();
  await app.getByRole('dialog').getByRole('link', { name: '打开整页' }).click();
  await expect(app.getByRole('heading', { name: order.key, level: 1 })).toBeVisible();
  expect(await app.evaluate(() => location.hash)).toBe(`#/runs/${run}/orders/${order.id}`);
  const mend = app.getByRole('form', { name: '要改的 1 处' });
  await expect(mend).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await app.emulateMedia({ colorScheme });
    await expectAccessible(app);
  }

  const fix = mend.getByRole('button', { name: /^(改为|合并|清空)/ });
  await fix.click();
  await expect(mend).toHaveCount(0);
  await app.getByRole('button', { name: '演练发送这一张' }).click();
  await app.getByRole('dialog').getByRole('button', { name: '演练发送这一张' }).click();
  await expect(app.getByRole('region', { name: '经过' })).toContainText('第 1 次发送：已接收');
  await expect(app.getByRole('region', { name: '经过' })).toContainText('改了 1 处');
  await app.evaluate(() => {
    window.print = () => undefined;
  });
  await app.getByRole('button', { name: '打印', exact: true }).click();
  const paper = app.locator('.print-sheet');
  await app.emulateMedia({ media: 'print' });
  await expect(paper.getByRole('heading', { name: order.key, level: 1 })).toBeVisible();
  await expect(paper.getByRole('region', { name: '经过' })).toContainText('改了 1 处');
  await expect(paper.getByRole('button')).toHaveCount(0);
  await expect(app.locator('#root')).toBeHidden();
  await app.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(paper).toHaveCount(0);
  // Whoever prints any other page has what it shows, not an empty sheet.
  await expect(app.locator('#root')).toBeVisible();
  await app.emulateMedia({ media: 'screen' });

  // Nothing else of the run went out.
  expect((await own.engine.call('runs.get', { run })).counts).toMatchObject({ incomplete: items.length - 1, ready: 0 });

  await app.setViewportSize({ width: 683, height: 384 });
  await expect.poll(() => app.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});
