import { describe, expect, test } from 'vitest';
import { fields } from '#shared/kinds/product-create/fields.ts';
import { productCreate } from '#shared/kinds/product-create/index.ts';

type Cells = Record<string, unknown>;

const values = {
  sku: 'LAMP-01',
  skuNameCn: '台灯',
  skuNameEn: 'Lamp',
  hsCode: '9405210090',
  grossWeight: '0.85',
  estimateWeightUnit: 'LB',
  productLength: '30',
  productWidth: '20',
  productHeight: '15.5',
  estimateDimensionUnit: 'IN',
  invoiceValue: '12.50',
  currency: 'USD',
  shippingBagPacked: false,
  productMaterial: 'ABS',
  productUsage: 'Lighting',
  batterySize: '0',
  otherAttributes: '7',
};
const product = (more: Cells = {}, lines: readonly Cells[] = [{}]) =>
  ({
    key: 'LAMP-01',
    values: { ...values, ...more },
    lines: lines.map((cells, id) => ({ id: id + 1, values: cells })),
    attachments: [],
  }) as never;
const context = { settings: {}, today: '2026-06-01' };

describe('the body', () => {
  test('numbers as text unless the account says otherwise; units as they were said; blanks left out', () => {
    expect(productCreate.toPayload(product(), {})).toEqual({
      ...{ sku: 'LAMP-01', skuNameCn: '台灯', skuNameEn: 'Lamp', hsCode: '9405210090' },
      ...{ grossWeight: '0.85', estimateWeightUnit: 'LB' },
      ...{ productLength: '30', productWidth: '20', productHeight: '15.5', estimateDimensionUnit: 'IN' },
      ...{ invoiceValue: '12.50', currency: 'USD', shippingBagPacked: '0' },
      ...{ productMaterial: 'ABS', productUsage: 'Lighting', batterySize: '0', otherAttributes: '7' },
    });
    expect(productCreate.toPayload(product({ productTallyRule: '2' }), { productNumbersAs: 'number' })).toMatchObject({
      ...{ grossWeight: 0.85, shippingBagPacked: 0, batterySize: 0, tallyRule: 2, hsCode: '9405210090' },
    });
  });

  test('a row for each import country', () => {
    const lines = [
      { countryCode: 'AU', importHsCode: '1', destinationCountryBrand: '2' },
      { countryCode: 'US', importRemark: 'x' },
    ];
    expect(productCreate.toPayload(product({}, lines), {})).toMatchObject({
      countryInformationItems: [
        { countryCode: 'AU', hsCode: '1', destinationCountryBrand: '2' },
        { countryCode: 'US', remark: 'x' },
      ],
    });
  });
});

describe('what is wrong', () => {
  const codes = (order: never) =>
    productCreate.checkOrder(order, context).map(({ code, severity }) => `${severity} ${code}`);
  test('a SKU that inbound orders would not take is a warning', () => {
    expect(codes(product({ sku: 'A'.repeat(20) }))).toEqual([]);
    expect(codes(product({ sku: 'A'.repeat(21) }))).toEqual(['warning product.skuLong']);
    expect(fields.sku.max).toBe(30);
  });
  test('an import country that is missing, or there twice', () => {
    expect(codes(product({}, [{ importHsCode: '1' }]))).toEqual(['error product.countryMissing']);
    expect(codes(product({}, [{ countryCode: 'AU' }, { countryCode: 'AU' }]))).toEqual(['error product.countryTwice']);
    expect(codes(product({}, [{}, {}]))).toEqual([]);
  });
});
