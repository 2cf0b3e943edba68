import { expect, test } from 'vitest';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { packageForecast } from '#shared/kinds/package-forecast.ts';
import { packageUpdate } from '#shared/kinds/package-update.ts';
import { type Cells, checked } from './xport/checked.ts';

const ids = { out_order_id: '1', alibaba_order_id: '2887421737338134260', logistics_tracking_number: 'YT1' };
const update: AnyKind = packageUpdate;
const forecast: AnyKind = packageForecast;
const updated = (more: Cells) => checked(update, [{ ...ids, ...more }])[0];

test('an update sends what is filled and nothing else', () => {
  expect(updated({ new_logistics_tracking_number: 'SF1' })?.body).toEqual({
    ...ids,
    new_logistics_tracking_number: 'SF1',
  });
  expect(updated({ weight: '1.50' })?.body).toEqual({ ...ids, quality_inspection_info: { weight: 1.5 } });
  expect(updated({ logistics_company_name: '圆通', status: '合格' })?.body).toEqual({
    ...ids,
    logistics_company_name: '圆通',
    quality_inspection_info: { status: '质检通过' },
  });
});

test('an update of nothing is an error; the old number as the new one is worth a look', () => {
  expect(updated({})?.found).toEqual([['update.nothing', 'out_order_id', 1]]);
  expect(updated({ new_logistics_tracking_number: 'YT1' })?.problems).toMatchObject([
    { code: 'update.sameNumber', severity: 'warning' },
  ]);
});

test('a forecast lists the items of a parcel, a row each', () => {
  const [order, ...others] = checked(forecast, [
    {
      ...ids,
      logistics_company_name: '圆通',
      offer_id: '688123456789',
      sku_id: '4970432383383',
      quantity: 2,
      title: '短袖',
    },
    { ...ids, offer_id: '688123456790', quantity: 1 },
  ]);
  expect(others).toEqual([]);
  expect(order?.found).toEqual([]);
  expect(order?.body).toEqual({
    ...ids,
    logistics_company_name: '圆通',
    items: [
      { offer_id: '688123456789', sku_id: '4970432383383', quantity: 2, title: '短袖' },
      { offer_id: '688123456790', quantity: 1 },
    ],
  });
});
