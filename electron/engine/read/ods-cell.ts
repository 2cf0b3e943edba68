import { MAX_CELL_TEXT } from '#shared/sheets/cell.ts';
import { type CellText, CellTextBuilder, rawText } from './cell-text.ts';
import { errorNumber } from './sheet-cell.ts';
import type { RawCell } from './sheetjs.ts';

export type Attributes = Readonly<Record<string, string>>;

/** How often something stands there; once where nothing is said of it. */
export function repeated(times: string | undefined): number {
  return Math.max(1, Math.floor(Number(times)) || 1);
}

/** A cell's value by its type (OpenDocument 1.3, part 3, 19.387); null when it has none. */
export function odsValue(attributes: Attributes, shown: CellText | null): RawCell | null {
  const value = attributes['office:value'];
  const number = value === undefined || value.trim() === '' ? Number.NaN : Number(value);
  if (attributes['calcext:value-type'] === 'error') return errorOf(shown);
  switch (attributes['office:value-type']) {
    case 'float':
    case 'percentage':
    case 'currency':
      if (Number.isFinite(number)) return { t: 'n', v: number, ...shownAs(number, shown) };
      break;
    case 'boolean':
      return { t: 'b', v: /^(true|1)$/.test(attributes['office:boolean-value'] ?? '') };
    case 'date':
      return dateOf(attributes['office:date-value'] ?? '') ?? textOf(shown ?? attributes['office:date-value'] ?? null);
    case 'time':
      return timeOf(attributes['office:time-value'] ?? '') ?? textOf(shown ?? attributes['office:time-value'] ?? null);
    case 'string': {
      const text = new CellTextBuilder();
      text.add(attributes['office:string-value'] ?? '');
      return attributes['office:string-value'] === undefined ? textOf(shown) : rawText(text.take());
    }
  }
  return textOf(shown);
}

/**
 * The number format that what is shown comes of, as far as it is part of the value: zeros and letters before a code (`0012`, `U001`),
 * a unit behind a measure, an exponent. The rest of a format changes nothing of the number.
 */
function shownAs(number: number, shown: CellText | null): { readonly z?: string } {
  if (typeof shown !== 'string') return {};
  const [, letters = '', digits] = /^(\p{L}{0,6}[\p{L}-]?)(\d{1,15})$/u.exec(shown) ?? [];
  if (digits !== undefined && Number(digits) === number && shown !== String(number))
    return { z: `${letters && `"${letters}"`}${'0'.repeat(digits.length)}` };
  if (/^\d+(?:[.,]\d+)?E\+\d+$/iu.test(shown)) return { z: '0.00E+00' };
  const [, unit] = /^[\d.,\s]*\d(\s*\p{L}{1,6})$/u.exec(shown) ?? [];
  return unit === undefined ? {} : { z: `0.#"${unit}"` };
}

function textOf(shown: CellText | null): RawCell | null {
  return shown === null ? null : rawText(shown);
}

/** LibreOffice writes an error as a text of another type, in its own language. */
function errorOf(shown: CellText | null): RawCell {
  const v = typeof shown === 'string' ? errorNumber(shown) : undefined;
  return v === undefined ? { t: 'e' } : { t: 'e', v };
}

const DAY_MS = 86_400_000;

/** As it is written: a time zone, which hardly any program gives, moves nothing. */
function dateOf(iso: string): RawCell | null {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?(?:Z|[+-]\d\d:\d\d)?$/.exec(iso) ?? [];
  const moment = day === undefined ? Number.NaN : Date.parse(`${day}T${time ?? '00:00:00'}Z`);
  if (Number.isNaN(moment)) return null;
  const serial = (moment - Date.UTC(1899, 11, 30)) / DAY_MS;
  // No serial stands for what was before 1900.
  if (serial < 2) return null;
  // Excel counts a 29th of February 1900, so before it a serial means one day less.
  const z = time === undefined ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm:ss';
  return { t: 'n', v: serial < 61 ? serial - 1 : serial, z };
}

/** A time of day; what is longer than a day is a number of days, as it is with Excel's durations. */
function timeOf(duration: string): RawCell | null {
  const [, hours, minutes = '0', seconds = '0'] =
    /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(duration.replace(',', '.')) ?? [];
  if (hours === undefined) return null;
  const days = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
  return days < 1 ? { t: 'n', v: days, z: 'h:mm:ss' } : { t: 'n', v: days };
}

/** Stands within the text of a cell and is no part of it. */
const NO_TEXT = new Set(['annotation', 'note', 'ruby-text', 'frame', 'custom-shape', 'table', 'bookmark-start']);

/** The text of a cell: paragraphs, in which blanks count once, as OpenDocument 1.3, part 3, 6.1.2 has it. */
export class Paragraphs {
  readonly #text = new CellTextBuilder();
  #count = 0;
  #depth = 0;
  #pending = false;
  #empty = true;

  begin(): void {
    this.#text.take();
    this.#count = 0;
    this.#depth = 0;
  }

  /** False when the element and all within it are no text. */
  open(name: string, attributes: Attributes): boolean {
    if (this.#depth === 0) {
      if (name !== 'p' && name !== 'h') return false;
      if (this.#count++ > 0) this.#text.add('\n');
      this.#pending = false;
      this.#empty = true;
    } else if (NO_TEXT.has(name)) {
      return false;
    }
    this.#depth++;
    if (name === 's') this.#add(' '.repeat(Math.min(repeated(attributes['text:c']), MAX_CELL_TEXT + 1)));
    else if (name === 'tab') this.#add('\t');
    else if (name === 'line-break') this.#add('\n');
    return true;
  }

  text(text: string): void {
    if (this.#depth === 0) return;
    const pieces = text.split(/[ \t\r\n]+/);
    for (const [i, piece] of pieces.entries()) {
      if (i > 0 && !this.#empty) this.#pending = true;
      if (piece !== '') this.#add(piece);
    }
  }

  close(_name: string): void {
    this.#depth--;
  }

  /** Null when there is no paragraph. */
  take(): CellText | null {
    const text = this.#text.take();
    return this.#count === 0 ? null : text;
  }

  #add(text: string): void {
    if (this.#pending) this.#text.add(' ');
    this.#pending = false;
    this.#empty = false;
    this.#text.add(text);
  }
}
