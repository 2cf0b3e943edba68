import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { create, type Font, type Glyph } from 'fontkit';
import { Failure } from '#shared/contract/failure.ts';

/** The font of everything that is printed: Noto Sans Hans, Chinese and Latin, under the Open Font License. */
export interface LabelFont {
  /** The file, for whoever embeds it. */
  readonly file: Buffer;
  /** Height of a capital, for a size of 1. */
  readonly capital: number;
  /** Width of a text, for a size of 1. */
  width(text: string): number;
  /** Characters that it cannot show, each once. */
  lacks(text: string): string[];
  /** The glyphs of a text with the place of each, for a size of 1. */
  glyphs(text: string): { readonly x: number; readonly outline: Glyph['path']; readonly scale: number }[];
}

let opened: LabelFont | undefined;

/** The font, read once. @throws Failure `labels.noFont` */
export function labelFont(): LabelFont {
  opened ??= openFont(fontFile);
  return opened;
}

/** Its package only exports the names of its files, which lie beside. */
function fontFile(): string {
  const entry = createRequire(import.meta.url).resolve('@embedpdf/fonts-sc');
  return join(entry, '..', '..', 'fonts', 'NotoSansHans-Medium.otf');
}

/**
 * Opens a font.
 *
 * @param find where its file is
 * @throws Failure `labels.noFont` when there is none: no boxes are printed in the place of characters
 */
export function openFont(find: () => string): LabelFont {
  const { file, font } = read(find);
  const scale = 1 / font.unitsPerEm;
  const widths = new Map<string, number>();
  return {
    file,
    capital: font.capHeight * scale,
    width(text) {
      // Labels say the same few words over and over.
      const known = widths.get(text) ?? font.layout(text).advanceWidth * scale;
      if (widths.size < 10_000) widths.set(text, known);
      return known;
    },
    lacks: (text) => [
      ...new Set([...text].filter((character) => !font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0))),
    ],
    glyphs(text) {
      const { glyphs, positions } = font.layout(text);
      let x = 0;
      return glyphs.map((glyph, at) => {
        const place = x + (positions[at]?.xOffset ?? 0);
        x += positions[at]?.xAdvance ?? 0;
        return { x: place * scale, outline: glyph.path, scale };
      });
    },
  };
}

function read(find: () => string): { readonly file: Buffer; readonly font: Font } {
  try {
    const file = readFileSync(find());
    const font = create(file);
    if (!('layout' in font)) throw new Error('a collection of fonts is none');
    return { file, font };
  } catch {
    throw new Failure('labels.noFont');
  }
}
