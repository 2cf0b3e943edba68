import { distinct, objectIn, objectsIn, textIn } from '../answer-parts.ts';
import type { PartnerAnswer } from '../borrowing.ts';
import type { JsonObject } from '../kind.ts';
import type { ResultColumn } from '../result-column.ts';
import { freight } from './freight.ts';

const parcels = ({ data }: PartnerAnswer): readonly JsonObject[] =>
  objectsIn(data, 'subOrders').map((sub) => objectIn(sub, 'internationalLogisticInfos'));

const ofParcels = (name: string) => (answer: PartnerAnswer) =>
  distinct(parcels(answer).map((parcel) => textIn(parcel, name)));

export const results: readonly ResultColumn[] = [
  {
    label: { zh: '下单运费', en: 'Booked fee' },
    type: 'money',
    values({ data }) {
      const fee = freight.bookedFee(data);
      return fee === null ? [] : [`${fee.amount} ${fee.currency}`.trim()];
    },
  },
  { label: { zh: '国际运单号', en: 'International tracking number' }, type: 'id', values: ofParcels('logisticNumer') },
  {
    label: { zh: '国际物流公司', en: 'International carrier' },
    type: 'text',
    values: ofParcels('logisticCompanyName'),
  },
  { label: { zh: '物流查询', en: 'Tracking link' }, type: 'url', values: ofParcels('trackingUrl') },
];
