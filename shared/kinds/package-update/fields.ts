import type { Order } from '../kind.ts';
import { inspectionFields } from '../xport/inspection-fields.ts';
import { companyField, parcelFields } from '../xport/parcel-fields.ts';

/** In the order of the template's columns. */
export const fields = {
  ...parcelFields,
  new_logistics_tracking_number: {
    type: 'text',
    level: 'order',
    label: { zh: '新快递单号', en: 'New Tracking Number' },
    aliases: [
      '新运单号',
      '新物流单号',
      '更新后快递单号',
      '变更后快递单号',
      '新单号',
      'New Tracking No',
      'New Waybill No',
      'Changed Tracking Number',
    ],
    hint: { zh: '换了快递单号时填写', en: 'When the tracking number changed' },
    example: 'SF1234521212678',
  },
  logistics_company_name: companyField,
  ...inspectionFields,
} as const;

export type ParcelChange = Order<typeof fields>;
