import type { LabelFont } from './label-font.ts';

/** A picture in dots, a row's bits in whole bytes, 1 for black. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly bytesPerRow: number;
  readonly bytes: Uint8Array;
  /** Dots from the picture's upper edge to the line that letters stand on. */
  readonly baseline: number;
}

interface Edge {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Straight pieces that a curve is taken for. */
const PIECES = 8;

/**
 * A text as a picture, for printers that have no Chinese font.
 *
 * @param size dots of a Chinese character's height
 */
export function textBitmap(font: LabelFont, text: string, size: number): Bitmap {
  const baseline = Math.ceil(size);
  const width = Math.ceil(font.width(text) * size) + 1;
  const height = Math.ceil(size * 1.3);
  const bytesPerRow = Math.ceil(width / 8);
  const bytes = new Uint8Array(bytesPerRow * height);
  for (const { x, outline, scale } of font.glyphs(text)) {
    const place = (px: number, py: number) => [x * size + px * scale * size, baseline - py * scale * size] as const;
    fill(edgesOf(outline.commands, place), { width, height, bytesPerRow, bytes });
  }
  return { width, height, bytesPerRow, bytes, baseline };
}

type Point = readonly [x: number, y: number];

/** Outlines as straight edges, closed. */
function edgesOf(
  commands: readonly { readonly command: string; readonly args: readonly number[] }[],
  place: (x: number, y: number) => Point,
): Edge[] {
  const edges: Edge[] = [];
  let start: Point = [0, 0];
  let at: Point = [0, 0];
  const line = (to: Point) => {
    if (at[1] !== to[1]) edges.push({ x0: at[0], y0: at[1], x1: to[0], y1: to[1] });
    at = to;
  };
  for (const { command, args } of commands) {
    const points = Array.from({ length: args.length / 2 }, (_, of) => place(args[2 * of] ?? 0, args[2 * of + 1] ?? 0));
    const [first = at] = points;
    if (command === 'moveTo') {
      line(start);
      start = first;
      at = first;
    } else if (command === 'closePath') line(start);
    else {
      const from = at;
      const steps = points.length === 1 ? 1 : PIECES;
      for (let step = 1; step <= steps; step += 1) line(onCurve([from, ...points], step / steps));
    }
  }
  line(start);
  return edges;
}

/** A point of a Bézier curve of any degree: a line has two points, PostScript's curves have four. */
function onCurve(points: readonly Point[], share: number): Point {
  let left = points;
  while (left.length > 1) {
    left = left.slice(1).map(([x, y], before) => {
      const [px, py] = left[before] ?? [x, y];
      return [px + (x - px) * share, py + (y - py) * share] as const;
    });
  }
  return left[0] ?? [0, 0];
}

/** Blackens what the edges wind around, row by row through the middle of the dots. */
function fill(edges: readonly Edge[], { width, height, bytesPerRow, bytes }: Omit<Bitmap, 'baseline'>): void {
  for (let row = 0; row < height; row += 1) {
    const y = row + 0.5;
    const crossings = edges
      .filter(({ y0, y1 }) => y0 <= y !== y1 <= y)
      .map(({ x0, y0, x1, y1 }) => ({ x: x0 + ((y - y0) / (y1 - y0)) * (x1 - x0), turn: y1 > y0 ? 1 : -1 }))
      .sort((a, b) => a.x - b.x);
    let winding = 0;
    for (const [at, { x, turn }] of crossings.entries()) {
      winding += turn;
      const end = crossings[at + 1]?.x;
      if (winding === 0 || end === undefined) continue;
      for (let dot = Math.max(0, Math.ceil(x - 0.5)); dot < Math.min(width, end - 0.5); dot += 1) {
        const byte = row * bytesPerRow + (dot >> 3);
        bytes[byte] = (bytes[byte] ?? 0) | (0x80 >> (dot & 7));
      }
    }
  }
}
