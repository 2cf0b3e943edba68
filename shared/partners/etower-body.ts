/**
 * What an account may have otherwise in the body of `b2b/po`: the vendor's page changed names and limits between its
 * versions, and a server may follow another one. Both are written `name=value;name=value`.
 */

/** The fields whose limits may differ, by how a limit is written: characters, the largest number, digits and places. */
const limitTypes = {
  referenceNo: 'text',
  warehouseCode: 'text',
  orderRemark: 'text',
  shipperWarehouseCode: 'text',
  shipperContactName: 'text',
  shipperPhone: 'text',
  shipperBizName: 'text',
  shipperEmail: 'text',
  postCode: 'text',
  state: 'text',
  city: 'text',
  district: 'text',
  addressLine1: 'text',
  addressLine2: 'text',
  addressLine3: 'text',
  boxNo: 'text',
  boxQty: 'integer',
  weightDeclared: 'decimal',
  lengthDeclared: 'decimal',
  widthDeclared: 'decimal',
  heightDeclared: 'decimal',
  sku: 'text',
  productQty: 'integer',
  remark: 'text',
} as const satisfies Readonly<Record<string, 'text' | 'integer' | 'decimal'>>;

/** Every name in the body, by its path. */
const paths: readonly string[] = [
  ...['referenceNo', 'tallyRule', 'useShipperBoxNo', 'shippedDate', 'eta', 'warehouseCode', 'shipperWarehouseCode'],
  ...['shipperContactName', 'shipperBizName', 'shipperPhone', 'shipperEmail', 'shipperAddress', 'remark'],
  ...['country', 'postCode', 'state', 'city', 'district', 'addressLine1', 'addressLine2', 'addressLine3'].map(
    (name) => `shipperAddress.${name}`,
  ),
  'packingDetails',
  ...[
    'boxNo',
    'boxQty',
    'weightDeclared',
    'declaredWeightUnit',
    'lengthDeclared',
    'widthDeclared',
    'heightDeclared',
  ].map((name) => `packingDetails.${name}`),
  ...['declareDimensionUnit', 'sku', 'productQty', 'remark'].map((name) => `packingDetails.${name}`),
  'attachments',
  ...['attachName', 'attachData', 'attachType'].map((name) => `attachments.${name}`),
];

export type Limit =
  | { readonly max: number }
  /** As {@link FieldType}: all digits, and those after the point. */
  | { readonly precision: number; readonly scale: number };

/** By field, or by the path of a name in the body; or the part that cannot be understood. */
export type Overrides<T> =
  | { readonly ok: true; readonly values: ReadonlyMap<string, T> }
  | { readonly ok: false; readonly part: string };

/**
 * Limits of fields: `sku=30;boxQty=99999;lengthDeclared=8,1` are 30 characters, at most 99 999, and eight digits of which
 * one is after the point. At most 15 digits, since more are not exact as JSON numbers.
 */
export function fieldLimits(text: string): Overrides<Limit> {
  return overrides<Limit>(text, (name, value) => {
    const type = Object.hasOwn(limitTypes, name) ? limitTypes[name as keyof typeof limitTypes] : undefined;
    const [, one, two] = /^(\d{1,10})(?:\s*[,，]\s*(\d{1,2}))?$/.exec(value) ?? [];
    if (type === undefined || one === undefined || (two !== undefined) !== (type === 'decimal')) return undefined;
    const [first, scale] = [Number(one), Number(two)];
    const most = { text: 10_000, integer: 2_147_483_647, decimal: 15 }[type];
    if (first < 1 || first > most) return undefined;
    if (type !== 'decimal') return [name, { max: first }];
    return scale <= first ? [name, { precision: first, scale }] : undefined;
  });
}

/**
 * Names in the body: `packingDetails.boxNo=shipperBoxNo`. The path may be left out where a name is there once. No two names
 * of one object become the same.
 */
export function fieldNames(text: string): Overrides<string> {
  const taken = new Map(paths.map((path) => [path, path]));
  return overrides(
    text,
    (name, value) => {
      const meant = paths.filter((path) => path === name || path.endsWith(`.${name}`));
      const path = paths.includes(name) ? name : meant.length === 1 ? meant[0] : undefined;
      if (path === undefined || !/^[A-Za-z_]\w{0,63}$/.test(value)) return undefined;
      taken.set(path, path.replace(/\w+$/, value));
      return [path, value];
    },
    () => new Set(taken.values()).size === paths.length,
  );
}

function overrides<T>(
  text: string,
  read: (name: string, value: string) => readonly [string, T] | undefined,
  isWhole: () => boolean = () => true,
): Overrides<T> {
  const values = new Map<string, T>();
  const parts = text.split(/[;；\r\n]/).map((part) => part.trim());
  for (const part of parts.filter((each) => each !== '')) {
    const [, name = '', value = ''] = /^([\w.]+)\s*[=＝]\s*(.+)$/.exec(part) ?? [];
    const found = read(name, value.trim());
    if (!found || values.has(found[0])) return { ok: false, part };
    values.set(...found);
  }
  return isWhole() ? { ok: true, values } : { ok: false, part: parts.join(';') };
}
