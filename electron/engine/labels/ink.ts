import type { Mark } from '#shared/labels/mark.ts';
import type { LabelFont } from './label-font.ts';
import type { ScanCode } from './scan-code.ts';

/** Capitals are at least so high, in mm: bol.com asks it of its suppliers' labels. */
export const SMALLEST = 3;

/** A text as large as its place allows. */
export interface Fitted {
  readonly size: number;
  readonly lines: readonly string[];
  /** Of the widest line. */
  readonly width: number;
  readonly height: number;
}

/** How high a line is, for a size of 1, and where in it letters stand. */
const LINE = 1.15;
const BASELINE = 0.93;

/**
 * A text in its place: shrunk until its capitals are {@link SMALLEST}, then wrapped; null when that is not enough. Nothing is
 * ever cut.
 *
 * @param place width in mm; wanted height of capitals in mm; how many lines there may be
 */
export function fitText(
  font: LabelFont,
  text: string,
  { width, capital, lines = 1 }: { readonly width: number; readonly capital: number; readonly lines?: number },
): Fitted | null {
  const wide = Math.max(font.width(text), 0.001);
  const size = Math.min(capital / font.capital, width / wide);
  const least = Math.min(SMALLEST, capital) / font.capital;
  if (size >= least - 1e-9) return fitted(font, [text], size);
  const wrapped = wrap(font, text, width / least);
  return wrapped.length <= lines ? fitted(font, wrapped, least) : null;
}

function fitted(font: LabelFont, lines: readonly string[], size: number): Fitted {
  const width = Math.max(...lines.map((line) => font.width(line))) * size;
  return { size, lines, width, height: lines.length * size * LINE };
}

/** Breaks after a blank or a hyphen where one stands in the last third of the line, else anywhere. */
function wrap(font: LabelFont, text: string, width: number): string[] {
  const lines: string[] = [];
  let rest = [...text];
  while (rest.length > 0) {
    let fits = 1;
    while (fits < rest.length && font.width(rest.slice(0, fits + 1).join('')) <= width) fits += 1;
    const break_ = rest.slice(0, fits).findLastIndex((character) => character === ' ' || character === '-') + 1;
    const take = fits === rest.length || break_ < (fits * 2) / 3 ? fits : break_;
    lines.push(rest.slice(0, take).join(''));
    rest = rest.slice(take);
  }
  return lines;
}

/** Puts things onto a label from top to bottom; what it holds is in `marks`. */
export class Ink {
  readonly marks: Mark[] = [];
  readonly font: LabelFont;

  constructor(font: LabelFont) {
    this.font = font;
  }

  /** A fitted text with its upper left corner at a place; `right` and `middle` say where in `room` its lines stand. */
  text({ size, lines }: Fitted, x: number, y: number, room = 0, align: 'left' | 'middle' | 'right' = 'left'): void {
    for (const [at, text] of lines.entries()) {
      const width = this.font.width(text) * size;
      const free = align === 'left' ? 0 : room - width;
      const left = x + (align === 'middle' ? free / 2 : free);
      if (text !== '')
        this.marks.push({ type: 'text', x: left, y: y + size * (at * LINE + BASELINE), size, width, text });
    }
  }

  rule(x: number, y: number, width: number, height = 0.4): void {
    this.marks.push({ type: 'rule', x, y, width, height });
  }

  code(code: ScanCode, x: number, y: number): void {
    this.marks.push(code.drawnAt(x, y));
  }
}
