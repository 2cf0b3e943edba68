import { describe, expect, test } from 'vitest';
import { parseCell } from '#engine/check/parse-cell.ts';
import { productCreate } from '#shared/kinds/product-create/index.ts';
import type { Field } from '#shared/sheets/field.ts';
import { checked } from '../xport/checked.ts';

const fields: Readonly<Record<string, Field>> = productCreate.fields;
const read = (key: string, text: string) => {
  const field = fields[key];
  if (!field) throw new Error(key);
  return parseCell(field, text, { today: '2026-06-01' });
};

/** The limits of the contract's table of `product/create`. */
test.each([
  ['sku', 30],
  ['barCodeNumber', 50],
  ['skuNameCn', 255],
  ['skuNameEn', 255],
  ['hsCode', 20],
  ['packagingAttributes', 1],
  ['brand', 50],
  ['supplier', 20],
  ['model', 128],
  ['productMaterial', 50],
  ['productUsage', 50],
  ['url', 4000],
  ['skuRemark', 255],
  ['importHsCode', 200],
  ['importRemark', 255],
])('%s takes %d characters and no more', (key, max) => {
  expect(read(key, '字'.repeat(max)).type).toBe('value');
  expect(read(key, '字'.repeat(max + 1)).problems).toMatchObject([{ code: 'text.tooLong', params: { max } }]);
});

test.each([
  ['grossWeight', '99999.999', '100000'],
  ['grossWeight', '0.001', '0.0001'],
  ['productLength', '9999.9', '10000'],
  ['productLength', '0.1', '0.01'],
  ['productWidth', '9999.9', '10000'],
  ['productWidth', '0.1', '0.01'],
  ['productHeight', '9999.9', '10000'],
  ['productHeight', '0.1', '0.01'],
  ['invoiceValue', '99999999.99', '100000000'],
  ['invoiceValue', '0.01', '0.001'],
  ['actualValue', '99999999.99', '100000000'],
  ['actualValue', '0.01', '0.001'],
  ['currency', 'USD', 'US'],
  ['currency', 'EUR', 'EURO'],
  ['originCountry', 'CN', 'XX'],
  ['countryCode', 'AU', 'XX'],
])('%s takes %s but not %s', (key, fits, wrong) => {
  expect(read(key, fits).type).toBe('value');
  expect(read(key, wrong).type).toBe('wrong');
});

/** Every code of the contract's table, by its own digits and by its words. */
test.each([
  ['estimateWeightUnit', { KG: '千克', LB: '磅' }],
  ['estimateDimensionUnit', { CM: '厘米', IN: '英寸' }],
  ['destinationCountryBrand', { 0: '自有品牌', 1: '授权品牌', 2: '无品牌' }],
  ['combinationType', { 0: '单品', 1: '组合品', 2: '箱货' }],
  ['productTallyRule', { 1: '按件理货', 2: '按箱理货' }],
  ['batterySize', { 0: '不带电', 1: '外置电池', 2: '内置电池', 3: '纯电池' }],
  [
    'otherAttributes',
    {
      0: '液体',
      1: '粉末',
      2: '凝胶',
      3: '液体和粉末',
      4: '液体和凝胶',
      5: '粉末和凝胶',
      6: '液体、粉末和凝胶',
      7: '都不是',
    },
  ],
  ['hazardous', { DG: '危险品' }],
] as const)('%s has the codes %j and no other', (key, codes) => {
  for (const [code, words] of Object.entries(codes)) {
    expect([read(key, code), read(key, words)]).toMatchObject([{ value: code }, { value: code }]);
  }
  const field = fields[key];
  expect(field?.type === 'choice' && field.choices.map(({ code }) => code).sort()).toEqual(Object.keys(codes).sort());
  expect(read(key, '9').type).toBe('wrong');
});

test('exactly what the contract asks for is required', () => {
  const required = Object.entries(fields).flatMap(([key, field]) => (field.required ? [key] : []));
  expect(required.sort()).toEqual(
    [
      ...['sku', 'skuNameCn', 'skuNameEn', 'hsCode', 'grossWeight', 'estimateWeightUnit', 'productLength'],
      ...['productWidth', 'productHeight', 'estimateDimensionUnit', 'invoiceValue', 'currency', 'shippingBagPacked'],
      ...['productMaterial', 'productUsage', 'batterySize', 'otherAttributes'],
    ].sort(),
  );
});

describe('a full product', () => {
  const cells = {
    ...{ sku: 'LAMP-01', barCodeNumber: '6901', skuNameCn: '台灯', skuNameEn: 'Desk lamp', originCountry: 'CN' },
    ...{ hsCode: '9405210090', grossWeight: '0.85', estimateWeightUnit: '公斤', productLength: '30' },
    ...{ productWidth: '20', productHeight: '15.5', estimateDimensionUnit: 'cm', invoiceValue: '12.50' },
    ...{ actualValue: '15', currency: 'USD', shippingBagPacked: '是', packagingAttributes: '1', brand: 'Acme' },
    ...{ supplier: 'Acme Ltd', model: 'L-100', productMaterial: 'ABS', productUsage: 'Lighting' },
    ...{ combinationType: '组合品', productTallyRule: '按箱理货', batterySize: '内置电池' },
    ...{ otherAttributes: '都不是', hazardous: 'DG', url: 'https://shop.example/1', skuRemark: '易碎' },
    ...{ countryCode: 'AU', importHsCode: '94', destinationCountryBrand: '授权品牌', importRemark: '普货' },
  };

  test('leaves by the contract’s names, codes and numbers as text', () => {
    const [product] = checked(productCreate, [cells]);
    expect(product?.found).toEqual([]);
    expect(product?.body).toEqual({
      ...{ sku: 'LAMP-01', barCodeNumber: '6901', skuNameCn: '台灯', skuNameEn: 'Desk lamp', originCountry: 'CN' },
      countryInformationItems: [{ countryCode: 'AU', hsCode: '94', destinationCountryBrand: '1', remark: '普货' }],
      ...{ hsCode: '9405210090', grossWeight: '0.85', estimateWeightUnit: 'KG', productLength: '30' },
      ...{ productWidth: '20', productHeight: '15.5', estimateDimensionUnit: 'CM', invoiceValue: '12.5' },
      ...{ actualValue: '15', currency: 'USD', shippingBagPacked: '1', packagingAttributes: '1', brand: 'Acme' },
      ...{ supplier: 'Acme Ltd', model: 'L-100', productMaterial: 'ABS', productUsage: 'Lighting' },
      ...{ combinationType: '1', tallyRule: '2', batterySize: '2', otherAttributes: '7', hazardous: 'DG' },
      ...{ url: 'https://shop.example/1', skuRemark: '易碎' },
    });
  });

  test('has the system’s barcode in its results, and none where the answer has none', () => {
    const [barcode] = productCreate.results ?? [];
    expect(barcode?.label.zh).toBe('系统产品条码');
    const values = (data: unknown) => barcode?.values({ data } as never);
    expect(values({ barcode: 'UBI0001S', sku: 'LAMP-01' })).toEqual(['UBI0001S']);
    expect(values({ sku: 'LAMP-01' })).toEqual([]);
    expect(values('LAMP-01')).toEqual([]);
  });
});
