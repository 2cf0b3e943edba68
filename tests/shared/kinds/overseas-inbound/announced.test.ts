import { expect, test } from 'vitest';
import type { JsonObject } from '#shared/kinds/kind.ts';
import { announced } from '#shared/kinds/overseas-inbound/announced.ts';

const detail = (changes: JsonObject): JsonObject => ({
  ...{ boxNo: '01', boxQty: 2, lengthDeclared: 60, widthDeclared: 40, heightDeclared: 35.5, sku: 'A', productQty: 20 },
  ...changes,
});
const body: JsonObject = {
  referenceNo: 'R-1',
  warehouseCode: 'MEL02',
  eta: '2026-07-22 00:00:00',
  packingDetails: [
    detail({}),
    // The same two boxes hold another SKU, too: they are counted once.
    detail({ sku: 'B', productQty: 3 }),
    detail({ boxNo: '02', boxQty: 1, lengthDeclared: 50, heightDeclared: 30 }),
  ],
};

test('pieces are counted per SKU, times boxes; boxes and their volume once per box number', () => {
  expect(announced(body, {})).toEqual({
    warehouse: 'MEL02',
    eta: '2026-07-22 00:00:00',
    boxes: 3,
    volumeM3: '0.2304',
    skus: [
      { sku: 'A', pieces: 60, perBox: 40, boxNos: ['01', '02'] },
      { sku: 'B', pieces: 6, perBox: 3, boxNos: ['01'] },
    ],
  });
});

test("names of the account's server are understood", () => {
  const renamed = JSON.parse(
    JSON.stringify(body).replaceAll('"boxNo"', '"shipperBoxNo"').replaceAll('"eta"', '"etaDate"'),
  );
  const settings = { fieldNames: 'packingDetails.boxNo=shipperBoxNo;eta=etaDate' };
  expect(announced(renamed, settings)).toEqual(announced(body, {}));
  // Of a body in other names than those of today nothing is taken.
  expect(announced(renamed, { fieldNames: 'packingDetails=details' })).toBeNull();
});

test('what is missing or too large to be exact is not known', () => {
  expect(announced({ ...body, eta: '', warehouseCode: '' }, {})).toMatchObject({ eta: null, warehouse: null });
  expect(announced({ referenceNo: 'R-1' }, {})).toBeNull();
  const huge = detail({ boxQty: 2_147_483_647, productQty: 2_147_483_647 });
  expect(announced({ ...body, packingDetails: [huge] }, {})).toBeNull();
});
