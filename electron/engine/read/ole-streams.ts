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
