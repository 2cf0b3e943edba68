import { inflateRawSync } from 'node:zlib';

/** A part of an archive, still deflated. */
interface Entry {
  readonly name: string;
  readonly originalSize: number;
  /** Where its local header begins. */
  readonly at: number;
  readonly size: number;
  readonly method: number;
}

const END_RECORD = 0x06054b50;
const DIRECTORY_RECORD = 0x02014b50;
const LOCAL_RECORD = 0x04034b50;
const [STORED, DEFLATED] = [0, 8];
/** With some room left, all of a part goes into one buffer; a full one is followed by another of its size. */
const ROOM = 64;
/** Stands where a number is too large for the plain format. */
const ELSEWHERE = 0xffffffff;

/**
 * Inflates the wanted parts of a plain zip by zlib, each to the very size that its directory declares; null for an archive that
 * is not quite plain (encrypted, split, of the large format, with something behind its end): whoever gets it reads it another way.
 *
 * @param wanted asked for each part before anything of it is inflated
 */
export function inflateParts(
  zip: Uint8Array,
  wanted: (part: { readonly name: string; readonly originalSize: number }) => boolean,
): ReadonlyMap<string, Uint8Array> | null {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.length);
  const entries = entriesOf(bytes);
  if (entries === null || new Set(entries.map(({ name }) => name)).size < entries.length) return null;
  const parts = new Map<string, Uint8Array>();
  for (const entry of entries) {
    if (!wanted(entry)) continue;
    const content = contentOf(bytes, entry);
    if (content === null) return null;
    parts.set(entry.name, content);
  }
  return parts;
}

function entriesOf(bytes: Buffer): readonly Entry[] | null {
  const end = bytes.length - 22;
  if (end < 0 || bytes.readUInt32LE(end) !== END_RECORD) return null;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const entries: Entry[] = [];
  for (let nth = 0; nth < count; nth++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== DIRECTORY_RECORD) return null;
    const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)];
    const [size, originalSize] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
    const [nameLength, extra, comment] = [28, 30, 32].map((of) => bytes.readUInt16LE(at + of));
    const local = bytes.readUInt32LE(at + 42);
    const isPlain = (flags & 1) === 0 && (method === STORED || method === DEFLATED);
    if (!isPlain || [size, originalSize, local].includes(ELSEWHERE)) return null;
    const name = bytes.toString((flags & 0x800) !== 0 ? 'utf8' : 'latin1', at + 46, at + 46 + (nameLength ?? 0));
    entries.push({ name, originalSize, at: local, size, method });
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return at === end ? entries : null;
}

function contentOf(bytes: Buffer, { at, size, originalSize, method }: Entry): Uint8Array | null {
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== LOCAL_RECORD) return null;
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  if (from + size > bytes.length) return null;
  const deflated = bytes.subarray(from, from + size);
  if (method === STORED) return size === originalSize ? deflated : null;
  try {
    const content = inflateRawSync(deflated, {
      maxOutputLength: Math.max(1, originalSize),
      chunkSize: originalSize + ROOM,
    });
    return content.length === originalSize ? content : null;
  } catch {
    return null;
  }
}
