import { given } from './json.ts';
import { defineKind } from './kind.ts';
import { checkInspection, inspectionFields, inspectionInfo, inspectionTexts } from './xport/inspection.ts';
import { parcelFields, parcelIds, parcelKey } from './xport/parcel.ts';

/** In the order of the template's columns. */
const fields = {
  ...parcelFields,
  ...inspectionFields,
  status: { ...inspectionFields.status, required: true },
} as const;

/** Parcels that arrived at the warehouse, with what the inspection found (`POST /wms/package/inbound`). */
export const packageInbound = defineKind({
  id: 'package-inbound',
  partner: 'xport',
  label: { zh: '包裹入库', en: 'Package inbound' },
  titles: ['包裹入库', '包裹到货', '包裹质检', '质检入库', 'package inbound', 'parcel inbound', 'inspection'],
  fields,
  key: parcelKey,
  lineLabel: { zh: '包裹', en: 'parcel' },
  texts: inspectionTexts,
  checkOrder: ({ values }) => checkInspection(values),
  toPayload: ({ values }) => given({ ...parcelIds(values), quality_inspection_info: inspectionInfo(values) }),
  results: [],
});
