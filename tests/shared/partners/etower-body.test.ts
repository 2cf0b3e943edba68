import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '#shared/kinds/kind.ts';
import { overseasInbound } from '#shared/kinds/overseas-inbound/index.ts';
import { fieldLimits, fieldNames } from '#shared/partners/etower-body.ts';
import type { Field } from '#shared/sheets/field.ts';
import { goodOrder, order } from '../kinds/overseas-inbound/orders.ts';

const read = <T>(found: { ok: true; values: ReadonlyMap<string, T> } | { ok: false; part: string }) =>
  found.ok ? Object.fromEntries(found.values) : found.part;

describe('limits', () => {
  test('are read by what the field holds', () => {
    expect(read(fieldLimits(' sku=30; boxQty = 99999；\nlengthDeclared=8,1;;weightDeclared=10，4 '))).toEqual({
      sku: { max: 30 },
      boxQty: { max: 99_999 },
      lengthDeclared: { precision: 8, scale: 1 },
      weightDeclared: { precision: 10, scale: 4 },
    });
    expect(read(fieldLimits(''))).toEqual({});
  });

  test.each([
    'boxQyt=5',
    'toString=5',
    'tallyRule=5',
    'sku=0',
    'sku=-1',
    'sku=10001',
    'sku=30,1',
    'boxQty=2147483648',
    'boxQty=1.5',
    'lengthDeclared=8',
    'lengthDeclared=3,4',
    'lengthDeclared=16,1',
    'sku',
    'sku=',
    '30',
  ])('%s is named as what cannot be read', (part) => {
    expect(fieldLimits(`boxNo=10;${part};remark=5`)).toEqual({ ok: false, part });
  });

  test('one field has one', () => expect(fieldLimits('sku=30;sku=31')).toEqual({ ok: false, part: 'sku=31' }));

  test('every limited field of the kind can have another', () => {
    const limited = Object.entries<Field>(overseasInbound.fields).filter(
      ([, field]) => ('max' in field && field.max !== undefined) || field.type === 'decimal',
    );
    const others = limited.map(([key, { type }]) => `${key}=${type === 'decimal' ? '9,2' : 7}`);
    const found = overseasInbound.fieldsFor?.({ fieldLimits: others.join(';') }) ?? {};
    expect(limited.length).toBeGreaterThan(20);
    for (const [key, { type }] of limited) {
      expect({ key, ...found[key] }).toMatchObject(
        type === 'decimal' ? { key, precision: 9, scale: 2 } : { key, max: 7 },
      );
    }
    expect(overseasInbound.fieldsFor?.({ fieldLimits: 'sku=30' })).toBe(
      overseasInbound.fieldsFor?.({ fieldLimits: 'sku=30' }),
    );
    expect(overseasInbound.fieldsFor?.({})).toBe(overseasInbound.fields);
  });
});

/** Every name in an object, by its path. */
function pathsIn(object: JsonObject, path = ''): string[] {
  return Object.entries(object).flatMap(([name, value]) => {
    const inside = (value_: Json): string[] =>
      Array.isArray(value_)
        ? value_.flatMap((each: Json) => inside(each))
        : typeof value_ === 'object' && value_ !== null && !('$attachment' in value_)
          ? pathsIn(value_ as JsonObject, `${path}${name}.`)
          : [];
    return [path + name, ...inside(value)];
  });
}

describe('names', () => {
  const everything = {
    ...order([{ remark: '易碎' }], {
      ...Object.fromEntries(Object.keys(overseasInbound.fields).map((key) => [key, 'x'])),
      ...goodOrder,
      shipperWarehouseCode: undefined,
    } as never),
    attachments: [{ name: 'invoice.v2.pdf', type: 'pdf', size: 9, sha256: 'abc' }],
  };
  const body = (settings: Readonly<Record<string, string>>) => overseasInbound.toPayload(everything, settings);

  test('may be said by their path, or alone where there is one of them', () => {
    expect(read(fieldNames('packingDetails.boxNo=shipperBoxNo;shipperBizName=shipperCompanyName;boxQty=qty'))).toEqual({
      'packingDetails.boxNo': 'shipperBoxNo',
      shipperBizName: 'shipperCompanyName',
      'packingDetails.boxQty': 'qty',
    });
    expect(read(fieldNames('remark=note'))).toEqual({ remark: 'note' });
  });

  test.each(['boxNoo=x', 'boxNo=shipper box', 'boxNo=1x', 'boxNo=', 'boxNo', 'orders.boxNo=x'])(
    '%s is named as what cannot be read',
    (part) => expect(fieldNames(part)).toEqual({ ok: false, part }),
  );

  test('two of one object never become the same', () => {
    expect(fieldNames('boxNo=sku').ok).toBe(false);
    expect(fieldNames('boxNo=code;packingDetails.sku=code').ok).toBe(false);
    // Swapped they stay two; and one of the order is none of its lines.
    expect(fieldNames('boxNo=sku;packingDetails.sku=boxNo').ok).toBe(true);
    expect(fieldNames('boxNo=referenceNo').ok).toBe(true);
  });

  test('every name that a body can have may be another, and its value stays', () => {
    const usual = body({});
    const all = [...new Set(pathsIn(usual))];
    expect(all.length).toBeGreaterThan(30);
    const other = all.map((path) => `${path}=${path.replaceAll('.', '_')}_2`).join(';');
    const renamed = body({ fieldNames: other });
    expect(pathsIn(renamed).every((path) => path.endsWith('_2'))).toBe(true);
    const back = JSON.stringify(renamed).replaceAll(/"(?:\w+_)?(\w+)_2":/g, '"$1":');
    expect(back).toBe(JSON.stringify(usual));
  });

  test('the name of an attachment is sent with or without its ending', () => {
    const name = (settings: Readonly<Record<string, string>>) =>
      (body(settings).attachments as readonly JsonObject[]).map(({ attachName, attachType }) => [
        attachName,
        attachType,
      ]);
    expect(name({})).toEqual([['invoice.v2.pdf', 'pdf']]);
    expect(name({ attachNameAs: 'withEnding' })).toEqual([['invoice.v2.pdf', 'pdf']]);
    expect(name({ attachNameAs: 'withoutEnding' })).toEqual([['invoice.v2', 'pdf']]);
  });
});
