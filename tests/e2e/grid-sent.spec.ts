import { expect, openRun, test } from './own-program.ts';
import { gridPage } from './support/grid-page.ts';
import { hearMessages } from './support/messages.ts';

test('what was sent cannot be changed: the cell says so before anything is typed, and a block over it changes nothing', async ({
  app,
  own,
}) => {
  const { engine } = own;
  const run = await openRun(app, own, 'overseas-with-mistakes.xlsx');
  await engine.call('submissions.start', { run, confirmWarnings: true });
  await engine.call('submissions.settled', { run });
  const { ready, cell, field, paste } = gridPage(app);
  await ready();
  const texts = async () =>
    (await engine.call('lines.window', { run, limit: 10 })).items.map(({ cells }) => cells.warehouseCode?.text);
  const before = await texts();
  const heard = await hearMessages(app);
  await (await cell(2, '目的仓')).click();
  await expect(await cell(2, '目的仓')).toHaveAttribute('aria-readonly', 'true');
  await expect(app.getByRole('region', { name: '当前单元格' })).toContainText('不能再修改');
  await app.keyboard.type('X');
  await heard('不能再修改');
  await expect(app.locator('.cell-input[data-editing]')).toHaveCount(0);
  await expect(field).toHaveValue('');

  await paste('MEL01\r\nMEL02\r\nMEL03\r\n');
  await heard('单据 BAD-001 已在发送或已发送，不能再修改。这次没有做任何改动。');
  await expect(await cell(3, '目的仓')).toHaveText('SYD01');
  expect(await texts()).toEqual(before);
});
