import { TagScanner } from './scan-tags.ts';
import { LESS, richText, scannable, unusual } from './scan-text.ts';

/**
 * The shared strings, each read when it is first asked for: many a workbook keeps more of them than its sheets use, and
 * every sheet uses the same ones again and again.
 */
export class ScannedStrings extends TagScanner {
  /** Where the content of each begins and ends. */
  readonly #from: number[] = [];
  readonly #to: number[] = [];

  /** @throws Unusual */
  constructor(part: Uint8Array | null) {
    super(part === null ? Buffer.alloc(0) : scannable(part));
    if (part !== null) this.#find();
  }

  get length(): number {
    return this.#from.length;
  }

  /**
   * One by its number; undefined where there is none.
   *
   * @throws Unusual
   */
  text(index: number): string | undefined {
    const [from, to] = [this.#from[index], this.#to[index]];
    return from === undefined || to === undefined ? undefined : richText(this.bytes, from, to);
  }

  /** `<si>…</si>` after `<si>…</si>` up to the end of the list, which nothing follows. */
  #find(): void {
    this.at = this.bytes.indexOf('<sst');
    if (this.at < 0) unusual('no <sst>');
    this.endOfTag(4);
    if (this.isWhole) return;
    for (;;) {
      this.space();
      if (this.is('<si>')) this.#item();
      else if (this.is('<si/>')) this.#keep(this.at, this.at, 5);
      else if (this.is('</sst>')) break;
      else unusual('something between shared strings');
    }
    this.at += 6;
    this.space();
    if (this.at < this.bytes.length) unusual('more behind the shared strings');
  }

  #item(): void {
    const from = this.at + 4;
    this.at = from - 1;
    do this.#toNextTag();
    while (!this.is('</si>'));
    this.#keep(from, this.at, 5);
  }

  #toNextTag(): void {
    let at = this.at + 1;
    for (let byte = this.bytes[at] ?? 0; byte !== LESS; byte = this.bytes[++at] ?? 0)
      if (byte === 0) unusual('no </si>');
    this.at = at;
  }

  #keep(from: number, to: number, length: number): void {
    this.#from.push(from);
    this.#to.push(to);
    this.at = to + length;
  }
}
