/** Words of what the office enters for freight: where warehouses stand, exchange rates. */
export const freightOffice = {
  warehouses: '仓库在哪个国家',
  warehousesHelp: '单据只写仓库代码，不写国家。这里写明每个仓库在哪个国家，按国家报的价格才用得上。',
  noWarehouses: '还没有仓库',
  code: '仓库代码',
  country: '国家',
  countryExample: '如 AU',
  add: '添加',
  exchange: '汇率',
  exchangeHelp: '用来比较不同币种的报价。不填就不跨币种比较；价格本身不换算。',
  base: '折合成',
  rateCurrency: '币种',
  rate: '1 {{currency}} 等于多少 {{base}}',
  rateDate: '汇率日期',
  rateWrong: '汇率要是大于 0 的数，最多 8 位小数；日期要填。没有保存。',
  saveRates: '保存汇率',
  ratesSaved: '汇率已保存',
} as const;
