import type { Box } from '../freight/weights.ts';

/** What an order's boxes hold and who they go to, for what is printed about them. */
export interface Packing {
  readonly referenceNo: string;
  readonly warehouse: string;
  /** The warehouse knows the boxes by our own numbers; else by numbers of its system, which no call returns. */
  readonly ownBoxNos: boolean;
  /** `yyyy-MM-dd HH:mm:ss`, as everywhere. */
  readonly shipped?: string;
  readonly eta?: string;
  /** Short name; absent where the partner knows the shipper by a code. */
  readonly shipper?: string;
  readonly phone?: string;
  readonly boxes: readonly PackedBox[];
}

/** Identical boxes with what one of them holds. */
export interface PackedBox extends Box {
  readonly contents: readonly PackedGoods[];
}

export interface PackedGoods {
  readonly sku: string;
  /** In one box. */
  readonly pieces: number;
  readonly remark?: string;
}
