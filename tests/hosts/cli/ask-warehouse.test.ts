import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inboundCsv } from '../../engine/inbound-csv.ts';
import { dockhand, freshHome } from './dockhand.ts';

test('asked first, the warehouse’s lists are checked with; unknown SKUs are written as a sheet that registers them', async () => {
  const home = freshHome();
  const sheet = inboundCsv([
    { referenceNo: 'R-1', warehouseCode: 'SYD03', sku: 'NOSUCH-1' },
    { referenceNo: 'R-2', sku: 'A' },
  ]);
  const plain = await dockhand(home, ['check', sheet, '--json']);
  expect(plain.summary).toMatchObject({ warnings: 0, ready: 2 });
  const out = join(home, 'products.xlsx');
  const asked = await dockhand(home, ['check', sheet, '--ask-warehouse', '--product-sheet', out, '--json']);
  expect(asked.summary).toMatchObject({ warnings: 2, ready: 2 });
  const codes = asked.events.flatMap((event) => ('code' in event ? [event.code] : []));
  expect(codes).toEqual(expect.arrayContaining(['warehouse.misspelt', 'sku.noStock']));
  const products = await dockhand(home, ['check', out, '--json']);
  expect(products.summary).toMatchObject({ kind: 'product-create', orders: 1, incomplete: 1 });

  const known = inboundCsv([{ referenceNo: 'R-3', sku: 'A' }]);
  const none = join(home, 'none.xlsx');
  const nothing = await dockhand(home, ['check', known, '--ask-warehouse', '--product-sheet', none]);
  expect([nothing.code, existsSync(none)]).toEqual([0, false]);
});
