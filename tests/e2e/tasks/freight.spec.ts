import { join } from 'node:path';
import { choice } from '../support/choice.ts';
import { ledgerIn } from '../support/ledger.ts';
import { expect, samples, test } from './task.ts';

/* Which channel is cheapest, by the office's own rate card; and freight booked, with its domestic legs reported after. */

for (const language of ['zh', 'en'] as const) {
  test.describe(`freight: ${language}`, () => {
    test.use({ language });

    test('the cheapest channel is found by a rate card', async ({ app, appPage, task }) => {
      const { t, hand, button } = task;
      await hand.file(appPage.drop(join(samples, 'overseas-merged-cells.xlsx')));
      await button(t('ui:next.freight')).click();
      await button(t('freightUi:prices.import')).click();
      await hand.file(
        appPage.choose(join(samples, 'rate-card.xlsx'), () => button(t('settings:freight.import')).click()),
      );
      await app.goBack();
      const chart = app.getByRole('region', { name: /12/ }).filter({ hasText: 'CNY' });
      await expect(chart.getByRole('listitem').first()).toContainText(t('freightUi:compare.each'));
      await hand.took('the cheapest channel', language);
    });

    test('is booked at the cheapest, and the domestic legs of those bookings are reported', async ({
      app,
      appPage,
      own,
      task,
    }) => {
      const { t, hand, button } = task;
      await hand.file(appPage.drop(join(samples, 'freight-orders.xlsx')));
      await button(t('ui:next.freight')).click();
      await button(t('freightUi:quotes.preview.practice')).click();
      await expect(app.getByText(t('freightUi:quotes.asked', { asked: 6, quoted: 6, failed: 0 }))).toBeVisible();
      await app.getByRole('combobox', { name: t('freightUi:policy.label') }).click();
      await choice(app, t('freightUi:policy.cheapest')).click();
      await task.step('submit').click();
      await button(t('submit:start.practice', { count: 6 })).click();
      await task.toResults(6);
      const { path } = await appPage.save(() => button(t('submit:results.results')).click());
      expect(path).toMatch(/\.xlsx$/);

      await hand.file(appPage.drop(join(samples, 'domestic-legs-of-bookings.csv')));
      // A saved file can be opened from its own notice.
      const read = app.getByRole('region', { name: t('ui:result.title') });
      await read.getByRole('button', { name: t('ui:result.open') }).click();
      await expect(app.getByRole('heading', { level: 1 })).toHaveText('domestic-legs-of-bookings.csv');
      await task.step('submit').click();
      await button(t('submit:start.practice', { count: 2 })).click();
      await task.toResults(2);
      await hand.took('freight booked, domestic legs', language);
      expect(ledgerIn(own.dataDir)).toHaveLength(8);
    });
  });
}
