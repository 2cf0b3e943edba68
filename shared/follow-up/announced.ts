/** What a sent order told the warehouse to expect. Quantities are pieces. */
export interface Announced {
  readonly warehouse: string | null;
  /** `yyyy-MM-dd HH:mm:ss` as it was sent, without a zone. */
  readonly eta: string | null;
  /** Boxes, each distinct number times its count. */
  readonly boxes: number;
  /** An exact decimal. */
  readonly volumeM3: string;
  /** One entry per SKU, in the order of first appearance. */
  readonly skus: readonly AnnouncedSku[];
}

export interface AnnouncedSku {
  readonly sku: string;
  /** Σ pieces per box × boxes. */
  readonly pieces: number;
  /** Σ pieces per box: what a partner says that did not multiply by the boxes. */
  readonly perBox: number;
  /** Numbers of the boxes that it was sent in, in the body's order. */
  readonly boxNos: readonly string[];
}
