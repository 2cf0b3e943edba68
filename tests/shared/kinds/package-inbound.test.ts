import { expect, test } from 'vitest';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { packageInbound } from '#shared/kinds/package-inbound.ts';
import { type Cells, checked } from './xport/checked.ts';

const kind: AnyKind = packageInbound;
const row = (more: Cells = {}): Cells => ({
  out_order_id: '205569999****',
  alibaba_order_id: '2887421737338134260',
  logistics_tracking_number: 'YT7565691026776',
  status: '质检通过',
  ...more,
});
const bodyOf = (more: Cells) => checked(kind, [row(more)])[0]?.body;
const foundIn = (more: Cells) => checked(kind, [row(more)])[0]?.found;

test('the vendor’s sample: width as text, the other measures as numbers, links as lists', () => {
  const image = 'https://cbu01.alicdn.com/img/ibank/O1CN01sdKLEv1pYt92rYQNZ_!!2214330725373-0-cib.jpg';
  const cells = {
    weight: 0.4,
    length: 23,
    width: 34,
    height: 56,
    failed_remark: '白色领口有污点',
    images: image,
    failed_images: image,
  };
  expect(foundIn(cells)).toEqual([]);
  expect(bodyOf(cells)).toEqual({
    out_order_id: '205569999****',
    alibaba_order_id: '2887421737338134260',
    logistics_tracking_number: 'YT7565691026776',
    quality_inspection_info: {
      status: '质检通过',
      weight: 0.4,
      length: 23,
      width: '34',
      height: 56,
      failed_remark: '白色领口有污点',
      images: [image],
      failed_images: [image],
    },
  });
});

test('links are separated by line breaks, commas and semicolons; only http and https', () => {
  const images =
    'https://a.example.com/1.jpg\nhttp://a.example.com/2.jpg，https://a.example.com/3.jpg; https://a.example.com/4.jpg';
  expect(bodyOf({ images })).toMatchObject({
    quality_inspection_info: {
      images: ['https', 'http', 'https', 'https'].map((scheme, at) => `${scheme}://a.example.com/${at + 1}.jpg`),
    },
  });
  expect(foundIn({ images: 'ftp://a.example.com/1.jpg' })).toEqual([['urls.invalid', 'images', 1]]);
  expect(foundIn({ images: 'C:\\photos\\1.jpg' })).toEqual([['urls.invalid', 'images', 1]]);
});

test.each([
  ['通过', '质检通过'],
  ['合格', '质检通过'],
  ['PASS', '质检通过'],
  ['不合格', '质检不通过'],
  ['failed', '质检不通过'],
  ['待复检', '待复检'],
])('the status %s is sent as %s; none is refused', (typed, sent) => {
  expect(bodyOf({ status: typed })).toMatchObject({ quality_inspection_info: { status: sent } });
});

test.each(['质检不通过', '不通过', '质检未通过', '质检不通过(破损)', 'Failed: torn'])(
  'a failing status without a remark is a warning: %s',
  (status) => {
    expect(checked(kind, [row({ status })])[0]?.problems).toMatchObject([
      { code: 'inspection.unexplained', severity: 'warning', field: 'failed_remark', line: 1 },
    ]);
    expect(foundIn({ status, failed_remark: '污点' })).toEqual([]);
  },
);

test('a parcel is named by all three ids; the same three twice are an error on both', () => {
  const orders = checked(kind, [row(), row({ logistics_tracking_number: 'YT2' }), row()]);
  expect(orders.map(({ order }) => order.key)).toEqual([
    '205569999**** / 2887421737338134260 / YT7565691026776',
    '205569999**** / 2887421737338134260 / YT2',
    '205569999**** / 2887421737338134260 / YT7565691026776',
  ]);
  expect(orders.map(({ found }) => found.map(([code]) => code))).toEqual([['order.repeated'], [], ['order.repeated']]);
});
