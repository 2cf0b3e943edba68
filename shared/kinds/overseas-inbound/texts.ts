import type { KindTexts } from '../kind.ts';

export const texts: KindTexts = {
  'text.tooLong@sku': {
    zh: 'SKU 有 {{length}} 个字，入库接口最多 {{max}} 个（仓库其他接口写的是 30 个）。请改用仓库里登记的短编码',
    en: 'The SKU has {{length}} characters; inbound orders take at most {{max}} (30 elsewhere at the same warehouse). Use the shorter code registered there',
  },
  'box.disagrees': {
    zh: '箱号 {{boxNo}} 的{{field}}前后不一致：这里是 {{value}}，第 {{otherRow}} 行是 {{other}}。同一箱的各行要填一样的',
    en: 'Box {{boxNo}} has two values for “{{field}}”: {{value}} here, {{other}} in row {{otherRow}}. All rows of one box must agree',
  },
  'box.duplicateSku': {
    zh: '箱号 {{boxNo}} 里的 SKU {{sku}} 在第 {{otherRow}} 行已经有了。请合并成一行，或改正箱号、SKU',
    en: 'SKU {{sku}} in box {{boxNo}} stands in row {{otherRow}} already. Merge the two rows, or correct box number or SKU',
  },
  'box.numberNotNumeric': {
    zh: '这个账号设为把箱号按数字发送，但箱号 {{boxNo}} 不是普通数字（字母或前面的 0 会丢失）。请改箱号，或在账号设置里改为按文本发送',
    en: 'This account sends box numbers as numbers, but {{boxNo}} is not a plain one (letters or leading zeros would be lost). Change it, or let the account send text',
  },
  'eta.beforeShipped': {
    zh: '预计到仓（{{eta}}）早于发出日期（{{shippedDate}}），请核对',
    en: 'The ETA ({{eta}}) is earlier than the ship date ({{shippedDate}}); please check',
  },
  'shipper.ignored': {
    zh: '已填发货地址代码，发货人的姓名、电话和地址等不会发送',
    en: 'With a shipper warehouse code, the shipper’s name, phone, address and so on are not sent',
  },
};
