import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const require = createRequire(import.meta.url);
const wasm = require.resolve('zxing-wasm/reader/zxing_reader.wasm');
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });

/** What a decoder reads from a picture, from above to below and from left to right. */
export interface Scanned {
  readonly format: string;
  readonly text: string;
}

/** A page as a printer of that resolution would print it. */
export interface Page {
  /** In mm. */
  readonly width: number;
  readonly height: number;
  readonly codes: readonly Scanned[];
  /** The share of dark dots in a part of the page, in mm. */
  dark(x: number, y: number, width: number, height: number): number;
}

const MOST_ON_PAGE = 12;

async function decode(picture: Parameters<typeof readBarcodes>[0]): Promise<Scanned[]> {
  const options = { formats: ['Code128', 'QRCode'] as const, maxNumberOfSymbols: MOST_ON_PAGE, tryHarder: true };
  const found = await readBarcodes(picture, { ...options, formats: [...options.formats] });
  return found
    .filter(({ isValid }) => isValid)
    .map(({ format, text, position: { topLeft } }) => ({ format: String(format), text, topLeft }))
    .sort((a, b) => (Math.abs(a.topLeft.y - b.topLeft.y) > 40 ? a.topLeft.y - b.topLeft.y : a.topLeft.x - b.topLeft.x))
    .map(({ format, text }) => ({ format, text }));
}

/** Started once: that alone takes longer than a page. */
const library = PDFiumLibrary.init();

/** Renders a PDF at a printer's resolution and reads every code on it. */
export async function scanPdf(file: Uint8Array, dpi = 203.2): Promise<Page[]> {
  const document = await (await library).loadDocument(Buffer.from(file));
  const pages: Page[] = [];
  for (const page of document.pages()) {
    // Rendering closes the page.
    const size = page.getOriginalSize();
    const picture = await page.render({ scale: dpi / 72, render: 'bitmap' });
    const { width, height } = picture;
    // Grey as a printer's head has it: a dot is black or it is not.
    const data = new Uint8ClampedArray(picture.data).map((value, at) => (at % 4 === 3 || value >= 128 ? 255 : 0));
    const codes = await decode({ data, width, height, colorSpace: 'srgb' });
    const perMm = dpi / 25.4;
    const dark = (x: number, y: number, wide: number, high: number) => {
      const [left, top, right, bottom] = [x, y, x + wide, y + high].map((mm) => Math.round(mm * perMm));
      let count = 0;
      for (let row = top ?? 0; row < (bottom ?? 0); row += 1)
        for (let column = left ?? 0; column < (right ?? 0); column += 1)
          if (data[(row * width + column) * 4] === 0) count += 1;
      return count / (((bottom ?? 0) - (top ?? 0)) * ((right ?? 0) - (left ?? 0)));
    };
    const mm = (points: number) => Math.round((points / 72) * 25.4 * 100) / 100;
    pages.push({ width: mm(size.originalWidth), height: mm(size.originalHeight), codes, dark });
  }
  document.destroy();
  return pages;
}

/** Renders labels in ZPL as a printer with 8 dots a millimetre would, and reads every code on each. */
export async function scanZpl(zpl: string, width: number, height: number): Promise<(readonly Scanned[])[]> {
  // Its module says that it has a source map, which did not come with it: read without being transformed, it is not looked for.
  const renderer: typeof import('zpl-renderer-js') = require('zpl-renderer-js');
  const { api } = await renderer.ready;
  const pictures = await api.zplToBase64MultipleAsync(zpl, width, height, 8);
  return Promise.all(pictures.map((picture) => decode(new Uint8Array(Buffer.from(picture, 'base64')))));
}
