import { join } from 'node:path';
import { writeOwnLayout } from '../../own-layout.ts';
import { ledgerIn } from '../support/ledger.ts';
import { expect, test } from './task.ts';

/* An office's own packing list, with headers that nobody has seen before, is read, looked over and sent; and the next day's. */

for (const language of ['zh', 'en'] as const) {
  test.describe(`an own workbook: ${language}`, () => {
    test.use({ language });

    test('is explained once and sent; the next day’s is only sent', async ({ app, appPage, own, folder, task }) => {
      const { t, hand, button } = task;
      const send = async ({ warnings = 0 } = {}) => {
        await button(t('ui:next.sendNow', { count: 3 })).click();
        if (warnings > 0)
          await app.getByRole('checkbox', { name: t('submit:confirm.warnings', { count: warnings }) }).check();
        await button(t('submit:start.practice', { count: 3 })).click();
        await task.toResults(3);
      };
      await hand.file(appPage.drop(writeOwnLayout(join(folder, '7-12.xlsx'))));
      await expect(app.getByRole('heading', { name: t('columns:title.open') })).toBeVisible();
      await button(t('columns:next.answer', { count: 1 })).click();
      await app.getByRole('radiogroup').getByText(t('columns:yes'), { exact: true }).click();
      await button(t('columns:next.confirm', { count: 1 })).click();
      // One of its columns is of no use, which is said once.
      await send({ warnings: 1 });
      await hand.took('own workbook', language);
      await expect(app.getByRole('link', { name: /YW-2026-0001/ })).toBeVisible();

      await hand.file(appPage.drop(writeOwnLayout(join(folder, '7-13.xlsx'), { first: 4 })));
      await button(t('ui:result.open')).click();
      await expect(app.getByRole('heading', { level: 1 })).toHaveText('7-13.xlsx');
      await send();
      await hand.took('own workbook, the next day', language);
      expect(ledgerIn(own.dataDir).map(({ reference }) => reference)).toEqual(
        [1, 2, 3, 4, 5, 6].map((at) => `YW-2026-000${at}`),
      );
    });
  });
}
