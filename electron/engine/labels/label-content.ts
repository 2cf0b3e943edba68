import type { PackedGoods } from '#shared/kinds/packing.ts';
import type { Translate } from '#shared/text/index.ts';

/** What is said across a label that must not be mistaken for an accepted order's. */
export type Stamp = 'practice' | 'draft' | 'rejected' | 'shelved' | 'withdrawn' | 'unknown' | 'markOnly';

/** Together on as few lines as they need. */
export function stampWords({ stamps }: Pick<LabelContent, 'stamps'>, t: Translate): string {
  return stamps.map((stamp) => t(`labels:stamp.${stamp}`)).join(' · ');
}

/** Everything that stands on one carton's label. */
export interface LabelContent {
  readonly warehouse: string;
  readonly referenceNo: string;
  /** The partner's number; null until it is accepted, and where it is not wanted. */
  readonly partnerNo: string | null;
  readonly boxNo: string;
  /** What scanners read: in bars, with the same characters below. */
  readonly code: string;
  /** Of the order's cartons, from 1. */
  readonly number: number;
  readonly of: number;
  /** Of the equal cartons with this box number, from 1. */
  readonly inBox: number;
  readonly boxQty: number;
  /** Empty where they are not wanted. */
  readonly contents: readonly PackedGoods[];
  /** As sent: kg and cm. */
  readonly weightKg?: string;
  readonly size?: readonly [length: string, width: string, height: string];
  readonly remark: string;
  readonly origin: string;
  readonly shipper: string;
  /** `yyyy-MM-dd` */
  readonly shipped: string;
  /** Text of a second code; empty for none. */
  readonly qr: string;
  readonly stamps: readonly Stamp[];
}

/** What had to be left off a label, which says less and nothing wrong. */
export type LeftOff = 'remark' | 'shipper' | 'contents';

/** A label's drawing, or why there is none: a number that does not fit is not cut, and no character is replaced. */
export type Drawn<Marks> =
  | {
      readonly ok: true;
      readonly marks: Marks;
      readonly leftOff: readonly LeftOff[];
      readonly codeAs: 'code128' | 'notAscii' | 'tooLong';
    }
  | { readonly ok: false; readonly reason: 'tooLong' | 'characters'; readonly what: string };
