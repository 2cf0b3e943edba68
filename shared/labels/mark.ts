import { z } from 'zod';

/** What a label is drawn with, black on white. Millimetres from the label's upper left corner, y downwards. */
export const mark = z.discriminatedUnion('type', [
  /** `y` is the line that letters stand on; `size` the height of a Chinese character, `width` that of the whole text. */
  z.object({
    type: z.literal('text'),
    x: z.number(),
    y: z.number(),
    size: z.number(),
    width: z.number(),
    text: z.string(),
  }),
  z.object({ type: z.literal('rule'), x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
  /** Bars and gaps in turn, in modules, a bar first. */
  z.object({
    type: z.literal('code128'),
    x: z.number(),
    y: z.number(),
    height: z.number(),
    module: z.number(),
    bars: z.array(z.int()),
    text: z.string(),
  }),
  /** Rows of `1` (dark) and `0`. */
  z.object({
    type: z.literal('qr'),
    x: z.number(),
    y: z.number(),
    module: z.number(),
    rows: z.array(z.string()),
    text: z.string(),
  }),
]);
export type Mark = z.infer<typeof mark>;

/** A black rectangle, in mm of the label. */
export interface Dark {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The dark parts of a code: bars, or the squares of a row that stand together. */
export function* darkParts(mark: Extract<Mark, { type: 'code128' | 'qr' }>): Generator<Dark> {
  const { x, y, module } = mark;
  if (mark.type === 'code128') {
    let modules = 0;
    for (const [at, width] of mark.bars.entries()) {
      if (at % 2 === 0) yield { x: x + modules * module, y, width: width * module, height: mark.height };
      modules += width;
    }
    return;
  }
  for (const [row, squares] of mark.rows.entries()) {
    for (const { index, 0: dark } of squares.matchAll(/1+/g))
      yield { x: x + index * module, y: y + row * module, width: dark.length * module, height: module };
  }
}
