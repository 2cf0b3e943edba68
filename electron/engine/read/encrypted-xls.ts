import { createHash } from 'node:crypto';

const FILE_PASS = 0x2f;
const BOUND_SHEET = 0x85;
/** Records that are never encrypted ([MS-XLS] 2.2.10): BOF, FilePass, UsrExcl, FileLock, InterfaceHdr, RRDInfo, RRDHead. */
const PLAIN = new Set([0x809, FILE_PASS, 0x194, 0x195, 0xe1, 0x196, 0x138]);
/** What takes FilePass's place, so that every record stays where it is: OleObjectSize, which says nothing of cells. */
const HARMLESS = 0xde;

/**
 * The records of a password-protected .xls, decrypted ([MS-OFFCRYPTO] 2.3.5 to 2.3.7: RC4 with and without CryptoAPI, XOR);
 * null when the password is another one, or the encryption none that is known here.
 *
 * @param stream the stream `Workbook` or, before Excel 97, `Book`
 * @param password of 15 ASCII characters at most
 * @throws RangeError when it is cut off
 */
export function openRecords(stream: Buffer, password: string): Buffer | null {
  const all = records(stream);
  const pass = all.find(({ id }) => id === FILE_PASS);
  const decrypt = pass && findCipher(stream.subarray(pass.at + 4, pass.end), password);
  if (!decrypt) return null;
  const opened = decrypt(stream, all);
  for (const { id, at, end } of all) {
    // Heads of records are plain, and so is where a sheet begins.
    const plainTo = PLAIN.has(id) ? end : at + (id === BOUND_SHEET ? 8 : 4);
    stream.copy(opened, at, at, Math.min(plainTo, end));
    if (id === FILE_PASS) opened.writeUInt16LE(HARMLESS, at);
  }
  return opened;
}

interface BiffRecord {
  readonly id: number;
  readonly at: number;
  readonly end: number;
}

function records(stream: Buffer): readonly BiffRecord[] {
  const found: BiffRecord[] = [];
  for (let at = 0; at + 4 <= stream.length; ) {
    const end = at + 4 + stream.readUInt16LE(at + 2);
    found.push({ id: stream.readUInt16LE(at), at, end });
    at = end;
  }
  return found;
}

/** Decrypts everything, what is plain too: it is put back after that. */
type Decrypt = (stream: Buffer, all: readonly BiffRecord[]) => Buffer;

/** How to decrypt, when the password fits what is written beside to tell. */
function findCipher(filePass: Buffer, password: string): Decrypt | null {
  // Before Excel 97 there was one way only, and no number for it.
  if (filePass.length === 4) return findXor(filePass, password);
  if (filePass.readUInt16LE(0) === 0) return findXor(filePass.subarray(2), password);
  const keyOf = findKey(filePass, Buffer.from(password, 'utf16le'));
  if (keyOf === null) return null;
  return (stream) => {
    const opened = Buffer.alloc(stream.length);
    for (let at = 0; at < stream.length; at += BLOCK) {
      rc4(keyOf(at / BLOCK), stream.subarray(at, at + BLOCK)).copy(opened, at);
    }
    return opened;
  };
}

/** What the password is filled up with. */
const FILLING = Buffer.from('bbffffbaffffb98000be0f00bf0f00', 'hex');

function findXor(filePass: Buffer, password: string): Decrypt | null {
  const letters = Buffer.from(password, 'latin1');
  const key = crc16(letters.map((letter) => letter & 0x7f));
  if (filePass.readUInt16LE(0) !== key || filePass.readUInt16LE(2) !== verifierOf(letters)) return null;
  const mask = Buffer.concat([letters, FILLING]).subarray(0, 16);
  for (const [i, byte] of mask.entries()) mask[i] = rotatedRight(byte ^ (i % 2 === 0 ? key & 255 : key >> 8), 1);
  return (stream, all) => {
    const opened = Buffer.from(stream);
    for (const { at, end } of all) {
      for (let i = at + 4; i < Math.min(end, stream.length); i++) {
        opened[i] = rotatedRight((stream[i] ?? 0) ^ (mask[(i + end - at - 4) % 16] ?? 0), 5);
      }
    }
    return opened;
  };
}

