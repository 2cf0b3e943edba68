import type { LabelContent } from './label-content.ts';
import type { LabelOrder } from './plan-labels.ts';

/** One box number of an order, with the cartons that carry it. */
export interface Cartons {
  readonly order: LabelOrder;
  /** Index among the order's boxes. */
  readonly box: number;
  /** The first carton's place among the order's, from 1. */
  readonly first: number;
  readonly count: number;
  /** Of the whole order. */
  readonly of: number;
}

/** An order's boxes in its own order. Cartons = Σ `boxQty`, counted without gaps. */
export function cartonsOf(order: LabelOrder): Cartons[] {
  const { boxes } = order.packing;
  const of = boxes.reduce((sum, { count }) => sum + count, 0);
  let first = 1;
  return boxes.map(({ count }, box) => {
    const cartons = { order, box, first, count, of };
    first += count;
    return cartons;
  });
}

/**
 * What stands on one carton.
 *
 * @param inBox which of the equal cartons, from 1
 */
export function contentOf({ order, box: at, first, count, of }: Cartons, inBox: number): LabelContent {
  const { packing, settings, partnerNo, stamps } = order;
  const box = packing.boxes[at];
  if (!box) throw new Error('no such box');
  const suffix = settings.boxSuffix && count > 1 ? `-${String(inBox).padStart(2, '0')}` : '';
  const shipper = [settings.shipper ? packing.shipper : undefined, settings.phone ? packing.phone : undefined];
  const { lengthCm, widthCm, heightCm, weightKg, contents } = box;
  const remarks = new Set(contents.flatMap(({ remark }) => remark ?? []));
  return {
    warehouse: packing.warehouse,
    referenceNo: packing.referenceNo,
    partnerNo: settings.partnerNo ? partnerNo : null,
    boxNo: `${box.boxNo}${suffix}`,
    // Which code the warehouse scans: `labels.md`, first table.
    code: packing.ownBoxNos ? `${box.boxNo}${suffix}` : (partnerNo ?? packing.referenceNo),
    number: first + inBox - 1,
    of,
    inBox,
    boxQty: count,
    contents: settings.contents ? contents : [],
    ...(weightKg !== undefined && { weightKg }),
    ...(lengthCm !== undefined &&
      widthCm !== undefined &&
      heightCm !== undefined && { size: [lengthCm, widthCm, heightCm] as const }),
    remark: settings.remark ? [...remarks].join('; ') : '',
    origin: settings.origin,
    shipper: shipper.filter((part) => part !== undefined).join(' '),
    shipped: packing.shipped?.slice(0, 10) ?? '',
    qr: settings.qr ? `${packing.referenceNo}\n${box.boxNo}${suffix}` : '',
    stamps,
  };
}
