import type { Label } from '../sheets/field.ts';
import type { PartnerAnswer } from './borrowing.ts';

/** A column of the result workbook. Pure: what an accepted order's answer says under this heading. */
export interface ResultColumn {
  readonly label: Label;
  /** `id`: text, whatever digits it has. `money`: a decimal and its currency. `url`: a link. */
  readonly type: 'id' | 'money' | 'text' | 'url';
  /** In the answer's order, without repetitions; empty when the answer has none. */
  values(answer: PartnerAnswer): readonly string[];
}
