import { problemWith } from '../../problem.ts';
import { defineSheet, type KindTexts } from '../kind.ts';
import { fields } from './fields.ts';

const texts = {
  'rate.twoPrices': {
    zh: '「单价」和「固定价」都填了，不知道按哪个收。请只留一个',
    en: 'Both a price per KG and a flat price: it is not clear which is charged. Keep one of them',
  },
  'rate.fuelUnreadable': {
    zh: '「燃油%」看不懂：{{value}}。请写成 15 或 15%（0 到 100 之间）',
    en: '“Fuel %” cannot be read: {{value}}. Write 15 or 15% (between 0 and 100)',
  },
  'rate.fuelFraction': {
    zh: '「燃油%」的 {{value}} 按 {{percent}}% 计算（百分比格式的单元格读出来就是这样；共 {{count}} 行）。如果真的是 {{value}}%，请写成文本“{{value}}%”',
    en: {
      one: '{{value}} in “Fuel %” is taken as {{percent}}% (which is how a cell in per cent format reads; {{count}} row). If {{value}}% is meant, write “{{value}}%” as text',
      other:
        '{{value}} in “Fuel %” is taken as {{percent}}% (which is how a cell in per cent format reads; {{count}} rows). If {{value}}% is meant, write “{{value}}%” as text',
    },
  },
  'rate.daysOrder': {
    zh: '「时效(天)」{{value}} 前面的天数比后面的大，请核对',
    en: 'The first number of days in {{value}} is greater than the second',
  },
  'rate.bandEmpty': {
    zh: '止重 {{to}} 要比起重 {{from}} 大',
    en: 'The band ends at {{to}} kg, which must be more than {{from}} where it begins',
  },
  'rate.bandOverlap': {
    zh: '重量段和第 {{otherRow}} 行（{{otherSheet}}）重叠：同一渠道、目的地和币种，{{from}} KG 两行都有价',
    en: 'The weight band overlaps row {{otherRow}} ({{otherSheet}}): same channel, destination and currency, two prices for {{from}} kg',
  },
  'rate.bandsDiffer': {
    zh: '「{{field}}」和第 {{otherRow}} 行（{{otherSheet}}）不一致：同一渠道、目的地和币种的各个重量段要用同一个',
    en: '“{{field}}” differs from row {{otherRow}} ({{otherSheet}}): all weight bands of a channel, destination and currency need the same',
  },
  'rate.countryRead': {
    zh: '「国家」{{value}} 按 {{code}} 读取（共 {{count}} 行）',
    en: {
      one: '“Country” {{value}} is read as {{code}} ({{count}} row)',
      other: '“Country” {{value}} is read as {{code}} ({{count}} rows)',
    },
  },
  'rate.columnConflict': {
    zh: '有两列都像「{{field}}」（{{columns}}），不知道用哪一列。请改掉其中一列的表头',
    en: 'Two columns look like “{{field}}” ({{columns}}); it is not clear which to use. Rename one of them',
  },
  'rate.columnUnused': {
    zh: '「{{header}}」这一列没有用到。如果它影响价格，报价里没有算进去',
    en: 'The column “{{header}}” is not used. If it has a bearing on prices, quotes do not reckon with it',
  },
  'rate.noRows': {
    zh: '工作表「{{sheet}}」只有表头，没有价格行',
    en: 'The sheet “{{sheet}}” has a header and no price rows',
  },
  'rate.sheetUnused': {
    zh: '工作表「{{sheet}}」没有认出运价表的表头，没有使用',
    en: 'The sheet “{{sheet}}” has no rate-card header and is not used',
  },
} as const satisfies KindTexts;

/** {@link problem} for what only rate cards can have wrong. */
export const rateProblem = problemWith(texts);

/** The workbook in which an office keeps what its forwarders charge. Read like a kind, never sent. */
export const rateCardSheet = defineSheet({
  id: 'rate-card',
  label: { zh: '运价表', en: 'Rate card' },
  titles: ['运价', '运价表', '报价', '报价表', '价格表', '价目表', 'rate card', 'rates', 'price list', 'tariff'],
  fields,
  key: ['channel'],
  lineLabel: { zh: '价格行', en: 'price row' },
  texts,
});
