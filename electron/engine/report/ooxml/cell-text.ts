import { MAX_CELL_TEXT } from '#shared/sheets/cell.ts';
import { legalText } from './xml.ts';

// What spreadsheet programs make of a text. Free of SheetJS: the engine's own process needs it too.

/** What a cell can hold of a text: no characters that XML forbids, not too long. */
export function storable(text: string): string {
  return clip(legalText(text), MAX_CELL_TEXT);
}

/** At most `limit` UTF-16 units, never half of a character. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Characters at the beginning of a text that make a spreadsheet program take it for a formula. */
export function isRiskyLead(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text);
}

/** Columns a text takes on screen: Chinese and other wide characters count twice. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0xff ? 2 : 1;
  return width;
}

/** The number by which a sheet knows a date written `yyyy-MM-dd`, with or without ` HH:mm:ss`; null for other texts. */
export function toSerial(text: string, date1904: boolean): number | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}:\d{2}))?$/.exec(text);
  const moment = match === null ? Number.NaN : Date.parse(`${match[1]}T${match[2] ?? '00:00:00'}Z`);
  // From March 1900 on the count of days has no gap.
  if (Number.isNaN(moment) || text < '1904-01-02') return null;
  return (moment - (date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30))) / 86_400_000;
}
