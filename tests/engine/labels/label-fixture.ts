import type { LabelContent } from '#engine/labels/label-content.ts';
import { openFont } from '#engine/labels/label-font.ts';
import type { LabelOrder } from '#engine/labels/plan-labels.ts';
import { type LabelSettings, labelSettings } from '#shared/labels/label-settings.ts';

export { labelFont } from '#engine/labels/label-font.ts';
export { openFont };

/** A carton's label with everything on it. */
export const content: LabelContent = {
  warehouse: 'SYD01',
  referenceNo: 'IB2606-001',
  partnerNo: 'E12283260710000041O',
  boxNo: '01',
  code: '01',
  number: 3,
  of: 12,
  inBox: 1,
  boxQty: 1,
  contents: [{ sku: 'SKU-A000', pieces: 20 }],
  weightKg: '12.5',
  size: ['60', '40', '35.5'],
  remark: '',
  origin: '',
  shipper: '义乌市某某有限公司',
  shipped: '2026-07-10',
  qr: '',
  stamps: [],
};

export const settings = (changed: Partial<LabelSettings> = {}): LabelSettings => labelSettings.parse(changed);

/** An order with boxes of one SKU each. */
export function labelOrder(
  boxes: readonly { readonly boxNo: string; readonly count: number }[],
  { key = 'R-1', changed = {} }: { readonly key?: string; readonly changed?: Partial<LabelSettings> } = {},
): LabelOrder {
  return {
    key,
    partnerNo: 'E1',
    packing: {
      referenceNo: key,
      warehouse: 'SYD01',
      ownBoxNos: true,
      boxes: boxes.map((box) => ({
        ...box,
        weightKg: '12.5',
        lengthCm: '60',
        widthCm: '40',
        heightCm: '35.5',
        units: 20,
        contents: [{ sku: 'SKU-1', pieces: 20 }],
      })),
    },
    settings: settings(changed),
    stamps: [],
    foreign: false,
  };
}
