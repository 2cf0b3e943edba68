import { crc32, deflateRawSync } from 'node:zlib';

/** An entry as it is to stand in the archive; what is declared may be a lie. */
export interface RawEntry {
  readonly name: string;
  readonly data: Buffer;
  /** Deflate `data` first. */
  readonly deflated?: boolean;
  /** `data` is deflated already and inflates to this checksum. */
  readonly raw?: { readonly crc: number };
  readonly declared?: number;
  readonly flags?: number;
}

/** Deflated bytes with whatever size they shall claim. */
export function declare(deflated: Buffer, declared: number): Pick<RawEntry, 'data' | 'raw' | 'declared'> {
  return { data: deflated, raw: { crc: 0 }, declared };
}

/** A zip byte by byte: no library writes one that lies. */
export function rawZip(entries: readonly RawEntry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { name, fields, body } = encode(entry);
    const local = Buffer.concat([signature(0x04034b50), fields, name, body]);
    const central = Buffer.alloc(16);
    central.writeUInt32LE(offset, 12);
    // The directory repeats the fields: version made by first, comment, disk, attributes and offset after them.
    directory.push(signature(0x02014b50), Buffer.from([20, 0]), fields, central.subarray(2), name);
    locals.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, listed, signature(0x06054b50), end]);
}

function encode(entry: RawEntry): { name: Buffer; fields: Buffer; body: Buffer } {
  const name = Buffer.from(entry.name);
  const body = entry.deflated ? deflateRawSync(entry.data) : entry.data;
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(entry.flags ?? 0, 2);
  fields.writeUInt16LE(entry.deflated || entry.raw ? 8 : 0, 4);
  fields.writeUInt32LE(entry.raw?.crc ?? crc32(entry.data), 10);
  fields.writeUInt32LE(body.length, 14);
  fields.writeUInt32LE(entry.declared ?? entry.data.length, 18);
  fields.writeUInt16LE(name.length, 22);
  return { name, fields, body };
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
