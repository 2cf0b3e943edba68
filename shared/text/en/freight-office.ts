import type { Texts } from '../texts.ts';
import type * as zh from '../zh-CN/freight-office.ts';

export const freightOffice: Texts<typeof zh.freightOffice> = {
  warehouses: 'Where warehouses stand',
  warehousesHelp:
    'Orders name a warehouse and no country. Say here in which country each one stands, so that prices by country apply.',
  noWarehouses: 'No warehouses yet',
  code: 'Warehouse code',
  country: 'Country',
  countryExample: 'such as AU',
  add: 'Add',
  exchange: 'Exchange rates',
  exchangeHelp:
    'To compare prices in several currencies with. Without a rate they are not compared; the prices themselves are never converted.',
  base: 'Compare in',
  rateCurrency: 'Currency',
  rate: '{{base}} for 1 {{currency}}',
  rateDate: 'Day of the rate',
  rateWrong: 'A rate is a number above 0 with at most 8 decimals, and has its day. Nothing was kept.',
  saveRates: 'Save rates',
  ratesSaved: 'Rates saved',
};
