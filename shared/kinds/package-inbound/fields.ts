import type { Order } from '../kind.ts';
import { inspectionFields } from '../xport/inspection-fields.ts';
import { parcelFields } from '../xport/parcel-fields.ts';

/** In the order of the template's columns. */
export const fields = {
  ...parcelFields,
  ...inspectionFields,
  status: { ...inspectionFields.status, required: true },
} as const;

export type InboundParcel = Order<typeof fields>;
