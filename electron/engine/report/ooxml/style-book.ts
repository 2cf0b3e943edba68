import { CannotPatch } from './package.ts';
import { rootPrefix, splice, walk, withAttributes } from './xml.ts';

/** One cell format written from nothing: colours are ARGB, sizes points. */
export interface OwnStyle {
  readonly fill?: string;
  readonly bold?: true;
  readonly color?: string;
  readonly size?: number;
  readonly wrap?: true;
  readonly center?: true;
  readonly quotePrefix?: true;
}

/** What changes in a cell's format; everything else of it stays. */
export interface StyleChange {
  /** ARGB of a solid fill. */
  readonly fill?: string;
  /** Number format "text"; `quoted` also when a `=` in front must not wake. */
  readonly text?: 'plain' | 'quoted';
  /** Number format "general": the number is not one of what the format was for. */
  readonly general?: true;
}

const TEXT_FORMAT = 49;

/**
 * The workbook's styles part, to which formats are added. Ids are positions, so what is there is never moved.
 *
 * A fill laid over another remembers the colour beneath as the background colour, which a solid fill does not show:
 * `without` finds it there when a corrected report comes back.
 */
export class StyleBook {
  readonly #xml: string;
  readonly #p: string;
  readonly #formats: string[];
  readonly #fills: string[];
  readonly #fonts: string[];
  readonly #added = { xf: 0, fill: 0, font: 0 };
  readonly #known = new Map<string, number>();
  readonly #ends: { xf: ListEnd; fill: ListEnd; font: ListEnd };

  constructor(xml: string) {
    this.#xml = xml;
    this.#p = rootPrefix(xml);
    const lists = { cellXfs: readList(xml, 'cellXfs'), fills: readList(xml, 'fills'), fonts: readList(xml, 'fonts') };
    this.#formats = lists.cellXfs.items;
    this.#fills = lists.fills.items;
    this.#fonts = lists.fonts.items;
    this.#ends = { xf: lists.cellXfs, fill: lists.fills, font: lists.fonts };
  }

  derive(base: number, change: StyleChange): number {
    return this.#remember(`${base} ${JSON.stringify(change)}`, () => {
      const format = this.#format(base);
      let tag = startTag(format);
      if (change.fill !== undefined) {
        const beneath = this.#fills[fillOf(tag)];
        tag = withAttributes(tag, { fillId: this.#addFill(change.fill, beneath), applyFill: 1 });
      }
      if (change.text !== undefined) tag = withAttributes(tag, { numFmtId: TEXT_FORMAT, applyNumberFormat: 1 });
      if (change.general) tag = withAttributes(tag, { numFmtId: 0, applyNumberFormat: 1 });
      if (change.text === 'quoted') tag = withAttributes(tag, { quotePrefix: 1 });
      return this.#addFormat(tag + format.slice(startTag(format).length));
    });
  }

