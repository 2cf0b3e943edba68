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
  /** A sales return, where its partner has a call of its own for what was received. */
  readonly isReturn?: true;
}

export interface AnnouncedSku {
  /** Where the partner counts by lines instead: the line's own number. */
  readonly sku: string;
  /** What is in it, where its number does not say. */
  readonly name?: string;
  /** Σ pieces per box × boxes. */
  readonly pieces: number;
  /** Σ pieces per box: what a partner says that did not multiply by the boxes. */
  readonly perBox: number;
  /** Numbers of the boxes that it was sent in, in the body's order. */
  readonly boxNos: readonly string[];
  /** Pieces that were announced as damaged already. */
  readonly damaged?: number;
}
