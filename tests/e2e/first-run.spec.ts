import { join } from 'node:path';
import { expect, samples, show, test } from './own-program.ts';
import { expectAccessible } from './support/axe.ts';

test.use({ welcomed: false });

test('the first start lands in practice, with a sample to try in three steps, and is not shown again', async ({
  app,
}) => {
  const welcome = app.getByRole('dialog', { name: '欢迎使用入库通' });
  await expect(welcome).toContainText('演练模式');
  await expect(welcome).toContainText('第 1 步，共 3 步');
  await expectAccessible(app);
  await welcome.getByRole('button', { name: /^有错误的装箱单/ }).click();

  await expect(app.getByRole('heading', { name: 'overseas-with-mistakes.xlsx' })).toBeVisible();
  const mend = app.getByRole('region', { name: '看错误，改错误' });
  await expect(mend).toContainText('第 2 步，共 3 步');
  await expectAccessible(app);
  await mend.getByRole('button', { name: '改好了，去发送' }).click();

  await expect(app.getByRole('region', { name: '演练发送' })).toContainText('第 3 步，共 3 步');
  await expect(app.getByRole('region', { name: '发往' })).toContainText('不会产生真实单据');
  await expect(app.getByRole('region', { name: '发往' })).toContainText(/另有 \d 张还有错误，这次不发/);
  await app.getByRole('button', { name: '知道了' }).click();
  await app.getByRole('button', { name: /演练发送 \d 张/ }).click();
  await expect(app.getByRole('alert')).toContainText(/演练完成：演练伙伴收下了 \d 张单据。另有 \d 张有错误/);

  await app.reload();
  await expect(app.getByRole('button', { name: '看结果' })).toBeVisible();
  await expect(app.getByText('第 1 步')).toHaveCount(0);
});

test('it can be skipped, and seen again from the settings', async ({ app, own }) => {
  await app.getByRole('button', { name: '跳过引导' }).click();
  await expect(app.getByRole('dialog')).toHaveCount(0);
  expect((await own.engine.call('runs.list', {})).total).toBe(0);
  await app.getByRole('link', { name: '设置' }).click();
  await app.getByRole('link', { name: '常规' }).click();
  await app.getByRole('button', { name: '再看一遍' }).click();
  await expect(app.getByRole('dialog', { name: '欢迎使用入库通' })).toBeVisible();
  await app.keyboard.press('Escape');
  await expect(app.getByRole('dialog')).toHaveCount(0);
});

test('left in the middle it goes on where it was, after a reload too, and is over when skipped', async ({ app }) => {
  await app.getByRole('button', { name: /^没有错误的装箱单/ }).click();
  const mend = app.getByRole('region', { name: '看错误，改错误' });
  await expect(mend).toBeVisible();
  await app.reload();
  await expect(mend).toBeVisible();
  const route = new URL(app.url()).hash.slice(1);
  await app.getByRole('link', { name: '批次', exact: true }).click();
  await expect(app.getByRole('heading', { name: '批次' })).toBeVisible();
  await expect(mend).toHaveCount(0);
  await expect(app.getByRole('dialog')).toHaveCount(0);
  await show(app, route);
  await mend.getByRole('button', { name: '改好了，去发送' }).click();
  const send = app.getByRole('region', { name: '演练发送' });
  await expect(send).toBeVisible();
  await app.reload();
  await expect(send).toBeVisible();
  await app.getByRole('link', { name: '检查与修改' }).click();
  await mend.getByRole('button', { name: '跳过引导' }).click();
  await expect(mend).toHaveCount(0);
  await app.reload();
  await expect(app.getByRole('grid')).toBeVisible();
  await expect(mend).toHaveCount(0);
});

test('a file of one’s own, dropped on the welcome, does as well as a sample', async ({ app, appPage }) => {
  await expect(app.getByRole('button', { name: /^有错误的装箱单/ })).toBeFocused();
  await appPage.drop(join(samples, 'freight-orders.xlsx'));
  await expect(app.getByRole('heading', { name: 'freight-orders.xlsx' })).toBeVisible();
  await expect(app.getByRole('region', { name: '看错误，改错误' })).toBeVisible();
  await expect(app.getByRole('dialog')).toHaveCount(0);
});
