import { readFile, writeFile } from 'node:fs/promises';
import xlsx from 'xlsx';
import { expect, openRun, show, test } from './own-program.ts';

test('the corrected error workbook is dropped back: what was accepted stays, the rest is sent', async ({
  app,
  desk,
  own,
}, info) => {
  const run = await openRun(app, own, 'overseas-with-mistakes.xlsx');
  await own.engine.call('submissions.start', { run });
  await own.engine.call('submissions.settled', { run });
  const first = await own.engine.call('runs.get', { run });
  await show(app, `/runs/${run}/results`);
  const marked = await desk.save(() => app.getByRole('button', { name: '错误标注表', exact: true }).click());

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

  await show(app, '/import');
  await desk.choose(corrected, () => app.getByRole('button', { name: '选择文件', exact: true }).click());
  await expect(app.getByRole('heading', { name: 'corrected.xlsx' })).toBeVisible();
  await app.getByRole('link', { name: '发送', exact: true }).click();
  await app.getByRole('checkbox', { name: /我已看过/ }).check();
  await app.getByRole('button', { name: /演练发送/ }).click();
  await expect(app.getByText(/^发送完成：4 张单据都在对方系统里了/)).toBeVisible();
  const [again] = (await own.engine.call('runs.list', {})).items;
  expect(again?.counts).toMatchObject({ exists: first.counts.accepted, accepted: 1, rejected: 0, unknown: 0 });
});
