import { emptyElementEnd, type Splice, type StartTag, withAttributes } from './xml.ts';

/** A column (from 0) that gets a width in characters and is made visible. */
export interface ColumnWidth {
  readonly column: number;
  readonly characters: number;
}

/** Follows a sheet's `<cols>`: which format a column gives to cells that are not there yet, and some columns' widths. */
export class ColumnPatch {
  readonly #prefix: string;
  readonly #widths: readonly ColumnWidth[];
  readonly #ranges: { min: number; max: number; style: number; tag: StartTag }[] = [];
  #cols: StartTag | undefined;

  constructor(prefix: string, widths: readonly ColumnWidth[]) {
    this.#prefix = prefix;
    this.#widths = widths.toSorted((a, b) => a.column - b.column);
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
    const p = this.#prefix;
    const own = ({ column, characters }: ColumnWidth) =>
      `<${p}col min="${column + 1}" max="${column + 1}" width="${characters}" customWidth="1"/>`;
    const isOver = ({ min, max }: { min: number; max: number }, { column }: ColumnWidth) =>
      column + 1 >= min && column + 1 <= max;
    const free = this.#widths.filter((width) => !this.#ranges.some((range) => isOver(range, width)));
    const divided = this.#ranges.flatMap((range): Splice[] => {
      const over = this.#widths.filter((width) => isOver(range, width));
      if (over.length === 0) return [];
      const { start, end } = range.tag;
      const part = (min: number, max: number) =>
        min > max ? '' : withAttributes(xml.slice(start, end), { min, max }).replace(/([^/])>$/, '$1/>');
      let from = range.min;
      const parts = over.map((width) => {
        const before = part(from, width.column);
        from = width.column + 2;
        return before + own(width);
      });
      return [{ start, end: emptyElementEnd(xml, end), text: parts.join('') + part(from, range.max) }];
    });
    if (this.#cols === undefined) {
      const list = free.map(own).join('');
      return list === '' ? [] : [{ start: dataAt, end: dataAt, text: `<${p}cols>${list}</${p}cols>` }];
    }
    const last = Math.max(this.#cols.end, ...this.#ranges.map(({ tag }) => emptyElementEnd(xml, tag.end)));
    const added = free.map((width): Splice => {
      const place = this.#ranges.find(({ min }) => min > width.column + 1)?.tag.start ?? last;
      return { start: place, end: place, text: own(width) };
    });
    return [...divided, ...added];
  }
}
