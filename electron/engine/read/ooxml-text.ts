import { type CellText, CellTextBuilder } from './cell-text.ts';
import { readXml } from './xml-events.ts';

/** Collects the text of a `<si>` or `<is>` (ECMA-376 18.4.8): plain, or in runs; how it is pronounced is no part of it. */
export class TextCollector {
  readonly #text = new CellTextBuilder();
  #inside = false;
  #phonetic = false;

  open(name: string): void {
    if (name === 'rPh') this.#phonetic = true;
    else if (name === 't') this.#inside = !this.#phonetic;
  }

  close(name: string): void {
    if (name === 'rPh') this.#phonetic = false;
    else if (name === 't') this.#inside = false;
  }

  text(text: string): void {
    if (this.#inside) this.#text.add(text);
  }

  /** The text so far; the next one begins empty. */
  take(): CellText {
    return unescaped(this.#text.take());
  }
}

/** What XML cannot hold stands as `_xHHHH_` (ECMA-376 22.9.2.19, ST_Xstring); line ends are one character. */
export function unescaped(text: CellText): CellText {
  if (typeof text !== 'string') return text;
  const plain = text.includes('_x') ? text.replace(/_x([\da-fA-F]{4})_/g, (_, hex) => fromHex(hex)) : text;
  return plain.includes('\r') ? plain.replaceAll('\r\n', '\n') : plain;
}

function fromHex(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}

/** The shared strings in order: every `<si>` is one, an empty one too, or all that follow would move. */
export function readSharedStrings(part: Uint8Array): readonly CellText[] {
  const strings: CellText[] = [];
  const collector = new TextCollector();
  readXml(part, {
    open: (name) => collector.open(name),
    text: (text) => collector.text(text),
    close: (name, depth) => {
      collector.close(name);
      if (depth === 1 && name === 'si') strings.push(collector.take());
    },
  });
  return strings;
}
