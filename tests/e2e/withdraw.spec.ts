import { inboundCsv } from '../engine/inbound-csv.ts';
import { expect, show, test } from './own-program.ts';
import { expectAccessible } from './support/axe.ts';
import { hearMessages } from './support/messages.ts';

test('an order is withdrawn step by step, and goes under a new number', async ({ app, own }) => {
  const { runs } = await own.engine.call('imports.create', {
    importId: 'withdraw',
    paths: [inboundCsv([{ referenceNo: 'R-1' }])],
  });
  const run = runs[0]?.id ?? '';
  await own.engine.call('submissions.start', { run, confirmWarnings: true });
  await own.engine.call('submissions.settled', { run });
  await show(app, `/runs/${run}/results`);
  await app.getByRole('link', { name: 'R-1' }).click();
  const drawer = app.getByRole('dialog', { name: /R-1/ });
  await drawer.getByRole('button', { name: '撤回这张单据' }).click();
  await expect(drawer.getByText('请在仓库门户里找到下面的单号', { exact: false })).toBeVisible();
  await drawer.getByRole('button', { name: '对方那里已经撤回' }).click();
  const sure = app.getByRole('dialog', { name: /确认单据 R-1/ });
  await sure.getByRole('button', { name: '对方那里已经撤回' }).click();
  await expect(app.getByText('1 张已撤回', { exact: false })).toBeVisible();

  await app.getByRole('link', { name: 'R-1' }).click();
  await expect(drawer.getByRole('region', { name: '状态' })).toContainText('已在对方系统里撤回');
  await expectAccessible(app);
  await drawer.getByLabel('新单号').fill('R-1-A');
  const heard = await hearMessages(app);
  await drawer.getByRole('button', { name: '换新单号再发' }).click();
  await heard('已换成 R-1-A');
  const { run: after } = await own.engine.call('submissions.settled', { run });
  expect(after.counts).toMatchObject({ ready: 1, withdrawn: 1, accepted: 0 });
});
