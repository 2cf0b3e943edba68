import { looksLikeText } from './encoding.ts';

/** The families a file's first bytes can put it in. */
type Family = 'zip' | 'ole' | 'biff' | 'html' | 'xml' | 'text' | 'unknown';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** A zip without any entry has only this end record. */
const ZIP_EMPTY = [0x50, 0x4b, 0x05, 0x06];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

export function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return bytes.length >= magic.length && magic.every((byte, i) => bytes[i] === byte);
}

export const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, ZIP) || startsWith(bytes, ZIP_EMPTY);
export const isOle = (bytes: Uint8Array): boolean => startsWith(bytes, OLE);

/** Looks at content only, never at the name. */
export function fileFamily(bytes: Uint8Array): Family {
  if (isZip(bytes)) return 'zip';
  if (isOle(bytes)) return 'ole';
  if (isBareBiff(bytes)) return 'biff';
  if (!looksLikeText(bytes)) return 'unknown';
  return markup(bytes) ?? 'text';
}

/** BIFF2 to BIFF8 streams begin with a BOF record: 09 00|02|04|08, then a length of 4 to 16. */
function isBareBiff(bytes: Uint8Array): boolean {
  const [id, version, length, high] = bytes;
  return id === 0x09 && [0, 2, 4, 8].includes(version ?? -1) && (length ?? 0) >= 4 && (length ?? 0) <= 16 && high === 0;
}

/** Documents that can consist of plain characters only, and so would pass for CSV: PDF, RTF, PostScript, web archives. */
const TEXT_DOCUMENT = /^\s*(%PDF|\{\\rtf|%!PS|MIME-Version:)/;

/** Web pages and SpreadsheetML 2003, both of which offices save under the name .xls. */
function markup(bytes: Uint8Array): 'html' | 'xml' | 'unknown' | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  // Zero bytes are dropped so that UTF-16 shows its ASCII letters too.
  const head = text
    .subarray(0, 8192)
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^[^<\w"']+/, '');
  if (TEXT_DOCUMENT.test(text.subarray(0, 64).toString('latin1'))) return 'unknown';
  if (!head.startsWith('<')) return null;
  if (head.includes('urn:schemas-microsoft-com:office:spreadsheet') && /<\w*:?Workbook/.test(head)) return 'xml';
  if (/<(html|table|!doctype html|meta|head|style)/i.test(head)) return 'html';
  return 'unknown';
}

/** Directory entries of a compound file are 128 bytes on 128-byte boundaries, with the name first, in UTF-16. */
const ENTRY = 128;
/** Streams shorter than this lie in the mini stream, by the format's definition. */
const MINI_CUTOFF = 4096;
const FILEPASS = 0x2f;

const WORKBOOK_NAMES = ['Workbook', 'Book', 'WORKBOOK', 'BOOK', 'workbook', 'book'];

/** True when the compound file has a stream of one of these names. */
export function hasStream(file: Buffer, ...names: readonly string[]): boolean {
  return findEntry(file, names) !== null;
}

export const isWorkbookOle = (file: Buffer): boolean => hasStream(file, ...WORKBOOK_NAMES);

/** A password-protected .xlsx, .xlsm or .xlsb is a compound file around an encrypted package. */
export const isEncryptedPackage = (file: Buffer): boolean => hasStream(file, 'EncryptedPackage', 'EncryptionInfo');

/**
 * A password-protected .xls has a FILEPASS record among the first of its workbook stream. Streams in the mini stream
 * are left to the reader, which meets the same record.
 */
export function isEncryptedXls(file: Buffer): boolean {
  const entry = findEntry(file, WORKBOOK_NAMES);
  if (entry === null || file.length < 512 || file.readUInt32LE(entry + 120) < MINI_CUTOFF) return false;
  const sectorShift = Math.min(file.readUInt16LE(30), 12);
  let at = (file.readUInt32LE(entry + 116) + 1) * 2 ** sectorShift;
  // BOF, then perhaps WRITEPROT and a few of the user interface; a dozen records are enough.
  for (let records = 0; records < 12 && at + 4 <= file.length; records++) {
    if (file.readUInt16LE(at) === FILEPASS) return true;
    at += 4 + file.readUInt16LE(at + 2);
  }
  return false;
}

/** Offset of the directory entry with one of the names. Only the directory can match: entries say their name's length. */
function findEntry(file: Buffer, names: readonly string[]): number | null {
  for (const name of names) {
    const wanted = Buffer.from(`${name}\0`, 'utf16le');
    for (let at = file.indexOf(wanted); at >= 0; at = file.indexOf(wanted, at + 1)) {
      const inDirectory = at % ENTRY === 0 && at + ENTRY <= file.length;
      if (inDirectory && file.readUInt16LE(at + 64) === wanted.length) return at;
    }
  }
  return null;
}
