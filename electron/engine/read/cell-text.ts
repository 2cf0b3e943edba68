import { MAX_CELL_TEXT } from '#shared/sheets/cell.ts';
import type { RawCell } from './sheetjs.ts';

/** A text, or what is kept of one that no cell can hold: its beginning, and the characters it has. */
export type CellText = string | { readonly beginning: string; readonly length: number };

/** Collects one text piece by piece, and no more of it than a cell can hold: a text may be as large as memory. */
export class CellTextBuilder {
  #text = '';
  #length = 0;

  add(text: string): void {
    this.#length += text.length;
    if (this.#text.length <= MAX_CELL_TEXT) this.#text += text.slice(0, MAX_CELL_TEXT + 1);
  }

  /** The text so far; the next one begins empty. */
  take(): CellText {
    const [text, length] = [this.#text, this.#length];
    this.#text = '';
    this.#length = 0;
    return length > MAX_CELL_TEXT ? { beginning: text, length } : text;
  }
}

export function rawText(text: CellText): RawCell {
  return typeof text === 'string' ? { t: 's', v: text } : { t: 's', v: text.beginning, textLength: text.length };
}
