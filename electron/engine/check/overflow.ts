import type { Field } from '#shared/sheets/field.ts';
import { lengthOf } from './tidy-text.ts';

/** A text that is too long for its field, broken in two that fit. */
export interface Overflow {
  readonly kept: string;
  readonly moved: string;
}

/**
 * Breaks `text` so that its beginning fits `field` and the rest, before what stands in the field that takes overflow,
 * fits there. At a space or a comma where there is one in the second half, else at the limit. Undefined when nothing
 * can be moved without losing text.
 */
export function breakText(text: string, field: Field, next: Field, nextText: string): Overflow | undefined {
  if (field.type !== 'text' || next.type !== 'text' || field.max === undefined) return undefined;
  const points = [...text];
  const head = points.slice(0, field.max);
  const blank = points[field.max] === ' ' ? field.max : Math.max(head.lastIndexOf(' '), head.lastIndexOf(',') + 1);
  const at = blank > field.max / 2 ? blank : field.max;
  const kept = points.slice(0, at).join('').trim();
  const rest = points.slice(at).join('').trim();
  const moved = nextText === '' ? rest : `${rest} ${nextText}`;
  return next.max !== undefined && lengthOf(moved) > next.max ? undefined : { kept, moved };
}
