import { GREATER, isSpace, LESS, SLASH, unusual } from './scan-text.ts';

const EQUALS = 0x3d;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const [ZERO, NINE] = [0x30, 0x39];

/** Goes through XML tag by tag, knows nothing of what they mean, and stops where one is not quite as it should be. */
export class TagScanner {
  protected readonly bytes: Buffer;
  protected at = 0;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  /** Of the attribute that {@link attribute} came to: the first letter of its name, how many it has, and its value's place. */
  protected letter = 0;
  protected letters = 0;
  protected from = 0;
  protected to = 0;
  /** The tag that {@link attribute} came to the end of has ended itself. */
  protected isWhole = false;

  /**
   * Goes to the next attribute of a tag, whose name is behind us.
   *
   * @returns false at the tag's end, which is then behind us
   */
  protected attribute(): boolean {
    const { bytes } = this;
    const start = this.at;
    this.space();
    let at = this.at;
    if (bytes[at] === GREATER || bytes[at] === SLASH) {
      this.isWhole = bytes[at] === SLASH;
      if (this.isWhole && bytes[++at] !== GREATER) unusual('an odd tag');
      this.at = at + 1;
      return false;
    }
    if (at === start) unusual('another tag');
    this.letter = bytes[at] ?? 0;
    for (let byte = this.letter; byte !== EQUALS; byte = bytes[++at] ?? 0) {
      if (byte <= 0x20 || byte === GREATER || byte === SLASH || byte === QUOTE) unusual('an odd attribute');
    }
    this.letters = at - this.at;
    const quote = bytes[++at] ?? 0;
    if (quote !== QUOTE && quote !== APOSTROPHE) unusual('an attribute without quotes');
    this.from = ++at;
    for (let byte = bytes[at] ?? 0; byte !== quote; byte = bytes[++at] ?? 0) {
      if (byte === 0 || byte === LESS) unusual('an attribute without an end');
    }
    this.to = at;
    this.at = at + 1;
    return true;
  }

  /** Goes behind a tag whose attributes do not matter; `length` of `<` and its name. */
  protected endOfTag(length: number): void {
    this.at += length;
    while (this.attribute());
  }

  /** The characters of a place that are ASCII. */
  protected word(from: number, to: number): string {
    return this.bytes.toString('latin1', from, to);
  }

  protected digits(from: number, to: number): number {
    if (to <= from || to - from > 7) unusual('not a number');
    let number = 0;
    for (let at = from; at < to; at++) {
      const byte = this.bytes[at] ?? 0;
      if (byte < ZERO || byte > NINE) unusual('not a number');
      number = number * 10 + byte - ZERO;
    }
    return number;
  }

  protected space(): void {
    while (isSpace(this.bytes[this.at] ?? 0)) this.at++;
  }

  protected is(text: string): boolean {
    for (let i = 0; i < text.length; i++) if (this.bytes[this.at + i] !== text.charCodeAt(i)) return false;
    return true;
  }
}
