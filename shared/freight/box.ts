/** Identical boxes of one order: counted once per distinct box number. Decimals are canonical strings. */
export interface Box {
  readonly boxNo: string;
  /** Number of identical boxes. */
  readonly count: number;
  /** Per box, kg. Absent when the cell is missing or wrong. */
  readonly weightKg?: string;
  /** Per box, cm. */
  readonly lengthCm?: string;
  readonly widthCm?: string;
  readonly heightCm?: string;
  /** Pieces in one box, over all its SKUs. */
  readonly units: number;
}
