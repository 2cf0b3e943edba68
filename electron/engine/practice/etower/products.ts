import { z } from 'zod';
import { isList, isObject, type Json, type JsonObject } from '../json.ts';
import type { PracticeContext } from '../partner.ts';
import { check, country, sentence } from '../schema.ts';

/** Where registered products stand in the ledger. */
export const products = { partner: 'etower', kind: 'product' } as const;

const MOST = 30;
/** The vendor's code for a SKU that is registered. */
const REPEATED = '100025';

const text = (max: number) => z.string().min(1, 'is required').max(max);
/** Numbers as text, as the vendor's sample has them, or as numbers. */
const decimal = (digits: number, places: number) =>
  z.union([z.string(), z.number()]).refine((value) => {
    const [, whole = '', part = ''] = /^(\d+)(?:\.(\d+))?$/.exec(String(value)) ?? [];
    return whole !== '' && whole.length <= digits - places && part.length <= places;
  }, `must be a number of at most ${digits} digits, ${places} of them after the point`);
const code = (...codes: readonly string[]) =>
  z
    .union([z.string(), z.number()])
    .refine((value) => codes.includes(String(value)), `must be one of ${codes.join(', ')}`);

const item = z.strictObject({
  countryCode: country,
  hsCode: text(200).exactOptional(),
  destinationCountryBrand: code('0', '1', '2').exactOptional(),
  remark: z.string().max(255).exactOptional(),
});

const product = z.strictObject({
  sku: text(30),
  barCodeNumber: text(50).exactOptional(),
  skuNameCn: text(255),
  skuNameEn: text(255),
  originCountry: country.exactOptional(),
  hsCode: text(20),
  countryInformationItems: z.array(item).exactOptional(),
  grossWeight: decimal(8, 3),
  estimateWeightUnit: code('KG', 'LB'),
  productLength: decimal(5, 1),
  productWidth: decimal(5, 1),
  productHeight: decimal(5, 1),
  estimateDimensionUnit: code('CM', 'IN'),
  invoiceValue: decimal(10, 2),
  actualValue: decimal(10, 2).exactOptional(),
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be a currency of ISO 4217'),
  shippingBagPacked: code('0', '1'),
  packagingAttributes: text(1).exactOptional(),
  brand: text(50).exactOptional(),
  supplier: text(20).exactOptional(),
  model: text(128).exactOptional(),
  productMaterial: text(50),
  productUsage: text(50),
  combinationType: code('0', '1', '2').exactOptional(),
  tallyRule: code('1', '2').exactOptional(),
  batterySize: code('0', '1', '2', '3'),
  otherAttributes: code('0', '1', '2', '3', '4', '5', '6', '7'),
  hazardous: code('DG').exactOptional(),
  url: z.string().max(4000).exactOptional(),
  skuRemark: z.string().max(255).exactOptional(),
});

/** `product/create`: array in, array out; null where the request as such is wrong. Every element stands for itself. */
export function createProducts(body: Json, context: PracticeContext): readonly JsonObject[] | null {
  if (!isList(body) || body.length === 0 || body.length > MOST) return null;
  return body.map((element) => createProduct(element, context));
}

function createProduct(body: Json, { ledger, now }: PracticeContext): JsonObject {
  const sku = isObject(body) && typeof body.sku === 'string' ? body.sku : '';
  if (ledger.find(products, sku)) return refused(sku, [{ code: REPEATED, message: `SKU:${sku},Repeated` }]);
  const { value, complaints } = check(product, body);
  if (!value || !isObject(body)) {
    return refused(
      sku,
      complaints
        .slice(0, 50)
        .map((complaint) => ({ code: complaint.code, message: `SKU:${sku},${sentence(complaint)}` })),
    );
  }
  const barcode = `UBI${String(ledger.count(products) + 1).padStart(8, '0')}S`;
  ledger.append({ ...products, reference: sku, orderNo: barcode, at: new Date(now()).toISOString(), body });
  return { code: '0', data: { barcode, sku }, errors: '', message: '', messageId: '', success: true, warnList: '' };
}

/** As the vendor's sample has it: the SKU as the data, and its own spelling of the message. */
const refused = (sku: string, errors: readonly JsonObject[]): JsonObject => ({
  ...{ code: '0005', data: sku, errors, message: 'paramter error', messageId: '', success: false, warnList: '' },
});
