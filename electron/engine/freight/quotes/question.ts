import type { Goods, QuotedGoods } from '#shared/freight/quote.ts';
import type { JsonObject } from '#shared/kinds/kind.ts';
import type { QuotedLine } from '../../store/freight-quotes.ts';
import type { OrderRef } from '../../store/outbox.ts';

/** An order that the partner is to be asked about. */
export interface Question extends OrderRef {
  readonly body: JsonObject;
  /** Hash of what is asked about. */
  readonly askedFor: string;
  readonly lines: readonly (Goods & { readonly line: number })[];
}

/** What is offered for each line, matched by its goods; null when the answer leaves a line out. */
export function quotedLines(question: Question, goods: readonly QuotedGoods[]): readonly QuotedLine[] | null {
  const quoted = question.lines.flatMap(({ line, itemId, skuId }) => {
    const of = goods.filter((offer) => offer.itemId === itemId && offer.skuId === skuId);
    const [only] = of;
    return only && of.length === 1 ? [{ line, itemId, skuId, options: only.options }] : [];
  });
  return quoted.length === question.lines.length ? quoted : null;
}
