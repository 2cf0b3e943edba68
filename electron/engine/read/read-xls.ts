import { textOf } from './choose-encoding.ts';
import { decodeText } from './encoding.ts';
import { isOle } from './file-type.ts';
import { attempt, type RawBook, rawBook } from './raw-book.ts';
import { type Refusal, refuse } from './refusal.ts';
import { CFB, loadCodePages, loadImplicitFormats, READ_OPTIONS, readBook, type ZipContainer } from './sheetjs.ts';
import { inLikelyEncoding, namesItsEncoding } from './xls-encoding.ts';

/** .xls: BIFF2 to BIFF8, with or without a compound file around them. */
export function readXls(bytes: Buffer): RawBook | Refusal {
  return attempt(() => {
    loadCodePages();
    loadImplicitFormats();
    const options = { ...READ_OPTIONS, cellStyles: true, bookFiles: true };
    const book = readBook(bytes, options);
    // Without a compound file around it the workbook is the file itself.
    const container = isOle(bytes) ? book.cfb : undefined;
    if (container && isCutOff(container)) return refuse('damaged');
    const stream = container ? Buffer.from(workbookStream(container)?.content ?? []) : bytes;
    if (namesItsEncoding(stream)) return rawBook(book);
    return inLikelyEncoding((codepage) => rawBook(readBook(bytes, { ...options, codepage })));
  });
}

/** Web pages (every cell stays text, as in CSV) and SpreadsheetML 2003, both usually named .xls. */
export function readMarkup(bytes: Buffer, format: 'html' | 'xml'): RawBook | Refusal {
  return attempt(() => {
    const decoded = decodeMarkup(bytes);
    if (!decoded.ok) return decoded;
    loadCodePages();
    const text = format === 'xml' ? withoutRichText(decoded.text) : decoded.text;
    return rawBook(readBook(text, { ...READ_OPTIONS, type: 'string', raw: true, cellStyles: format === 'xml' }));
  });
}

/** A truncated compound file whose workbook stream is shorter than its directory says. */
function isCutOff(container: ZipContainer): boolean {
  const stream = workbookStream(container);
  return stream !== null && (stream.content?.length ?? 0) < stream.size;
}

function workbookStream(container: ZipContainer) {
  return CFB.find(container, '/Workbook') ?? CFB.find(container, '/Book');
}

/** Rich text has tags inside, which may span lines; SheetJS then keeps what stands behind the last of them alone. */
const RICH_DATA =
  /(<(?:\w+:)?Data(?:\s[^>]*[^/>])?>)([^<]*<(?!\/(?:\w+:)?Data>|!\[CDATA\[)[\s\S]*?)(<\/(?:\w+:)?Data>)/g;

function withoutRichText(xml: string): string {
  return xml.replace(RICH_DATA, (_, open: string, inner: string, close: string) => {
    return open + inner.replace(/<[^>]*>/g, '') + close;
  });
}

/** Pages name their own encoding; without one the usual order is tried. */
function decodeMarkup(bytes: Buffer): { readonly ok: true; readonly text: string } | Refusal {
  const named = /(?:charset|encoding)\s*=\s*["']?([\w-]+)/i.exec(bytes.subarray(0, 4096).toString('latin1'))?.[1];
  const plain = decodeText(bytes);
  if (plain && plain.encoding !== 'gb18030') return { ok: true, text: plain.text };
  try {
    if (named) return { ok: true, text: new TextDecoder(named, { fatal: true }).decode(bytes) };
  } catch {
    // Not what it says it is, or by no name that is known.
  }
  return textOf(bytes);
}
