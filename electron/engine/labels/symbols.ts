import bwipjs from 'bwip-js/node';

/** Bars and gaps in turn, in modules, a bar first. */
export type Bars = readonly number[];

/**
 * Code 128 of a text, in whichever of its sets is shortest.
 *
 * @param text printable ASCII
 */
export function code128(text: string): Bars {
  const [symbol] = bwipjs.raw('code128', text, {});
  if (!symbol || !('sbs' in symbol)) throw new Error('no bars were made');
  return symbol.sbs;
}

/** Modules of the symbol alone, without its clear space. */
export function modulesOf(bars: Bars): number {
  return bars.reduce((sum, width) => sum + width, 0);
}

/** QR code of a text in UTF-8, error level M: rows of `1` (dark) and `0`. */
export function qrCode(text: string): string[] {
  const [symbol] = bwipjs.raw('qrcode', text, 'eclevel=M');
  if (!symbol || !('pixs' in symbol)) throw new Error('no squares were made');
  const { pixs, pixx, pixy } = symbol;
  return Array.from({ length: pixy }, (_, row) => pixs.slice(row * pixx, (row + 1) * pixx).join(''));
}
