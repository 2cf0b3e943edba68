import { type ProblemOf, problemWith } from '../problem.ts';
import { given } from './json.ts';
import { defineKind, type KindTexts, type Order } from './kind.ts';
import { checkInspection, inspectionFields, inspectionInfo, inspectionTexts } from './xport/inspection.ts';
import { companyField, parcelFields, parcelIds, parcelKey } from './xport/parcel.ts';

/** In the order of the template's columns. */
const fields = {
  ...parcelFields,
  new_logistics_tracking_number: {
    type: 'text',
    level: 'order',
    label: { zh: '新快递单号', en: 'New Tracking Number' },
    words: [
      'new waybill|order number|id|code? order? number? carrier?',
      'new carrier number|id|code order? number?',
      'new number @0.8',
    ],
    looks: 'waybill',
    hint: { zh: '换了快递单号时填写', en: 'When the tracking number changed' },
    example: 'SF1234521212678',
  },
  logistics_company_name: companyField,
  ...inspectionFields,
} as const;

const texts = {
  ...inspectionTexts,
  'update.nothing': {
    zh: '这个包裹没有填任何要更新的内容。请填写新快递单号、快递公司或质检内容',
    en: 'Nothing is filled in that would change this parcel: a new tracking number, the company or the inspection',
  },
  'update.sameNumber': {
    zh: '「{{field}}」和原来的快递单号一样，请核对',
    en: '“{{field}}” is the number the parcel has already; please check',
  },
} as const satisfies KindTexts;

const problem = problemWith(texts);
type Problems = readonly ProblemOf<typeof texts>[];
type ParcelChange = Order<typeof fields>;

function checkOrder({ values }: ParcelChange): Problems {
  return [...checkChanged(values), ...checkInspection(values)];
}

/** Only what is filled is sent, so that a row with nothing but the ids would change nothing. */
function checkChanged(values: ParcelChange['values']): Problems {
  const ids: readonly string[] = parcelKey;
  const { logistics_tracking_number: old, new_logistics_tracking_number: renewed } = values;
  const changed = Object.keys(values).some((field) => !ids.includes(field));
  if (!changed) return [problem('update.nothing', { field: parcelKey[0] })];
  if (renewed === undefined || renewed !== old) return [];
  return [problem('update.sameNumber', { severity: 'warning', field: 'new_logistics_tracking_number' })];
}

/** Changes of parcels that the warehouse knows (`POST /wms/package/update`); inferred. Only what is filled is sent. */
export const packageUpdate = defineKind({
  id: 'package-update',
  partner: 'xport',
  label: { zh: '包裹更新', en: 'Package update' },
  titles: ['包裹更新', '包裹变更', '换单', '单号变更', 'package update', 'parcel update', 'change'],
  fields,
  key: parcelKey,
  lineLabel: { zh: '包裹', en: 'parcel' },
  texts,
  checkOrder,
  toPayload: ({ values }) =>
    given({
      ...parcelIds(values),
      new_logistics_tracking_number: values.new_logistics_tracking_number,
      logistics_company_name: values.logistics_company_name,
      quality_inspection_info: inspectionInfo(values),
    }),
  results: [],
});
