import { fields } from '#shared/kinds/overseas-inbound/fields.ts';
import { kindLabel } from '#shared/kinds/registry.ts';
import { translator } from '#shared/text/index.ts';
import { inboundCsv } from '../engine/inbound-csv.ts';
import { expect, show, test } from './own-program.ts';
import { expectAccessible } from './support/axe.ts';
import { gridPage } from './support/grid-page.ts';
import { hearMessages } from './support/messages.ts';

for (const language of ['zh', 'en'] as const) {
  test(`the warehouse is asked: its list is picked from, and a SKU that it does not know becomes a sheet to register: ${language}`, async ({
    app,
    appPage,
    own,
  }) => {
    const t = translator(language);
    await own.engine.call('settings.set', { values: { language } });
    await app.reload();
    const { runs } = await own.engine.call('imports.create', {
      importId: 'ask-warehouse',
      paths: [
        inboundCsv([
          { referenceNo: 'R-1', warehouseCode: 'SYD03', sku: 'NOSUCH-1' },
          { referenceNo: 'R-2', sku: 'A' },
        ]),
      ],
    });
    const run = runs[0]?.id ?? '';
    await show(app, `/runs/${run}/lines`);
    const { ready, cell, field, grid } = gridPage(app);
    await ready();
    const products = app.getByRole('button', { name: t('ui:warehouse.products') });
    await expect(products).toHaveCount(0);
    const heard = await hearMessages(app);
    await app.getByRole('button', { name: t('ui:warehouse.ask') }).click();
    await expect(products).toBeVisible();
    const { warehouses } = await own.engine.call('masterData.get', { run });
    await heard(t('ui:warehouse.asked', { warehouses: warehouses.length, skus: 2, unknown: 1 }));
    await expectAccessible(app);

    // Warnings: nothing of it keeps the order from being sent.
    const about = app.getByRole('region', { name: t('ui:cell.label') });
    await (await cell(2, fields.sku.label[language])).click();
    await expect(about).toContainText(t('problem:sku.noStock', { value: 'NOSUCH-1', count: 0 }));
    const code = await cell(2, fields.warehouseCode.label[language]);
    await code.click();
    await expect(about).toContainText(t('problem:warehouse.misspelt', { value: 'SYD03', meant: 'SYD01' }).slice(0, 20));
    await code.dblclick();
    await expect(app.getByRole('option', { name: /OLD01/ })).toHaveCount(0);
    await app.getByRole('option', { name: /^MEL01/ }).click();
    await expect
      .poll(async () => (await own.engine.call('problems.window', { run })).items.map((problem) => problem.code))
      .toEqual(['sku.noStock']);
    // The hand is led on to what is left.
    await expect(field).toHaveAccessibleName(/NOSUCH-1/);
    await expect(await cell(2, fields.warehouseCode.label[language])).toHaveText('MEL01');

    const sheet = await appPage.save(() => products.click());
    expect(sheet.name).toBe(`${t('ui:warehouse.productsFile')}.xlsx`);
    await show(app, '/import');
    await appPage.drop(sheet.path);
    await expect(app.locator('.run-kind')).toHaveText(kindLabel('product-create', language));
    await ready();
    await expect(grid.getByText('NOSUCH-1').first()).toBeVisible();
    await expect(grid.getByText('MEL01')).toHaveCount(0);
  });
}
