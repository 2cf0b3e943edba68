import { z } from 'zod';
import { country, EMAIL } from '../schema.ts';

/** Text that the partner asks for in the same words whatever is wrong with it. */
const like = (pattern: RegExp, words: string) => z.string(words).regex(pattern, words);

const text = like(/\S/, 'must be text');
/** An id never comes as a number: its last digits would be lost. */
const id = like(/^\S+$/, 'must be an id as text');
const link = like(/^https?:\/\/\S+$/, 'must be a link');
const wholeFrom1 = z.int('must be a whole number from 1').min(1, 'must be a whole number from 1');
const positive = z.number('must be a number above 0').gt(0, 'must be a number above 0');

function list<T extends z.ZodType>(element: T, least = 1) {
  const words = `must be an array of at least ${least}`;
  return z.array(element, words).min(least, words);
}

const goods = { itemId: id, skuId: id, quantity: wholeFrom1 };
const line = { ...goods, title: text, imageUrl: link.exactOptional() };

/** Lines of which no two are about the same goods: the answer could not tell them apart. */
function lines<T extends z.ZodType<{ readonly itemId: string; readonly skuId: string }>>(element: T) {
  const key = ({ itemId, skuId }: z.output<T>) => JSON.stringify([itemId, skuId]);
  return list(element).refine(
    (elements) => new Set(elements.map(key)).size === elements.length,
    'names the same goods twice',
  );
}

const place = { country, state: text.exactOptional(), city: text, zip: text };
const person = {
  address: text,
  name: text,
  phone: text.exactOptional(),
  mobilePhone: text.exactOptional(),
  email: like(EMAIL, 'must be an e-mail address').exactOptional(),
};

function reachable<T extends z.ZodType<{ readonly phone?: string; readonly mobilePhone?: string }>>(address: T) {
  return address.refine(({ phone, mobilePhone }) => phone !== undefined || mobilePhone !== undefined, {
    path: ['phone'],
    error: 'or receiverAddress.mobilePhone is required',
  });
}

const order = {
  tmallOrderInfo: z.strictObject({ tmallOrderId: id }),
  receiverAddress: reachable(z.strictObject({ ...place, ...person })),
};

/** What prices alone are asked with. */
const taxed = { taxId: text.exactOptional() };
const worth = {
  currency: like(/^[A-Z]{3}$/, 'must be a currency').exactOptional(),
  price: like(/^\d+(?:\.\d+)?$/, 'must be an amount as text').exactOptional(),
};

export const estimate = z.strictObject({
  ...goods,
  ...worth,
  receiverAddress: z.strictObject({ ...place, ...z.object(person).partial().shape, ...taxed }),
});

/** As a booking names its lines. */
export const preview = z.strictObject({ ...order, lineItems: lines(z.strictObject(line)) });

/** As the vendor's page names them. */
export const render = z.strictObject({
  tmallOrderInfo: order.tmallOrderInfo,
  receiverAddress: reachable(z.strictObject({ ...place, ...person, ...taxed })),
  renderItems: lines(
    z.strictObject({
      ...goods,
      ...worth,
      title: text.exactOptional(),
      imageUrl: link.exactOptional(),
      freightInfo: z
        .strictObject({ serviceId: z.string(), companyName: z.string(), serviceCategory: z.string() })
        .exactOptional(),
    }),
  ),
});

export const booking = z.strictObject({
  ...order,
  renderId: text,
  lineItems: lines(
    z.strictObject({
      ...line,
      freightInfo: z.strictObject({
        serviceId: text,
        companyName: z.string().exactOptional(),
        serviceCategory: z.string().exactOptional(),
      }),
    }),
  ),
});

export const domesticUpdate = z.strictObject({
  orderId: id,
  tmallOrderId: id,
  logisticInfos: list(
    z.strictObject({
      lineItem: z.strictObject({ ...goods, title: text.exactOptional(), imageUrl: link.exactOptional() }),
      logisticNumer: id,
      domesticLogisticInfo: list(
        z.strictObject({
          logisticNumer: id,
          logisticCompanyName: text,
          rtsTime: like(/^\d{10}$/, 'must be unix seconds as text').exactOptional(),
        }),
      ),
    }),
  ),
});

const parcelIds = { out_order_id: id, alibaba_order_id: id, logistics_tracking_number: id };

/** The ids that are the key of a parcel. */
interface Parcel {
  readonly out_order_id: string;
  readonly alibaba_order_id: string;
  readonly logistics_tracking_number: string;
}

const inspection = z.strictObject({
  status: text,
  weight: positive.exactOptional(),
  length: positive.exactOptional(),
  width: like(/^\d+(?:\.\d+)?$/, 'must be a number as text').exactOptional(),
  height: positive.exactOptional(),
  failed_remark: text.exactOptional(),
  images: list(link, 0).exactOptional(),
  failed_images: list(link, 0).exactOptional(),
});

/** The body of each parcel call, by the last part of its path. */
export const parcels: Readonly<Record<'forecast' | 'inbound' | 'update', z.ZodType<Parcel>>> = {
  forecast: z.strictObject({
    ...parcelIds,
    logistics_company_name: text.exactOptional(),
    items: list(
      z.strictObject({
        offer_id: id,
        sku_id: id.exactOptional(),
        quantity: wholeFrom1,
        title: text.exactOptional(),
      }),
    ),
  }),
  inbound: z.strictObject({ ...parcelIds, quality_inspection_info: inspection }),
  update: z
    .strictObject({
      ...parcelIds,
      new_logistics_tracking_number: id.exactOptional(),
      logistics_company_name: text.exactOptional(),
      quality_inspection_info: inspection.exactPartial().exactOptional(),
    })
    .refine((body) => Object.keys(body).length > Object.keys(parcelIds).length, 'nothing is to be changed'),
};
