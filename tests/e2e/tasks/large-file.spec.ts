import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import xlsx from 'xlsx';
import { hostPractice } from '#engine/accounts/practice-directory.ts';
import { expect, test } from '../fixtures.ts';
import { gateIn, shownBy } from '../support/gate.ts';
import { ledgerIn } from '../support/ledger.ts';
import { startProgram } from '../support/own-process.ts';
import { watchHand } from './hand.ts';
import { taskPage } from './task.ts';

/* Thousands of orders; the program is killed while it sends, goes on, and what had failed is corrected and dropped back. */

const header = '客户入库单号,目的仓,理货规则,用客户箱号,箱号,箱数,单箱重量,长,宽,高,SKU,每箱数量,发货地址代码';
/** So many of them have a weight that is too exact. */
const rows = (orders: number, wrong: number) =>
  Array.from({ length: orders }, (_, at) => {
    const weight = at % (orders / wrong) === 0 ? '12.3456' : '12.5';
    return `BIG-${at},SYD01,单件,是,01,1,${weight},60,40,30,SKU-1,5,NB`;
  });

/** In English fewer: what differs are the words alone. */
for (const [language, orders, wrong] of [
  ['zh', 3000, 3],
  ['en', 300, 1],
] as const) {
  test(`${orders} orders, interrupted, the failures corrected and dropped back: ${language}`, async ({
    page: spare,
    host,
  }, info) => {
    test.setTimeout(45 * 60_000);
    const dataDir = await mkdtemp(join(tmpdir(), 'dockhand-e2e-large-'));
    const practice = await hostPractice(dataDir);
    const gate = await gateIn(dataDir, practice);
    const file = info.outputPath('big.csv');
    await writeFile(file, [header, ...rows(orders, wrong)].join('\n'));

    let program = await startProgram(host, dataDir, spare);
    let { page } = program.appPage;
    const hand = await watchHand(page);
    let task = taskPage(page, hand, language);
    const { t } = task;
    let { button } = task;
    await button(/^(跳过引导|Skip)/).click();
    if (language === 'en') await button('English').click();
    await hand.file(program.appPage.drop(file));
    await button(t('ui:next.sendFirst', { count: orders - wrong })).click();
    await button(t('submit:start.practice', { count: orders - wrong })).click();
    const bar = page.getByRole('progressbar', { name: t('submit:progress.label') });
    // No more are answered: it is killed with the next ones on their way, however fast the machine is.
    const answered = orders / 10;
    gate.letThrough(answered);
    // Thousands are queued first, which takes its time on a machine with other work.
    await expect.poll(() => shownBy(bar), { timeout: 6 * 60_000 }).toBe(answered);
    await expect.poll(() => gate.waiting()).toBeGreaterThan(0);
    await program.kill();
    await expect.poll(() => gate.waiting()).toBe(0);
    expect(ledgerIn(dataDir)).toHaveLength(answered);
    gate.letThrough(Number.POSITIVE_INFINITY);

    // It goes on by itself, and opens at its results once all is sent: how far it is when it is looked at is the machine's.
    program = await startProgram(host, dataDir, spare);
    ({ page } = program.appPage);
    await hand.moveTo(page);
    task = taskPage(page, hand, language);
    ({ button } = task);
    await page.getByRole('link', { name: t('ui:nav.history'), exact: true }).click();
    const sent = page.getByText(t('submission:run.leftOver', { count: wrong }), { exact: true });
    await expect(sent).toBeVisible({ timeout: 25 * 60_000 });
    await page.getByRole('link', { name: 'big.csv' }).click();
    const failed = button(t('submit:results.failures', { count: wrong }));
    const marked = await program.appPage.save(() => failed.click());
    const corrected = info.outputPath('corrected.xlsx');
    const book = xlsx.read(await readFile(marked.path), { cellNF: true });
    const [sheet] = Object.values(book.Sheets);
    if (!sheet) throw new Error('the workbook has no sheet');
    for (const [cell, value] of Object.entries(sheet)) {
      if (String(value?.v) === '12.3456') sheet[cell] = { t: 'n', v: 12.346 };
    }
    await writeFile(corrected, xlsx.write(book, { type: 'buffer', bookType: 'xlsx' }));

    await hand.file(program.appPage.drop(corrected));
    await page.getByRole('button', { name: t('ui:result.open'), exact: true }).click();
    await button(t('ui:next.sendNow', { count: wrong })).click();
    await button(t('submit:start.practice', { count: wrong })).click();
    await task.toResults(wrong);
    await hand.took('a large file, interrupted and corrected', language);
    const made = ledgerIn(dataDir).map(({ reference }) => reference);
    expect(made).toHaveLength(orders);
    expect(new Set(made).size).toBe(orders);

    await program.kill();
    await gate.close();
    await practice.close();
    await rm(dataDir, { recursive: true, force: true });
  });
}
