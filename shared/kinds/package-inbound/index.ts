import { given } from '../given.ts';
import { defineKind } from '../kind.ts';
import { checkInspection, inspectionInfo, inspectionTexts, parcelIds } from '../xport/inspection.ts';
import { parcelKey } from '../xport/parcel-fields.ts';
import { fields } from './fields.ts';

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
