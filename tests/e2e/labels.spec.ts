import { readFile } from 'node:fs/promises';
import { scanPdf } from '../engine/labels/scan.ts';
import { expect, openRun, test } from './own-program.ts';
import { expectAccessible } from './support/axe.ts';

test('a run that was sent has labels: seen, saved and printed, and read back from the paper', async ({
  app,
  appPage,
  own,
  host,
}) => {
  const run = await openRun(app, own, 'overseas-merged-cells.xlsx', 'results');
  await own.engine.call('submissions.start', { run });
  await own.engine.call('submissions.settled', { run });
  await app.getByRole('button', { name: '打印箱唛' }).click();
  await expect(app.getByText('12 张单据 · 24 箱 = 24 张标签')).toBeVisible();
  await expect(app.getByText(/演练单据，箱唛上印着/)).toBeVisible();
  await expect(app.getByRole('img', { name: '箱唛 IB2606-001，第 1 / 2 箱' })).toBeVisible();
  await expectAccessible(app);

  await app.getByRole('combobox', { name: '选单据（不选就是全部）' }).fill('IB2606-012');
  await app.keyboard.press('Enter');
  await app.keyboard.press('Escape');
  await expect(app.getByText('1 张单据 · 2 箱 = 2 张标签')).toBeVisible();
  // It is ticked when the engine has kept it.
  const withQr = app.getByRole('checkbox', { name: '另加一个二维码（入库单号和箱号）' });
  await withQr.click();
  await expect(withQr).toBeChecked();
  const codes = ['01', '02'].map((boxNo) =>
    expect.arrayContaining([
      { format: 'Code128', text: boxNo },
      { format: 'QRCode', text: `IB2606-012\n${boxNo}` },
    ]),
  );
  const size = { width: 100, height: 150 };

  const saved = await appPage.save(() => app.getByRole('button', { name: '存成 PDF' }).click());
  expect(saved.name).toBe('overseas-merged-cells-箱唛.pdf');
  expect(await scanPdf(await readFile(saved.path))).toMatchObject(codes.map((each) => ({ ...size, codes: each })));

  await app.evaluate(() => {
    window.print = () => undefined;
  });
  await app.getByRole('button', { name: '打印 2 张' }).click();
  const pages = app.locator('.print-labels .label-page');
  await expect(pages).toHaveCount(2);
  // Only a headless browser shows what comes out of its printer.
  if (host === 'web') {
    const paper = await scanPdf(await app.pdf({ preferCSSPageSize: true, printBackground: true }));
    expect(paper.map((page) => page.codes)).toEqual(codes);
    for (const page of paper) {
      expect(Math.abs(page.width - size.width)).toBeLessThan(0.5);
      expect(Math.abs(page.height - size.height)).toBeLessThan(0.5);
    }
  }
  await app.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(pages).toHaveCount(0);
});
