import { readFile, writeFile } from 'node:fs/promises';
import xlsx from 'xlsx';
import { expect, openRun, test } from './own-program.ts';
import { ledgerIn } from './support/ledger.ts';

test('the corrected error workbook is dropped back: what was accepted stays, the rest is sent', async ({
  app,
  appPage,
  own,
}, info) => {
  await openRun(app, own, 'overseas-with-mistakes.xlsx', 'submit');
  await app.getByRole('button', { name: /演练发送 \d 张/ }).click();
  await app.getByRole('button', { name: '看结果' }).click();
  await expect(app.getByRole('heading', { name: /^演练完成：演练伙伴收下了 3 张单据。另有 4 张有错误/ })).toBeVisible();
  const before = ledgerIn(own.dataDir).map(({ reference }) => reference);
  expect(before).toHaveLength(3);
  const marked = await appPage.save(() => app.getByRole('button', { name: '错误标注表', exact: true }).click());

  // Somebody mends one order in the marked workbook: its SKU was too long, a weight too exact.
  const book = xlsx.read(await readFile(marked.path), { cellNF: true });
  const sheet = book.Sheets.Sheet1 ?? {};
  const columns = Object.keys(sheet).filter((cell) => /^[A-Z]+1$/.test(cell));
  const put = (header: string, row: number, value: string | number) => {
    const cell = columns.find((each) => sheet[each]?.v === header)?.replace(/1$/, String(row)) ?? '';
    sheet[cell] = { t: typeof value === 'number' ? 'n' : 's', v: value };
  };
  put('单箱重量(KG)', 3, 12.346);
  put('SKU', 4, 'SKU-MENDED');
  const corrected = info.outputPath('corrected.xlsx');
  await writeFile(corrected, xlsx.write(book, { type: 'buffer', bookType: 'xlsx' }));

  await appPage.drop(corrected);
  await app.getByRole('region', { name: '导入结果' }).getByRole('button', { name: '打开' }).click();
  await expect(app.getByRole('heading', { name: 'corrected.xlsx' })).toBeVisible();
  await app.getByRole('link', { name: '发送', exact: true }).click();
  await app.getByRole('button', { name: '演练发送 1 张新单（3 张演练已有，不发）' }).click();
  await expect(
    app.getByText(/^演练完成：演练伙伴收下了 1 张单据。另有 3 张以前就演练成功了，这次没有发。/),
  ).toBeVisible();
  await app.getByRole('button', { name: '看结果' }).click();
  await expect(app.getByRole('button', { name: '3 演练已有' })).toBeVisible();
  await expect(app.getByRole('button', { name: '1 已接收' })).toBeVisible();
  await expect(app.getByRole('button', { name: '3 有错误' })).toBeVisible();

  // The partner was asked to make one order more, and none of the others again.
  const all = ledgerIn(own.dataDir).map(({ reference }) => reference);
  expect(all.slice(0, 3)).toEqual(before);
  expect(all).toHaveLength(4);
  expect(new Set(all).size).toBe(4);
});
