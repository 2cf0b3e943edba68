import { expect, openRun, show, test } from './own-program.ts';
import { expectAccessible } from './support/axe.ts';
import { hearMessages } from './support/messages.ts';

test('from a workbook to the shortage report: asked, seen, settled, exported', async ({ app, appPage, own }) => {
  await show(app, '/follow');
  await expect(app.getByText('还没有已接收的入库单')).toBeVisible();
  const run = await openRun(app, own, 'overseas-merged-cells.xlsx', 'results');
  await own.engine.call('submissions.start', { run });
  await own.engine.call('submissions.settled', { run });

  await app.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '跟进' }).click();
  const stages = app.getByRole('group', { name: '按状态看' });
  await expect(stages).toContainText('12还没查过');
  const heard = await hearMessages(app);
  await app.getByRole('button', { name: '现在查' }).click();
  await expect(stages).toContainText('12仓库已建单（是否确认，仓库不说）');
  await heard('问了 12 张，仓库有 12 张');
  await expect(app.getByText('有 12 张演练单可能还是草稿')).toBeVisible();
  await expectAccessible(app);

  // Two weeks pass at the practice warehouse.
  await own.engine.call('followUp.practise', { days: 14 });
  await app.getByRole('button', { name: '现在查' }).click();
  await expect(stages).toContainText('5数量有出入');
  const rows = app.getByRole('table').first();
  await expect(rows.getByRole('link')).toHaveText([
    'IB2606-001',
    'IB2606-007',
    'IB2606-012',
    'IB2606-006',
    'IB2606-009',
    'IB2606-010',
  ]);
  await expect(app.getByText('短少 3 件')).toBeVisible();
  await app.getByRole('button', { name: '展开 IB2606-001' }).click();
  await expect(
    app.getByText('SKU-C000 短少 1 件：预报 6，上架 5。发货时在箱 02；少在哪一箱，仓库不说。'),
  ).toBeVisible();
  await expect(app.getByText('仓库说： 500 Put away')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await app.emulateMedia({ colorScheme });
    await expectAccessible(app);
  }

  const { name, path } = await appPage.save(() => app.getByRole('button', { name: '导出' }).click());
  expect(name).toBe('跟进.xlsx');
  expect(path).toMatch(/xlsx$/);

  await app.getByRole('button', { name: '处理好了' }).click();
  await expect(rows.getByRole('link')).toHaveText([
    'IB2606-007',
    'IB2606-012',
    'IB2606-006',
    'IB2606-009',
    'IB2606-010',
  ]);
  await app.getByRole('button', { name: '1 张都已在门户确认' }).click();
  await app.getByRole('dialog').getByRole('button', { name: '1 张都已在门户确认' }).click();
  await expect(app.getByText('张演练单可能还是草稿')).toHaveCount(0);

  // The run's own list says it as well.
  await rows.getByRole('link', { name: 'IB2606-007' }).click();
  await expect(app.getByRole('heading', { name: 'IB2606-007', level: 1 })).toBeVisible();
  await expect(app.getByRole('main')).toContainText('数量有出入');
  await expect(app.getByRole('region', { name: '经过' })).toContainText('仓库说：500 Put away');
});

test('the same in English', async ({ app, own }) => {
  const run = await openRun(app, own, 'overseas-merged-cells.xlsx', 'results');
  await own.engine.call('submissions.start', { run });
  await own.engine.call('submissions.settled', { run });
  await own.engine.call('followUp.practise', { days: 14 });
  await show(app, '/follow');
  await app.getByRole('button', { name: 'English' }).click();
  await app.getByRole('button', { name: 'Ask now' }).click();
  await expect(app.getByRole('group', { name: 'By state' })).toContainText('5Quantities differ');
  await app.getByRole('button', { name: 'Unfold IB2606-001' }).click();
  await expect(
    app.getByText(
      'SKU-C000: 1 piece short, 6 announced and 5 put away. It was sent in box 02; which one lacks it, the warehouse does not say.',
    ),
  ).toBeVisible();
  await app.getByTitle('All 12').click();
  await expect(app.getByRole('link', { name: /^IB2606-/ })).toHaveCount(12);
  await expectAccessible(app);
});
