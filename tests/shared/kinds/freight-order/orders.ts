import type { Cells } from '../xport/checked.ts';

export const address: Cells = {
  country: 'US',
  state: 'California',
  city: 'VALLEY VLG',
  zip: '91607',
  address: '5818 WHITSETT AVE 401',
  name: 'Ofir Birinbaum',
  phone: '5083326888',
};

export const line = (itemId: string, skuId: string, quantity = 1): Cells => ({
  itemId,
  skuId,
  quantity,
  title: '商品',
});

/** A row that holds an order of one line. */
export const row = (tmallOrderId: string, more: Cells = {}): Cells => ({
  tmallOrderId,
  ...address,
  ...line('2048020617114736', '413185732720'),
  ...more,
});
