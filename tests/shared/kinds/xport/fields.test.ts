import { describe, expect, test } from 'vitest';
import { parseCell } from '#engine/check/parse-cell.ts';
import { kinds } from '#shared/kinds/registry.ts';
import type { Field } from '#shared/sheets/field.ts';

const ofXport = kinds.filter(({ partner }) => partner === 'xport');

test('the five kinds of Xport, each with the key of its contract', () => {
  expect(ofXport.map(({ id, key }) => [id, key])).toEqual([
    ['freight-order', ['tmallOrderId']],
    ['domestic-logistics', ['tmallOrderId']],
    ['package-forecast', ['out_order_id', 'alibaba_order_id', 'logistics_tracking_number']],
    ['package-inbound', ['out_order_id', 'alibaba_order_id', 'logistics_tracking_number']],
    ['package-update', ['out_order_id', 'alibaba_order_id', 'logistics_tracking_number']],
  ]);
});

describe.each(ofXport.map((kind) => [kind.id, kind] as const))('%s', (_, { fields }) => {
  test.each(Object.entries(fields))('%s has an example without a mistake, and names of its own', (key, field) => {
    expect(parseCell(field, field.example, { today: '2026-06-01' })).toMatchObject({ type: 'value', problems: [] });
    const others = Object.entries(fields).filter(([other, { level }]) => other !== key && level === field.level);
    const claimed = new Set(others.flatMap(([other, of]) => names(of, other)));
    expect(names(field, key).filter((name) => claimed.has(name))).toEqual([]);
  });

  test('ids are text to their last digit, and a number that lost digits is an error', () => {
    const ids = Object.entries(fields).filter(([key]) => /id$|_id$|Id$|number$|No$/.test(key));
    expect(ids.length).toBeGreaterThan(1);
    for (const [, field] of ids) {
      expect(parseCell(field, '2887421737338134261', { today: '' })).toMatchObject({ value: '2887421737338134261' });
      expect(parseCell(field, Number('2887421737338134261'), { today: '' })).toMatchObject({
        type: 'wrong',
        problems: [{ code: 'id.digitsLost' }],
      });
    }
  });
});

test('what is required', () => {
  const required = ofXport.map(({ fields }) =>
    Object.keys(fields).filter((key) => fields[key]?.required === true || fields[key]?.requiredWhen !== undefined),
  );
  const ids = ['out_order_id', 'alibaba_order_id', 'logistics_tracking_number'];
  const goods = ['itemId', 'skuId', 'quantity'];
  expect(required).toEqual([
    ['tmallOrderId', 'country', 'city', 'zip', 'address', 'name', 'phone', ...goods, 'title'],
    ['tmallOrderId', ...goods, 'domesticNo', 'logisticCompanyName'],
    [...ids, 'offer_id', 'quantity'],
    [...ids, 'status'],
    ids,
  ]);
});

function names(of: Field, key: string): string[] {
  return [key, of.label.zh, of.label.en, ...(of.aliases ?? [])].map((name) =>
    name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s_.-]+/g, ''),
  );
}
