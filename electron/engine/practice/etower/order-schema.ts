import { z } from 'zod';
import { isObject, type Json } from '../json.ts';
import { country, dateTime, EMAIL } from '../schema.ts';

const INT_MAX = 2_147_483_647;
const TEN_DIGITS = 9_999_999_999;
const MOST_ATTACHMENTS = 5;

/** Characters are Unicode code points. */
const text = (max: number) => z.string().max(max);

const moment = dateTime('2023-06-22 00:00:00');

const oneOf = <const T extends readonly (string | number | boolean)[]>(...values: T) =>
  z.literal(values, `must be one of ${JSON.stringify(values)}`);

function whole(min: number, max: number) {
  const range = `must be from ${min} to ${max}`;
  return z
    .int({ error: ({ code }) => (code === 'invalid_type' ? 'must be a whole number' : range) })
    .min(min, range)
    .max(max, range);
}

/** A number above 0 with at most `precision` digits, `scale` of them after the point. */
function decimal(precision: number, scale: number) {
  const limit = 10 ** (precision - scale);
  const range = `must be above 0 and below ${limit}`;
  return z
    .number()
    .gt(0, range)
    .lt(limit, range)
    .superRefine((value, ctx) => {
      if (decimalPlaces(value) > scale) ctx.addIssue(issue('decimals', [], `may have ${scale} decimal places`));
    });
}

/** The shortest text of a number of this size has an exponent only when it is far too small. */
function decimalPlaces(value: number): number {
  const [, places = ''] = String(value).split('.');
  return String(value).includes('e') ? Number.POSITIVE_INFINITY : places.length;
}

/** An object with these members alone; what is blank counts as absent, because the vendor's sample sends `""` for it. */
function members<T extends z.ZodRawShape>(shape: T, error?: string) {
  const isBlank = ([name, value]: readonly [string, Json]) =>
    Object.hasOwn(shape, name) && typeof value === 'string' && value.trim() === '';
  const withoutBlanks = (value: Json) =>
    isObject(value) ? Object.fromEntries(Object.entries(value).filter((member) => !isBlank(member))) : value;
  return z.preprocess(withoutBlanks, z.strictObject(shape, error));
}

/** What a check of ours adds to those of zod. */
function issue(code: string, path: readonly (string | number)[], message: string) {
  return { code: 'custom' as const, path: [...path], message, params: { code: `practice.${code}` } };
}

const address = members({
  country: country.exactOptional(),
  postCode: text(20).exactOptional(),
  state: text(20).exactOptional(),
  city: text(20).exactOptional(),
  district: text(20).exactOptional(),
  addressLine1: text(50).exactOptional(),
  addressLine2: text(100).exactOptional(),
  addressLine3: text(100).exactOptional(),
});

/** One box and SKU; a whole number for the box is how the vendor's sample has it. */
const packingDetail = members({
  boxNo: z.union([text(20), z.int('must be a whole number')], 'must be text or a whole number'),
  boxQty: whole(1, INT_MAX),
  weightDeclared: decimal(10, 3),
  declaredWeightUnit: oneOf('KG'),
  lengthDeclared: decimal(5, 1),
  widthDeclared: decimal(5, 1),
  heightDeclared: decimal(5, 1),
  declareDimensionUnit: oneOf('CM'),
  sku: text(20),
  productQty: whole(1, TEN_DIGITS),
  remark: text(200).exactOptional(),
});

/** What the elements of one box must agree on. */
const BOX = ['boxQty', 'weightDeclared', 'lengthDeclared', 'widthDeclared', 'heightDeclared'] as const;

const packingDetails = z
  .array(packingDetail)
  .min(1, 'must have at least one element')
  .superRefine((details, ctx) => {
    const boxes = new Map<string, z.output<typeof packingDetail>>();
    const lines = new Set<string>();
    details.forEach((detail, index) => {
      const boxNo = String(detail.boxNo);
      const first = boxes.get(boxNo) ?? detail;
      boxes.set(boxNo, first);
      for (const name of BOX.filter((name) => detail[name] !== first[name])) {
        ctx.addIssue(issue('boxDiffers', [index, name], 'differs from another element of the same boxNo'));
      }
      const line = JSON.stringify([boxNo, detail.sku]);
      if (lines.has(line)) ctx.addIssue(issue('duplicateLine', [index], 'repeats boxNo and sku of another element'));
      lines.add(line);
    });
  });

const ZIP = ['504b0304', '504b0506'];
const OLE = ['d0cf11e0a1b11ae1'];

/** How files of each type begin, in hexadecimal. */
const beginnings = {
  rar: ['52617221'],
  zip: ZIP,
  pdf: ['25504446'],
  doc: OLE,
  docx: ZIP,
  xls: OLE,
  xlsx: ZIP,
} as const;

/** A file of an allowed type, in plain Base64, with the content that its type promises. */
const attachment = members({
  attachName: text(50),
  attachData: z.string(),
  attachType: oneOf('rar', 'zip', 'pdf', 'doc', 'docx', 'xls', 'xlsx'),
}).superRefine(({ attachData, attachType }, ctx) => {
  const bytes = Buffer.from(attachData, 'base64');
  const start = bytes.subarray(0, 8).toString('hex');
  const wrong = (text: string) => ctx.addIssue(issue('attachment', ['attachData'], text));
  // Node skips what is no Base64; only what comes back the same was all of it.
  if (bytes.toString('base64') !== attachData) wrong('is not standard Base64');
  else if (!beginnings[attachType].some((beginning) => start.startsWith(beginning))) wrong(`is no ${attachType} file`);
});

/** An order of `po`, with lengths and duties as the vendor's page has them. */
export const order = members(
  {
    referenceNo: text(50),
    tallyRule: oneOf(1, 2),
    useShipperBoxNo: oneOf(true, false, 1, 2),
    shippedDate: moment.exactOptional(),
    eta: moment.exactOptional(),
    warehouseCode: text(20),
    shipperWarehouseCode: text(100).exactOptional(),
    shipperContactName: text(20).exactOptional(),
    shipperBizName: text(50).exactOptional(),
    shipperPhone: text(20).exactOptional(),
    shipperEmail: text(50).regex(EMAIL, 'must be an e-mail address').exactOptional(),
    shipperAddress: address.exactOptional(),
    remark: text(200).exactOptional(),
    packingDetails,
    attachments: z.array(attachment).max(MOST_ATTACHMENTS, `may have ${MOST_ATTACHMENTS} elements`).exactOptional(),
  },
  'An order must be an object',
).superRefine(({ shipperWarehouseCode, shipperContactName, shipperPhone, shipperAddress }, ctx) => {
  // Without a code of the sender's warehouse, the sender must be described.
  if (shipperWarehouseCode !== undefined) return;
  const needed = [
    [['shipperContactName'], shipperContactName],
    [['shipperPhone'], shipperPhone],
    [['shipperAddress', 'country'], shipperAddress?.country],
    [['shipperAddress', 'addressLine1'], shipperAddress?.addressLine1],
  ] as const;
  for (const [path, value] of needed) {
    if (value === undefined) ctx.addIssue(issue('required', path, 'is required without shipperWarehouseCode'));
  }
});

export const orderQuery = z.strictObject({
  orderNoList: z.array(z.string()).default([]),
  referenceNoList: z.array(z.string()).default([]),
});

export const inventoryQuery = z.strictObject({ skuList: z.array(z.string()).min(1) });

export const daysQuery = z.strictObject({ days: whole(1, 365) });
