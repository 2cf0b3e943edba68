import { Buffer } from 'node:buffer';
import type { Mark } from '#shared/labels/mark.ts';
import { cellSize, papers } from '#shared/labels/papers.ts';
import { textBitmap } from './bitmap.ts';
import { labelFont } from './label-font.ts';
import type { PrintedLabel } from './make-labels.ts';
import { dotOf } from './scan-code.ts';

/**
 * Labels for a Zebra printer or one that understands it, for the printer's own software. Commands: Zebra's list (D). What is not
 * ASCII goes as a picture, since printers often have no such font (I).
 */
export async function zplOf(labels: Iterable<PrintedLabel>): Promise<Uint8Array> {
  const parts: string[] = [];
  const pictures: Pictures = new Map();
  for (const { order, marks, copies } of labels) {
    const { settings } = order;
    const dot = dotOf(settings);
    const { width, height } = cellSize(papers[settings.paper]);
    const fields = marks.map((mark) => zplMark(mark, (mm) => Math.round(mm / dot), pictures));
    parts.push(
      ['^XA', '^CI28', `^PW${Math.round(width / dot)}`, `^LL${Math.round(height / dot)}`, '^LH0,0', ...fields].join(
        '\n',
      ),
      `^PQ${copies}`,
      '^XZ',
    );
  }
  return Buffer.from(`${parts.join('\n')}\n`, 'utf8');
}

/** @param dots of so many millimetres */
function zplMark(mark: Mark, dots: (mm: number) => number, pictures: Pictures): string {
  if (mark.type === 'text') return zplText(mark, dots, pictures);
  const at = `^FO${dots(mark.x)},${dots(mark.y)}`;
  if (mark.type === 'rule') {
    const thin = Math.max(1, dots(mark.height));
    return `${at}^GB${dots(mark.width)},${thin},${thin}^FS`;
  }
  const module = dots(mark.module);
  if (mark.type === 'code128')
    return `${at}^BY${module}^BCN,${dots(mark.height)},N,N,N,A^FH^FD${fieldData(mark.text)}^FS`;
  return `${at}^BQN,2,${module},M^FH^FDMA,${fieldData(mark.text)}^FS`;
}

function zplText(
  { x, y, size, text }: Extract<Mark, { type: 'text' }>,
  dots: (mm: number) => number,
  pictures: Pictures,
): string {
  const height = dots(size);
  if (/^[\x20-\x7e]+$/.test(text)) {
    // Narrower than by itself, which may be wider than ours; its capitals are about three quarters of the height, as in our font.
    return `^FO${dots(x)},${Math.max(0, dots(y) - Math.round(height * 0.78))}^A0N,${height},${Math.round(height * 0.85)}^FH^FD${fieldData(text)}^FS`;
  }
  const { field, baseline } = pictureOf(text, height, pictures);
  return `^FO${dots(x)},${Math.max(0, dots(y) - baseline)}${field}`;
}

type Pictures = Map<string, { readonly field: string; readonly baseline: number }>;

/** A text as a field with its picture. Labels say the same few words over and over: each is drawn once. */
function pictureOf(text: string, height: number, pictures: Pictures) {
  const key = `${height} ${text}`;
  const known = pictures.get(key);
  if (known) return known;
  const { bytes, bytesPerRow, baseline } = textBitmap(labelFont(), text, height);
  const data = Buffer.from(bytes).toString('hex').toUpperCase();
  const picture = { field: `^GFA,${bytes.length},${bytes.length},${bytesPerRow},${data}^FS`, baseline };
  pictures.set(key, picture);
  return picture;
}

/** What stands for itself in a field; the signs that begin commands and the one of `^FH` itself are written as their codes. */
function fieldData(text: string): string {
  return [...Buffer.from(text, 'utf8')]
    .map((byte) =>
      byte < 0x20 || byte > 0x7e || '^~_'.includes(String.fromCharCode(byte))
        ? `_${byte.toString(16).toUpperCase().padStart(2, '0')}`
        : String.fromCharCode(byte),
    )
    .join('');
}
