import { type CellText, rawText } from './cell-text.ts';
import { unescaped } from './ooxml-text.ts';
import { SheetDamaged } from './raw-book.ts';
import { errorNumber, isDateFormat } from './sheet-cell.ts';
import type { RawCell } from './sheetjs.ts';

/** What a cell refers to by number, and how days are counted. */
export interface CellContext {
  /** A shared string by its number; undefined where there is none. */
  readonly string: (index: number) => CellText | undefined;
  /** Number formats by cell style; undefined where it is the general one. */
  readonly formats: readonly (string | undefined)[];
  readonly date1904: boolean;
}

/**
 * A cell by its type and what stands in `<v>` (ECMA-376 18.18.11); null when it has no value.
 *
 * @throws SheetDamaged when it names a shared string that is not there
 */
export function storedCell(type: string, value: string, style: number, context: CellContext): RawCell | null {
  switch (type) {
    case 's':
      return value.trim() === '' ? null : rawText(sharedText(value, context));
    case 'str':
      return rawText(unescaped(value));
    case 'inlineStr':
      return value === '' ? null : rawText(unescaped(value));
    case 'b':
      return value.trim() === '' ? null : { t: 'b', v: isTrue(value.trim()) };
    case 'e':
      return error(value.trim());
    case 'd':
      return date(value.trim(), style, context);
    default:
      return number(value.trim(), style, context);
  }
}

export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}

function sharedText(value: string, { string }: CellContext): CellText {
  const found = /^\s*\d+\s*$/.test(value) ? string(Number(value)) : undefined;
  if (found === undefined) throw new SheetDamaged(`no shared string ${value}`);
  return found;
}

/** What is no number stays as it is written: half of it would be another value. */
function number(value: string, style: number, { formats }: CellContext): RawCell | null {
  if (value === '') return null;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value)) return rawText(unescaped(value));
  const format = formats[style];
  return format === undefined ? { t: 'n', v: Number(value) } : { t: 'n', v: Number(value), z: format };
}

/** A date in ISO 8601, as strict files have it. */
function date(value: string, style: number, { formats, date1904 }: CellContext): RawCell | null {
  if (value === '') return null;
  const iso = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?Z?$/.exec(value);
  const moment = iso ? Date.parse(`${iso[1]}T${iso[2] ?? '00:00'}Z`) : Number.NaN;
  if (Number.isNaN(moment)) return rawText(value);
  const zero = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const format = formats[style];
  const z = format !== undefined && isDateFormat(format) ? format : 'yyyy-mm-dd';
  return { t: 'n', v: (moment - zero) / 86_400_000, z };
}

function error(name: string): RawCell {
  const v = errorNumber(name);
  return v === undefined ? { t: 'e' } : { t: 'e', v };
}
