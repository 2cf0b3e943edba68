import { hasStream, isOle, isWorkbookOle, isZip, startsWith } from '../read/read.ts';

const PDF = [0x25, 0x50, 0x44, 0x46];
const RAR = [0x52, 0x61, 0x72, 0x21];

/** What a file of each type must begin with; types not listed have no such mark and pass. */
const MAGIC: Readonly<Record<string, (bytes: Uint8Array) => boolean>> = {
  pdf: (bytes) => startsWith(bytes, PDF),
  rar: (bytes) => startsWith(bytes, RAR),
  zip: isZip,
  docx: isZip,
  xlsx: isZip,
  doc: isOle,
  xls: isOle,
};

export function contentFits(type: string, bytes: Uint8Array): boolean {
  return MAGIC[type]?.(bytes) ?? true;
}

/** The type by content, for files that come without a name; null when it is none of the known ones. */
export function typeOf(bytes: Buffer): string | null {
  if (startsWith(bytes, PDF)) return 'pdf';
  if (startsWith(bytes, RAR)) return 'rar';
  if (isZip(bytes)) return zipType(bytes);
  if (!isOle(bytes)) return null;
  if (hasStream(bytes, 'WordDocument')) return 'doc';
  return isWorkbookOle(bytes) ? 'xls' : null;
}

/** Entry names are stored in the clear. */
function zipType(bytes: Buffer): string {
  if (bytes.includes('word/document.xml')) return 'docx';
  return bytes.includes('xl/workbook.xml') ? 'xlsx' : 'zip';
}
