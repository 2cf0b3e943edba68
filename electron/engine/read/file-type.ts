import { looksLikeText } from './encoding.ts';

/** The families a file's first bytes can put it in. */
export type Family = 'zip' | 'ole' | 'biff' | 'html' | 'xml' | 'text' | 'unknown';

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
