import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostPractice } from '#engine/accounts/practice-directory.ts';
import { expect, samples, test } from './fixtures.ts';
import { answerUntil, gateIn, shownBy } from './support/gate.ts';
import { ledgerIn } from './support/ledger.ts';
import { startProgram } from './support/own-process.ts';

test('a paused submission outlives a killed program, and so does one under way: each order is made once', async ({
  page: spare,
  host,
}) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'dockhand-e2e-killed-'));
  const practice = await hostPractice(dataDir);
  const gate = await gateIn(dataDir, practice);
  const made = () => ledgerIn(dataDir).map(({ reference }) => reference);

  let program = await startProgram(host, dataDir, spare);
  let { page } = program.appPage;
  await page.getByRole('button', { name: '跳过引导' }).click();
  await program.appPage.choose(join(samples, 'overseas-merged-cells.xlsx'), () =>
    page.getByRole('button', { name: '选择文件', exact: true }).click(),
  );
  await page.getByRole('link', { name: '发送', exact: true }).click();
  await page.getByRole('button', { name: '发送选项' }).click();
  await page.getByLabel('同时发送几张').fill('1');
  await page.getByRole('button', { name: '演练发送 12 张' }).click();
  let bar = page.getByRole('progressbar', { name: '发送进度' });
  gate.letThrough(2);
  await expect(bar).toHaveAttribute('aria-valuenow', '2');
  await page.getByRole('button', { name: '暂停' }).click();
  await answerUntil(gate, bar, () => page.getByText(/已暂停/).isVisible());
  const paused = made().length;
  expect(paused).toBeLessThan(12);
  await program.kill();
  // A browser's page outlives the program; the desktop's window does not.
  if (host === 'web') await expect(page.getByText(/正在重新连接/)).toBeVisible();

  // What was paused stays paused until a person goes on with it.
  program = await startProgram(host, dataDir, spare);
  ({ page } = program.appPage);
  await page.getByRole('link', { name: '批次', exact: true }).click();
  await page.getByRole('button', { name: '继续' }).click();
  await page.getByRole('button', { name: '继续发送' }).click();
  bar = page.getByRole('progressbar', { name: '发送进度' });
  await answerUntil(gate, bar, async () => (await shownBy(bar)) > paused);
  await expect.poll(() => gate.waiting()).toBe(1);
  await program.kill();
  await expect.poll(() => gate.waiting()).toBe(0);
  expect(made()).toHaveLength(paused + 1);

  // What was under way goes on by itself.
  gate.letThrough(Number.POSITIVE_INFINITY);
  program = await startProgram(host, dataDir, spare);
  ({ page } = program.appPage);
  await page.getByRole('link', { name: '批次', exact: true }).click();
  await expect(page.getByText('已完成')).toBeVisible();
  await page.getByRole('link', { name: 'overseas-merged-cells.xlsx' }).click();
  await expect(page.getByText('演练完成：演练伙伴收下了 12 张单据。')).toBeVisible();
  expect(made()).toHaveLength(12);
  expect(new Set(made()).size).toBe(12);

  await program.kill();
  await gate.close();
  await practice.close();
  await rm(dataDir, { recursive: true, force: true });
});
