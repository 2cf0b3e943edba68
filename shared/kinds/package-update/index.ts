import { given } from '../given.ts';
import { defineKind } from '../kind.ts';
import { inspectionInfo, parcelIds } from '../xport/inspection.ts';
import { parcelKey } from '../xport/parcel-fields.ts';
import { fields } from './fields.ts';
import { checkOrder, texts } from './rules.ts';

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