/** CRC-16/CCITT-FALSE: what the tables of [MS-OFFCRYPTO] 2.3.7.2 come to. */
function crc16(bytes: Uint8Array): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff;
  }
  return crc;
}

function verifierOf(letters: Uint8Array): number {
  let verifier = 0;
  for (const byte of [letters.length, ...letters].reverse()) {
    verifier = (((verifier << 1) & 0x7fff) | (verifier >> 14)) ^ byte;
  }
  return verifier ^ 0xce4b;
}

function rotatedRight(byte: number, bits: number): number {
  return ((byte >> bits) | (byte << (8 - bits))) & 255;
}

/** From this many bytes to the next there is another key. */
const BLOCK = 1024;

type KeyOfBlock = (block: number) => Buffer;

function findKey(filePass: Buffer, password: Buffer): KeyOfBlock | null {
  const [type, major, minor] = [filePass.readUInt16LE(0), filePass.readUInt16LE(2), filePass.readUInt16LE(4)];
  if (type !== 1) return null;
  if (major === 1 && minor === 1) {
    const key = rc4Key(filePass.subarray(6, 22), password);
    return fits(key(0), 'md5', filePass.subarray(22, 38), filePass.subarray(38, 54)) ? key : null;
  }
  if (minor !== 2 || ![2, 3, 4].includes(major)) return null;
  const header = filePass.subarray(14, 14 + filePass.readUInt32LE(10));
  const verifier = filePass.subarray(14 + header.length);
  if (header.readUInt32LE(8) !== ALG_RC4) return null;
  const key = cryptoApiKey(verifier.subarray(4, 20), password, header.readUInt32LE(16) || 40);
  return fits(key(0), 'sha1', verifier.subarray(20, 36), verifier.subarray(40, 60)) ? key : null;
}

const ALG_RC4 = 0x6801;

function fits(key: Buffer, algorithm: string, verifier: Buffer, hash: Buffer): boolean {
  const opened = rc4(key, Buffer.concat([verifier, hash]));
  return hashOf(algorithm, opened.subarray(0, 16)).equals(opened.subarray(16));
}

function rc4Key(salt: Buffer, password: Buffer): KeyOfBlock {
  const short = hashOf('md5', password).subarray(0, 5);
  const hash = hashOf('md5', ...Array(16).fill([short, salt]).flat()).subarray(0, 5);
  return (block) => hashOf('md5', hash, inFourBytes(block));
}

function cryptoApiKey(salt: Buffer, password: Buffer, bits: number): KeyOfBlock {
  const hash = hashOf('sha1', salt, password);
  return (block) => {
    const key = hashOf('sha1', hash, inFourBytes(block)).subarray(0, bits / 8);
    return bits === 40 ? Buffer.concat([key, Buffer.alloc(11)]) : key;
  };
}

function hashOf(algorithm: string, ...parts: readonly Buffer[]): Buffer {
  const hash = createHash(algorithm);
  for (const part of parts) hash.update(part);
  return hash.digest();
}

function inFourBytes(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
}

/** RC4, which neither OpenSSL nor BoringSSL offers any more: for reading what Excel 97 to 2003 wrote, never to protect. */
function rc4(key: Buffer, bytes: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, i) => i);
  const swap = (a: number, b: number) => {
    [state[a], state[b]] = [state[b] ?? 0, state[a] ?? 0];
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  const opened = Buffer.alloc(bytes.length);
  for (let at = 0, i = 0, j = 0; at < bytes.length; at++) {
    i = (i + 1) & 255;
    j = (j + (state[i] ?? 0)) & 255;
    swap(i, j);
    opened[at] = (bytes[at] ?? 0) ^ (state[((state[i] ?? 0) + (state[j] ?? 0)) & 255] ?? 0);
  }
  return opened;
}
