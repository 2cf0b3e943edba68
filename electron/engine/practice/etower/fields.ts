import type { Json, JsonObject } from '../json.ts';
import {
  anyText,
  type Check,
  country,
  dateTime,
  decimal,
  email,
  integer,
  list,
  oneOf,
  structure,
  text,
  textOrNumber,
} from './checks.ts';
import type { Complaint } from './complaint.ts';

export interface FieldRule {
  readonly required: boolean;
  readonly check: Check;
}

export type FieldTable = Readonly<Record<string, FieldRule>>;

const must = (check: Check): FieldRule => ({ required: true, check });
const may = (check: Check): FieldRule => ({ required: false, check });

const INT_MAX = 2_147_483_647;
const TEN_DIGITS = 9_999_999_999;

/** Lengths and duties as the vendor's page has them; what depends on another field is in `order-check.ts`. */
export const orderFields: FieldTable = {
  referenceNo: must(text(50)),
  tallyRule: must(oneOf(1, 2)),
  useShipperBoxNo: must(oneOf(true, false, 1, 2)),
  shippedDate: may(dateTime),
  eta: may(dateTime),
  warehouseCode: must(text(20)),
  shipperWarehouseCode: may(text(100)),
  shipperContactName: may(text(20)),
  shipperBizName: may(text(50)),
  shipperPhone: may(text(20)),
  shipperEmail: may(email(50)),
  shipperAddress: may(structure),
  remark: may(text(200)),
  packingDetails: must(list),
  attachments: may(list),
};

export const addressFields: FieldTable = {
  country: may(country),
  postCode: may(text(20)),
  state: may(text(20)),
  city: may(text(20)),
  district: may(text(20)),
  addressLine1: may(text(50)),
  addressLine2: may(text(100)),
  addressLine3: may(text(100)),
};

export const packingFields: FieldTable = {
  boxNo: must(textOrNumber(20)),
  boxQty: must(integer(1, INT_MAX)),
  weightDeclared: must(decimal(10, 3)),
  declaredWeightUnit: must(oneOf('KG')),
  lengthDeclared: must(decimal(5, 1)),
  widthDeclared: must(decimal(5, 1)),
  heightDeclared: must(decimal(5, 1)),
  declareDimensionUnit: must(oneOf('CM')),
  sku: must(text(20)),
  productQty: must(integer(1, TEN_DIGITS)),
  remark: may(text(200)),
};

export const attachmentFields: FieldTable = {
  attachName: must(text(50)),
  attachData: must(anyText),
  attachType: must(oneOf('rar', 'zip', 'pdf', 'doc', 'docx', 'xls', 'xlsx')),
};

/** Absent, or text without a visible character: the vendor's sample sends `""` for what it leaves out. */
export function isBlank(value: Json | undefined): boolean {
  return value === undefined || (typeof value === 'string' && value.trim() === '');
}

/** Everything wrong with the members of one object, unknown ones included. `at` is its path with a dot at the end. */
export function checkFields(object: JsonObject, table: FieldTable, at = ''): readonly Complaint[] {
  const unknown = Object.keys(object)
    .filter((name) => !Object.hasOwn(table, name))
    .map(
      (name): Complaint => ({
        code: 'practice.unknownField',
        path: `${at}${name.slice(0, 100)}`,
        text: 'is not known',
      }),
    );
  const known = Object.entries(table).flatMap(([name, { required, check }]): readonly Complaint[] => {
    const value = object[name];
    const path = `${at}${name}`;
    if (value === undefined || isBlank(value)) {
      return required ? [{ code: 'practice.required', path, text: 'is required' }] : [];
    }
    const complaint = check(value);
    return complaint ? [{ ...complaint, path }] : [];
  });
  return [...unknown, ...known];
}
