import type { EncodingName } from '#shared/sheets/encodings.ts';
import { decodeAs, decodeText } from './encoding.ts';
import { gb18030Likelihood, OTHERS } from './likely-readings.ts';
import { type Refusal, refuse } from './refusal.ts';

/** From here on a reading is usual text. */
const LIKELY = 0.8;
/** Chinese text reaches 0.95; names alone less. */
const SURELY_CHINESE = 0.75;
/** Below this, nobody would take it for text. */
const POSSIBLE = 0.5;
/** Without a word there is nothing to judge by. */
const FEWEST = 3;

interface Reading {
  readonly encoding: EncodingName;
  readonly share: number;
  readonly sample: string;
}

/**
 * Text of a file that names no encoding. GB18030 is the last resort in which nearly any bytes are valid, so a German city
 * would come out with a rare hanzi inside: where its characters are not the usual ones and another encoding's are, and
 * where it is not valid at all, the file is refused with both readings and a person says which it is.
 */
export function textOf(bytes: Uint8Array): { readonly ok: true; readonly text: string } | Refusal {
  const decoded = decodeText(bytes);
  if (decoded && decoded.encoding !== 'gb18030') return { ok: true, text: decoded.text };
  const beyond = onlyLinesBeyondAscii(bytes);
  const chinese = decoded ? gb18030Likelihood(beyond).share : 0;
  const place = tellingCell(bytes);
  const others = otherReadings(beyond, place, decoded !== null && chinese >= SURELY_CHINESE);
  const [best] = others;
  if (decoded && (!best || best.share < LIKELY)) return { ok: true, text: decoded.text };
  if (!best || best.share < POSSIBLE) return refuse('encoding');
  const gb: Reading[] = decoded ? [{ encoding: 'gb18030', share: chinese, sample: sampleOf('gb18030', place) }] : [];
  const second = [...gb, ...others].find(({ sample }) => sample !== best.sample);
  if (!second) return refuse('encoding');
  return refuse('encodingAsked', {
    first: best.encoding,
    firstText: best.sample,
    second: second.encoding,
    secondText: second.sample,
  });
}

/** What else the bytes may be, likeliest first. @param sure GB18030 is usual text too, so much evidence is needed */
function otherReadings(bytes: Uint8Array, place: Uint8Array, sure: boolean): readonly Reading[] {
  const found = OTHERS.flatMap(({ encoding, enough, likelihood }) => {
    const text = decodeAs(encoding, bytes);
    // The encodings of Europe fill their gaps with control characters that no text has.
    if (text === null || /[\u0080-\u009f]/.test(text)) return [];
    const { share, count } = likelihood(text, bytes);
    if (count < FEWEST && !/[A-Za-z]/.test(sampleOf(encoding, place))) return [];
    if (sure && (share < 0.97 || count < enough)) return [];
    return [{ encoding, share, sample: sampleOf(encoding, place) }];
  });
  return found.sort((a, b) => b.share - a.share);
}

/** The lines that tell anything: a large file may have one in a thousand. Line ends are never part of a character. */
function onlyLinesBeyondAscii(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let start = 0;
  let telling = false;
  for (let i = 0; i <= bytes.length; i++) {
    const byte = bytes[i];
    if (byte !== undefined && byte >= 0x80) telling = true;
    if (byte !== 0x0a && byte !== 0x0d && byte !== undefined) continue;
    if (telling) parts.push(bytes.subarray(start, i + 1));
    start = i + 1;
    telling = false;
  }
  return Buffer.concat(parts);
}

/** Bytes that end a cell and are never part of a character: tab, line ends, `"`, `,` and `;`. */
const CELL_ENDS = new Set([0x09, 0x0a, 0x0d, 0x22, 0x2c, 0x3b]);

/** The first cell that has something beyond ASCII. */
function tellingCell(bytes: Uint8Array): Uint8Array {
  const at = bytes.findIndex((byte) => byte >= 0x80);
  let start = at;
  while (start > 0 && !CELL_ENDS.has(bytes[start - 1] ?? 0)) start--;
  let end = at;
  while (end < bytes.length && !CELL_ENDS.has(bytes[end] ?? 0)) end++;
  return bytes.subarray(start, end);
}

/** How much of a cell is shown. */
const SHOWN = 30;

function sampleOf(encoding: EncodingName, cell: Uint8Array): string {
  const text = new TextDecoder(encoding).decode(cell).trim();
  const points = [...text];
  return points.length > SHOWN ? `${points.slice(0, SHOWN).join('')}…` : text;
}
