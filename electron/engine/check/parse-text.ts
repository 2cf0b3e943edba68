import type { TextType } from '#shared/sheets/field.ts';
import { type ParsedCell, value, wrong } from './parsed-cell.ts';
import { lengthOf, shown } from './tidy-text.ts';

/** Doubles hold fifteen decimal digits; a longer number was cut before the file was saved. */
const firstUncertain = 1e15;
/** What a long number looks like once a spreadsheet program has written it to text: `5.51294E+12`. */
const scientific = /^\d(?:\.\d+)?E\+\d{1,3}$/i;
const control = /\p{Cc}/u;

export function parseText(field: TextType, text: string): ParsedCell {
  if (!field.free) {
    if (scientific.test(text)) return wrong('id.digitsLost', { value: text });
    if (control.test(text)) {
      return wrong('text.controlCharacters', { value: shown(text) });
    }
  }
  if (field.max !== undefined && text.length > field.max) {
    const length = lengthOf(text);
    if (length > field.max) return wrong('text.tooLong', { length, max: field.max });
  }
  if (field.pattern && !field.pattern.test(text)) return wrong('text.pattern', { value: shown(text) });
  return value(text);
}

/** What a number in a text cell's place has lost, if anything: its last digits, or its form. */
export function numberAsText(field: TextType, cell: number): ParsedCell | undefined {
  if (Math.abs(cell) >= firstUncertain) return wrong('id.digitsLost', { value: cell.toPrecision(6) });
  if (!field.free && !Number.isInteger(cell)) return wrong('id.decimals', { value: String(cell) });
  return undefined;
}
