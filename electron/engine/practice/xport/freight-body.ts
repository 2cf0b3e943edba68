import { isList, isObject, type Json, type JsonObject } from '../json.ts';
import { anyText, type Check, country, email, id, link, list, object, text, wholeFrom1 } from './checks.ts';

const addressFields: Readonly<Record<string, Check>> = {
  country,
  state: text,
  city: text,
  zip: text,
  address: text,
  name: text,
  phone: text,
  mobilePhone: text,
  email,
};

const address: Check = (value, path) => [
  ...object(addressFields, ['country', 'city', 'zip', 'address', 'name'])(value, path),
  ...(isObject(value) && value.phone === undefined && value.mobilePhone === undefined
    ? [`${path}.phone or ${path}.mobilePhone is required`]
    : []),
];

const goods = { itemId: id, skuId: id, quantity: wholeFrom1 };
const goodsNames = Object.keys(goods);
const line = { ...goods, title: text, imageUrl: link };
const freightInfo = object({ serviceId: text, companyName: anyText, serviceCategory: anyText }, ['serviceId']);

/** Lines of which no two are about the same goods: the answer could not tell them apart. */
const lines =
  (check: Check): Check =>
  (value, path) => [
    ...list(check)(value, path),
    ...(isList(value) && new Set(value.map(goodsKey)).size < value.length
      ? [`${path} names the same goods twice`]
      : []),
  ];

const order = { tmallOrderInfo: object({ tmallOrderId: id }, ['tmallOrderId']), receiverAddress: address };
const orderNames = ['tmallOrderInfo', 'receiverAddress', 'lineItems'];

export const estimateBody = object(
  {
    receiverAddress: object({ country, state: text, city: text, zip: text }, ['country', 'city', 'zip']),
    lineItems: lines(object(goods, goodsNames)),
  },
  ['receiverAddress', 'lineItems'],
);

export const previewBody = object({ ...order, lineItems: lines(object(line, [...goodsNames, 'title'])) }, orderNames);

export const bookingBody = object(
  {
    ...order,
    renderId: text,
    lineItems: lines(object({ ...line, freightInfo }, [...goodsNames, 'title', 'freightInfo'])),
  },
  [...orderNames, 'renderId'],
);

/** What a preview is bound to: the booking's body without what the preview itself brought. */
export function previewed(body: JsonObject): JsonObject {
  const { renderId: _, ...content } = body;
  return { ...content, lineItems: linesOf(body).map(({ freightInfo: _info, ...rest }) => rest) };
}

export function linesOf(body: JsonObject): readonly JsonObject[] {
  return isList(body.lineItems) ? body.lineItems.filter(isObject) : [];
}

export function zipOf({ receiverAddress }: JsonObject): string {
  return isObject(receiverAddress) ? String(receiverAddress.zip) : '';
}

function goodsKey(value: Json): string {
  return isObject(value) ? JSON.stringify([value.itemId, value.skuId]) : '';
}
