import { emptyElementEnd, type Splice, type StartTag, withAttributes } from './xml.ts';

/** Follows a sheet's `<cols>`: which format a column gives to cells that are not there yet, and one column's width. */
export class ColumnPatch {
  readonly #prefix: string;
  readonly #width: { readonly column: number; readonly characters: number } | null;
  readonly #ranges: { min: number; max: number; style: number; tag: StartTag }[] = [];
  #cols: StartTag | undefined;

  constructor(prefix: string, width: { readonly column: number; readonly characters: number } | null) {
    this.#prefix = prefix;
    this.#width = width;
  }

  open(tag: StartTag): void {
    if (tag.name === 'cols' && tag.depth === 1) this.#cols = tag;
    if (tag.name !== 'col' || tag.depth !== 2) return;
    const { min, max, style } = tag.attributes;
    this.#ranges.push({ min: Number(min), max: Number(max), style: Number(style ?? 0), tag });
  }

  /** `column` counts from 0. */
  styleOf(column: number): number {
    return this.#ranges.find(({ min, max }) => column + 1 >= min && column + 1 <= max)?.style ?? 0;
  }

  /** @param dataAt where `<sheetData>` begins: the list of columns stands right before it */
  splices(xml: string, dataAt: number): Splice[] {
    if (this.#width === null) return [];
    const p = this.#prefix;
    const at = this.#width.column + 1;
    const own = `<${p}col min="${at}" max="${at}" width="${this.#width.characters}" customWidth="1"/>`;
    const over = this.#ranges.find(({ min, max }) => at >= min && at <= max);
    if (over !== undefined) {
      const { start, end } = over.tag;
      const part = (min: number, max: number) =>
        min > max ? '' : withAttributes(xml.slice(start, end), { min, max }).replace(/([^/])>$/, '$1/>');
      return [{ start, end: emptyElementEnd(xml, end), text: part(over.min, at - 1) + own + part(at + 1, over.max) }];
    }
    if (this.#cols === undefined) return [{ start: dataAt, end: dataAt, text: `<${p}cols>${own}</${p}cols>` }];
    const next = this.#ranges.find(({ min }) => min > at)?.tag.start;
    const place = next ?? Math.max(this.#cols.end, ...this.#ranges.map(({ tag }) => emptyElementEnd(xml, tag.end)));
    return [{ start: place, end: place, text: own }];
  }
}
