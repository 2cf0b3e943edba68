import { crc32 } from 'node:zlib';
import * as yauzl from 'yauzl';
import { decodeText } from './encoding.ts';

export interface ZipEntry {
  /** As stored; never used as a path to write to. */
  readonly name: string;
  readonly declaredBytes: number;
  readonly encrypted: boolean;
  /**
   * Inflates, chunk by chunk and never beyond the declared size.
   * @throws ZipDamaged when the true size is not the declared one or the checksum does not fit
   */
  chunks(): AsyncIterable<Uint8Array>;
}

/** The archive's bytes are not what its directory says. */
export class ZipDamaged extends Error {
  override readonly name = 'ZipDamaged';
  readonly reason: 'directory' | 'size' | 'data';

  constructor(reason: ZipDamaged['reason'], cause?: unknown) {
    super(`zip: ${reason}`, { cause });
    this.reason = reason;
  }
}

/**
 * The entries of a zip's central directory, folders left out; null when there are more than `max`. Nothing is inflated.
 * @throws ZipDamaged when the directory cannot be read (a truncated download, for example)
 */
export async function zipEntries(zip: Buffer, max: number): Promise<readonly ZipEntry[] | null> {
  try {
    // Names are decoded here: yauzl would refuse odd ones, and nothing is ever written to a path an archive names.
    const archive = await yauzl.fromBufferPromise(withoutTail(zip), {
      decodeStrings: false,
      lazyEntries: true,
      autoClose: false,
    });
    if (archive.entryCount > max) return null;
    const entries: ZipEntry[] = [];
    for await (const entry of archive.eachEntry()) {
      const name = entryName(entry);
      if (name.endsWith('/')) continue;
      entries.push({
        name,
        declaredBytes: entry.uncompressedSize,
        encrypted: entry.isEncrypted(),
        chunks: () => inflate(archive, entry),
      });
    }
    return entries;
  } catch (error) {
    throw new ZipDamaged(/size mismatch/.test(String(error)) ? 'size' : 'directory', error);
  }
}

const END_RECORD = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const END_RECORD_BYTES = 22;

/** Without what stands behind the zip's end: mail gateways and servers add a byte or a line, and Excel reads on. */
function withoutTail(zip: Buffer): Buffer {
  const at = zip.lastIndexOf(END_RECORD);
  if (at < 0 || at + END_RECORD_BYTES > zip.length) return zip;
  const end = at + END_RECORD_BYTES + zip.readUInt16LE(at + 20);
  return end < zip.length ? zip.subarray(0, end) : zip;
}

/** One entry's bytes. @throws ZipDamaged as {@link ZipEntry.chunks} does */
export async function readEntry(entry: ZipEntry): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of entry.chunks()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** UTF-8 when the entry says so or it reads as such; else the Chinese Windows code page, which never says so. */
function entryName(entry: yauzl.Entry): string {
  const raw = entry.fileNameRaw;
  const isUtf8 = (entry.generalPurposeBitFlag & 0x800) !== 0;
  const name = isUtf8 ? raw.toString('utf8') : (decodeText(raw)?.text ?? raw.toString('latin1'));
  return name.replaceAll('\\', '/');
}

async function* inflate(archive: yauzl.ZipFile, entry: yauzl.Entry): AsyncGenerator<Uint8Array> {
  let checksum = 0;
  try {
    for await (const chunk of await archive.openReadStreamPromise(entry)) {
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  } catch (error) {
    // yauzl counts the bytes: "too many bytes in the stream", "not enough bytes in the stream".
    throw new ZipDamaged(/bytes in the stream/.test(String(error)) ? 'size' : 'data', error);
  }
  if (checksum !== entry.crc32) throw new ZipDamaged('data');
}
