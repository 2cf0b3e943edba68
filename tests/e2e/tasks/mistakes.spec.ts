import { join } from 'node:path';
import { gridPage } from '../support/grid-page.ts';
import { ledgerIn } from '../support/ledger.ts';
import { hearMessages } from '../support/messages.ts';
import { expect, samples, test } from './task.ts';

/* Seven mistakes are fixed one after the other, an order gets its packing list, and all of it is sent. */

const wayOut = 'Control+.';
/** What is pressed or typed at each mistake, in the order in which one is led to them. */
const fixes = {
  zh: [wayOut, 'SKU-4', wayOut, 'No 1 Harbour Road', '单件', '是', '12.5'],
  en: [wayOut, 'SKU-4', wayOut, 'No 1 Harbour Road', 'By piece', 'Yes', '12.5'],
} as const;

for (const language of ['zh', 'en'] as const) {
  test.describe(`mistakes and attachments: ${language}`, () => {
    test.use({ language });

    test('are dealt with in the grid, one after the other, and everything goes out', async ({
      app,
      appPage,
      own,
      task,
    }) => {
      const { t, hand, button } = task;
      await hand.file(appPage.drop(join(samples, 'overseas-with-mistakes.xlsx')));
      const row = app.getByRole('row').filter({ hasText: 'BAD-006' });
      await expect(row.first()).toBeVisible();
      const heard = await hearMessages(app);
      await hand.file(appPage.dropOn(row.getByText('BAD-006').first(), join(samples, 'packing-list.pdf')));
      await heard(t('ui:attach.given', { key: 'BAD-006', files: 'packing-list.pdf' }));

      await button(t('ui:next.problem', { count: 7 })).click();
      const { field, takeWayOut } = gridPage(app);
      /** Where one is led. */
      const place = () => field.evaluate(({ ariaLabel }) => ariaLabel);
      for (const [at, fix] of fixes[language].entries()) {
        await expect(app.getByText(t('ui:filter.errors', { count: 7 - at }), { exact: true })).toBeVisible();
        const before = await place();
        if (fix === wayOut) await takeWayOut(t);
        else {
          await app.keyboard.type(fix);
          await app.keyboard.press('Enter');
        }
        if (at < 6) await expect.poll(place).not.toBe(before);
      }
      await expect(app.getByText(t('ui:next.allReady', { count: 7 }))).toBeVisible();
      await button(t('ui:next.sendNow', { count: 7 })).click();
      await button(t('submit:start.practice', { count: 7 })).click();
      await task.toResults(7);
      await hand.took('mistakes and attachments', language);
      const sent = ledgerIn(own.dataDir);
      expect(sent).toHaveLength(7);
      expect(JSON.stringify(sent.find(({ reference }) => reference === 'BAD-006')?.body)).toContain('packing-list');
    });
  });
}
