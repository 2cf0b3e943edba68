import { textOf } from './choose-encoding.ts';
import { decodeText } from './encoding.ts';
import type { RawBook } from './raw-book.ts';
import { type Refusal, refuse } from './refusal.ts';

const BIFF8 = 0x0600;
const CODEPAGE_RECORD = 0x42;
const EOF_RECORD = 0x0a;

/** True for BIFF8, which is Unicode, and for older workbooks whose first stream of records has a code page. */
export function namesItsEncoding(stream: Buffer): boolean {
  if (stream.length < 6 || (stream[1] === 8 && stream.readUInt16LE(4) >= BIFF8)) return true;
  for (let at = 0; at + 4 <= stream.length; at += 4 + stream.readUInt16LE(at + 2)) {
    const id = stream.readUInt16LE(at);
    if (id === CODEPAGE_RECORD) return true;
    if (id === EOF_RECORD) return false;
  }
  return false;
}

/** Windows' numbers for encodings; in Latin-1 every byte is the character of its number. */
const LATIN_1 = 28_591;
const CODE_PAGES: Readonly<Record<string, number>> = { gb18030: 936, 'utf-8': 65_001 };

/** Reads a workbook that does not name its encoding in the one its texts are in; refused where that is not certain. */
export function inLikelyEncoding(read: (codepage: number) => RawBook | Refusal): RawBook | Refusal {
  const byBytes = read(LATIN_1);
  if (!byBytes.ok) return byBytes;
  const texts = byBytes.sheets.map(({ name }) => name);
  for (const { cells } of byBytes.sheets) {
    for (const row of cells) for (const cell of row ?? []) if (typeof cell?.v === 'string') texts.push(cell.v);
  }
  const bytes = Buffer.from(texts.join('\n'), 'latin1');
  if (bytes.every((byte) => byte < 0x80)) return byBytes;
  const codepage = CODE_PAGES[decodeText(bytes)?.encoding ?? ''];
  return textOf(bytes).ok && codepage !== undefined ? read(codepage) : refuse('encoding');
}