  own(style: OwnStyle): number {
    return this.#remember(JSON.stringify(style), () => {
      const p = this.#p;
      const font = this.#addFont(style);
      const fill = style.fill === undefined ? 0 : this.#addFill(style.fill, undefined);
      const wrap = (style.wrap ? ' wrapText="1"' : '') + (style.center ? ' horizontal="center"' : '');
      const quote = style.quotePrefix ? ' quotePrefix="1"' : '';
      return this.#addFormat(
        `<${p}xf numFmtId="0" fontId="${font}" fillId="${fill}" borderId="0" xfId="0"${quote} applyFont="1" applyFill="1" applyAlignment="1"><${p}alignment vertical="center"${wrap}/></${p}xf>`,
      );
    });
  }

  /** Formats whose fill is one of `colors`, each with the id of the format it covered. */
  without(colors: readonly string[]): ReadonlyMap<number, number> {
    const found = new Map<number, number>();
    for (const [index, format] of this.#formats.slice().entries()) {
      const fill = this.#fills[fillOf(startTag(format))] ?? '';
      if (!colors.some((color) => new RegExp(`<[^>]*fgColor[^>]*rgb="${color}"`).test(fill))) continue;
      found.set(index, this.#uncovered(index, format, fill));
    }
    return found;
  }

  toXml(): string {
    const lists = [
      { end: this.#ends.font, items: this.#fonts, added: this.#added.font },
      { end: this.#ends.fill, items: this.#fills, added: this.#added.fill },
      { end: this.#ends.xf, items: this.#formats, added: this.#added.xf },
    ];
    const splices = lists.flatMap(({ end, items, added }) => [
      { ...end.tag, text: withAttributes(this.#xml.slice(end.tag.start, end.tag.end), { count: items.length }) },
      { start: end.end, end: end.end, text: items.slice(items.length - added).join('') },
    ]);
    return splice(this.#xml, splices);
  }

  #uncovered(index: number, format: string, fill: string): number {
    return this.#remember(`uncovered ${index}`, () => {
      const p = this.#p;
      const color = /<[^>]*bgColor([^>]*?)\/?>/.exec(fill)?.[1]?.trim() ?? '';
      const plain = color === '' || color.includes('indexed="64"');
      const beneath = `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor ${color}/><${p}bgColor indexed="64"/></${p}patternFill></${p}fill>`;
      const id = plain ? 0 : this.#add('fill', this.#fills, beneath);
      return this.#addFormat(withAttributes(startTag(format), { fillId: id }) + format.slice(startTag(format).length));
    });
  }

  #format(index: number): string {
    const format = this.#formats[index];
    if (format === undefined) throw new CannotPatch(`no cell format ${index}`);
    return format;
  }

  #addFill(color: string, beneath: string | undefined): number {
    const p = this.#p;
    const covered = /patternType="solid"/.test(beneath ?? '')
      ? /<[^>]*fgColor([^>]*?)\/?>/.exec(beneath ?? '')?.[1]
      : undefined;
    const background = covered?.trim() || 'indexed="64"';
    return this.#remember(`fill ${color} ${background}`, () =>
      this.#add(
        'fill',
        this.#fills,
        `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="${color}"/><${p}bgColor ${background}/></${p}patternFill></${p}fill>`,
      ),
    );
  }

  #addFont({ bold, color, size }: OwnStyle): number {
    const p = this.#p;
    const name = /<[^>]*name\s+val="([^"]*)"/.exec(this.#fonts[0] ?? '')?.[1] ?? 'Calibri';
    const paint = color === undefined ? '' : `<${p}color rgb="${color}"/>`;
    const xml = `<${p}font>${bold ? `<${p}b/>` : ''}<${p}sz val="${size ?? 11}"/>${paint}<${p}name val="${name}"/></${p}font>`;
    return this.#add('font', this.#fonts, xml);
  }

  #addFormat(xml: string): number {
    return this.#add('xf', this.#formats, xml);
  }

  #add(list: 'xf' | 'fill' | 'font', items: string[], xml: string): number {
    this.#added[list]++;
    return items.push(xml) - 1;
  }

  #remember(key: string, make: () => number): number {
    const id = this.#known.get(key) ?? make();
    this.#known.set(key, id);
    return id;
  }
}

interface ListEnd {
  readonly tag: { readonly start: number; readonly end: number };
  readonly end: number;
}

function readList(xml: string, list: string): ListEnd & { readonly items: string[] } {
  const items: string[] = [];
  let tag: { start: number; end: number } | undefined;
  let end: number | undefined;
  let itemStart = 0;
  walk(xml, {
    open: (found) => {
      if (found.depth === 1 && found.name === list && xml[found.end - 2] !== '/') tag = found;
      else if (found.depth === 2 && tag !== undefined && end === undefined) itemStart = found.start;
    },
    close: (name, depth, start, close) => {
      if (tag === undefined || end !== undefined) return;
      if (depth === 2) items.push(xml.slice(itemStart, close));
      else if (depth === 1 && name === list) end = start;
    },
  });
  if (tag === undefined || end === undefined || items.length === 0) throw new CannotPatch(`styles without ${list}`);
  return { tag: { start: tag.start, end: tag.end }, end, items };
}

function startTag(xml: string): string {
  return /^<(?:"[^"]*"|'[^']*'|[^>"'])*>/.exec(xml)?.[0] ?? xml;
}

function fillOf(tag: string): number {
  return Number(/\sfillId="(\d+)"/.exec(tag)?.[1] ?? 0);
}

/** For packages that came without a styles part. */
export function emptyStyles(namespace: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="${namespace}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf/></cellXfs></styleSheet>`;
}
