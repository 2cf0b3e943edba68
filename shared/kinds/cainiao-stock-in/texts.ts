import type { KindTexts } from '../kind.ts';

const semicolons = {
  zh: '「{{field}}」要写成 名称:内容;名称:内容，这一段看不懂：{{value}}。如果分号是内容的一部分，请改成下划线 _',
  en: '“{{field}}” is written name:content;name:content; this part cannot be read: {{value}}. Write _ for a semicolon inside a content',
};

export const texts: KindTexts = {
  'pairs.invalid@extend_fields': semicolons,
  'pairs.invalid@item_extend_fields': semicolons,
  'items.tooMany': {
    zh: '一张入库单最多 {{max}} 行明细，这里有 {{count}} 行。请分成几张入库单，各用不同的入库单号',
    en: 'An order takes at most {{max}} items, this one has {{count}}. Split it into several orders with numbers of their own',
  },
  'item.repeated': {
    zh: '明细ID {{itemId}} 在同一张单的第 {{otherRow}} 行已经用过，请改成不同的编号',
    en: 'Order item id {{itemId}} is used in row {{otherRow}} of the same order already; give each line its own',
  },
  'expect.endBeforeStart': {
    zh: '预计结束（{{end}}）早于预计开始（{{start}}），请改正其中一个',
    en: 'The expected end ({{end}}) is before the expected start ({{start}}); correct one of them',
  },
  'due.beforeProduced': {
    zh: '失效日期（{{due}}）早于生产日期（{{produced}}），请改正其中一个',
    en: 'The due date ({{due}}) is before the produce date ({{produced}}); correct one of them',
  },
  'flag.unknown': {
    zh: '订单标记 {{flags}} 不是菜鸟说明过的（9 上门退货、13 收取发票），请核对',
    en: 'Order flag {{flags}} is none that Cainiao explains (9 collected at the door, 13 collect the invoice); please check',
  },
  'return.carrierMissing': {
    zh: '拒收退回的销退单还要填「{{field}}」（原单的），否则仓库可能对不上包裹',
    en: 'A return of a refused parcel also needs “{{field}}” of the sale, or the warehouse may not match the parcel',
  },
};
