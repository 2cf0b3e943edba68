import { expect, test } from './own-program.ts';
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
  await expect(app.getByRole('alert')).toContainText(/发送完成：\d 张单据都在对方系统里了。另有 \d 张有错误/);

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
