import type { KindTexts } from '../kind.ts';
import { imageTexts } from '../xport/one-image.ts';

export const texts: KindTexts = {
  ...imageTexts,
  'booking.filledIn': {
    zh: '「{{field}}」按本程序的下单记录自动填为 {{value}}',
    en: '“{{field}}” was filled in from this program’s booking: {{value}}',
  },
  'booking.notFound': {
    zh: '没有填「{{field}}」，程序里也没有这张单用当前账号下单的记录。请填写，或先用“国际订单”下单',
    en: '“{{field}}” is blank and this program has not booked this order with the account. Fill it in, or book the order first',
  },
  'goods.disagree': {
    zh: '同一商品的「{{field}}」前后不一致：这里是 {{value}}，第 {{otherRow}} 行是 {{other}}。同一商品的各行要填一样的',
    en: 'The same goods have two values for “{{field}}”: {{value}} here, {{other}} in row {{otherRow}}. All rows of the same goods must agree',
  },
  'parcel.repeated': {
    zh: '国内单号 {{domesticNo}} 在同一商品的第 {{otherRow}} 行已经有了。请删掉一行，或改正单号',
    en: 'Domestic number {{domesticNo}} stands in row {{otherRow}} of the same goods already. Remove one row, or correct the number',
  },
};
