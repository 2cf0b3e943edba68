import type { Field } from '#shared/sheets/field.ts';

/** How long a text is against what its field takes, in Unicode code points without the blanks at its ends. */
export interface ShownLimit {
  readonly length: number;
  readonly max: number;
  /** Where what is over begins and ends, as indexes of the whole text; null while it fits. */
  readonly over: { readonly from: number; readonly to: number } | null;
}

/** From which part of the limit on it is shown. */
const shownFrom = 0.8;

/** Null for fields without a limit, and as long as the text is far from it. Pure. */
export function shownLimit(def: Field | undefined, text: string): ShownLimit | null {
  const max = def?.type === 'text' || def?.type === 'email' ? def.max : undefined;
  if (max === undefined) return null;
  const trimmed = text.trim();
  const points = [...trimmed];
  const { length } = points;
  if (length < max * shownFrom) return null;
  if (length <= max) return { length, max, over: null };
  const begin = text.length - text.trimStart().length;
  const fits = points.slice(0, max).join('').length;
  return { length, max, over: { from: begin + fits, to: begin + trimmed.length } };
}
