import { readFile } from 'node:fs/promises';
import { expect, openRun, test } from './own-program.ts';
import type { AppPage } from './support/app-page.ts';
import { expectAccessible } from './support/axe.ts';

async function download({ page, save }: AppPage, button: string): Promise<{ name: string; bytes: Buffer }> {
  const { name, path } = await save(() => page.getByRole('button', { name: button, exact: true }).click());
  return { name, bytes: await readFile(path) };
}

test('results are told, searched, taken away and printed', async ({ app, appPage, own, host }) => {
  const run = await openRun(app, own, 'overseas-merged-cells.xlsx', 'results');
  await expect(app.getByText('还没有单据发出')).toBeVisible();
  await own.engine.call('submissions.start', { run });
  await own.engine.call('submissions.settled', { run });
  await expect(app.getByRole('heading', { name: '演练完成：演练伙伴收下了 12 张单据。' })).toBeVisible();
  await expectAccessible(app);

  const marked = await download(appPage, '错误标注表');
  expect(marked.name).toBe('overseas-merged-cells-错误.xlsx');
  expect(marked.bytes.subarray(0, 2).toString()).toBe('PK');
  // What tells that it is saved lies over nothing that is clicked.
  await expect(app.getByRole('status', { name: '通知' })).toContainText('已保存');
  expect(await app.evaluate(coveredNames)).toEqual([]);
  const csv = await download(appPage, '结果 CSV');
  expect(csv.name).toBe('overseas-merged-cells-结果.csv');
  expect(csv.bytes.toString('utf8')).toContain('IB2606-012');
  expect((await download(appPage, '结果表')).name).toBe('overseas-merged-cells-结果.xlsx');

  await app.evaluate(() => {
    window.print = () => undefined;
  });
  await app.getByRole('button', { name: '打印', exact: true }).click();
  const sheet = app.locator('.print-sheet');
  await expect(sheet.locator('tbody tr')).toHaveCount(12);
  await app.emulateMedia({ media: 'print' });
  await expect(sheet).toBeVisible();
  await expect(app.locator('#root')).toBeHidden();
  await app.emulateMedia({ media: 'screen' });
  // Twelve orders fit on one page; nothing else of the window is printed after them. Only a headless browser can show that.
  if (host === 'web') {
    const paper = (await app.pdf({ format: 'A4' })).toString('latin1');
    expect(paper.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  }
  await app.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(sheet).toHaveCount(0);

  const orders = app.getByRole('table');
  await app.getByRole('searchbox', { name: '单号或对方单号' }).fill('IB2606-007');
  await app.keyboard.press('Enter');
  await expect(orders.getByRole('link', { name: /查看单据/ })).toHaveCount(1);
  await orders.getByRole('link', { name: '查看单据 IB2606-007' }).click();
  const order = app.getByRole('dialog', { name: '单据 IB2606-007' });
  await expect(order).toContainText('第 1 次发送：已接收');
  await order.getByText('原文（JSON）和每次往来').click();
  await expect(order).toContainText('"referenceNo": "IB2606-007"');
  await expectAccessible(app);
});

/** The links and buttons of the window's head and foot that something else lies over. */
function coveredNames(): string[] {
  const all = [...document.querySelectorAll('.app-bar a, .app-bar button, .run-header a, .next-bar button')];
  if (all.length < 8) throw new Error(`only ${all.length} found`);
  return all.flatMap((each) => {
    const { left, top, width, height } = each.getBoundingClientRect();
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    return there && each.contains(there) ? [] : [each.textContent];
  });
}
