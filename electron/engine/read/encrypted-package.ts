import { createDecipheriv, createHash } from 'node:crypto';
import { readXml } from './xml-events.ts';

/**
 * What a password-protected .xlsx, .xlsm or .xlsb holds ([MS-OFFCRYPTO] 2.3.4.5 to 2.3.4.15: standard and agile
 * encryption, AES alone); null when the password is another one, or the encryption none that is known here.
 *
 * @param info the stream `EncryptionInfo`
 * @param encrypted the stream `EncryptedPackage`
 * @throws RangeError, XmlCutOff when a stream is cut off
 */
export function openPackage(info: Buffer, encrypted: Buffer, password: string): Buffer | null {
  const [major, minor] = [info.readUInt16LE(0), info.readUInt16LE(2)];
  const words = Buffer.from(password, 'utf16le');
  const size = Number(encrypted.readBigUInt64LE(0));
  const content = encrypted.subarray(8);
  if (size > content.length) return null;
  const opened =
    major === 4 && minor === 4
      ? openAgile(info.subarray(8), content, words)
      : minor === 2 && [2, 3, 4].includes(major)
        ? openStandard(info, content, words)
        : null;
  return opened?.subarray(0, size) ?? null;
}

/** Rounds of hashing that are done. Excel writes 100 000, the format allows ten million: that is half a minute's work. */
const MOST_ROUNDS = 1_000_000;

/** Hash(n) = H(n, Hash(n - 1)), so that guessing passwords takes long. */
function spun(algorithm: string, salt: Buffer, password: Buffer, rounds: number): Buffer {
  let hash = hashOf(algorithm, salt, password);
  const block = Buffer.alloc(4 + hash.length);
  for (let round = 0; round < rounds; round++) {
    block.writeUInt32LE(round);
    hash.copy(block, 4);
    hash = hashOf(algorithm, block);
  }
  return hash;
}

function hashOf(algorithm: string, ...parts: readonly Buffer[]): Buffer {
  const hash = createHash(algorithm);
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** Whole blocks; what is behind the last of them is no part of the content. */
function aes(mode: 'cbc' | 'ecb', key: Buffer, iv: Buffer | null, bytes: Buffer): Buffer {
  const decipher = createDecipheriv(`aes-${key.length * 8}-${mode}`, key, iv).setAutoPadding(false);
  return decipher.update(bytes.subarray(0, bytes.length - (bytes.length % 16)));
}

const KEY_BITS = new Set([128, 192, 256]);

/** Standard encryption: SHA-1 and AES-ECB. */
function openStandard(info: Buffer, content: Buffer, password: Buffer): Buffer | null {
  const header = info.subarray(12, 12 + info.readUInt32LE(8));
  const verifier = info.subarray(12 + header.length);
  const [algorithm, keyBits] = [header.readUInt32LE(8), header.readUInt32LE(16)];
  // AES of 128, 192 and 256 bits are 0x660E to 0x6610.
  if (algorithm < 0x660e || algorithm > 0x6610 || !KEY_BITS.has(keyBits)) return null;
  const salt = verifier.subarray(4, 20);
  const hash = hashOf('sha1', spun('sha1', salt, password, 50_000), Buffer.alloc(4));
  const derived = [0x36, 0x5c].map((fill) => {
    const block = Buffer.alloc(64, fill);
    for (const [i, byte] of hash.entries()) block[i] = byte ^ fill;
    return hashOf('sha1', block);
  });
  const key = Buffer.concat(derived).subarray(0, keyBits / 8);
  const expected = hashOf('sha1', aes('ecb', key, null, verifier.subarray(20, 36)));
  const found = aes('ecb', key, null, verifier.subarray(40, 72));
  return found.subarray(0, expected.length).equals(expected) ? aes('ecb', key, null, content) : null;
}

type Attributes = Readonly<Record<string, string>>;

const HASHES: Readonly<Record<string, string>> = {
  MD5: 'md5',
  SHA1: 'sha1',
  'SHA-1': 'sha1',
  SHA256: 'sha256',
  SHA384: 'sha384',
  SHA512: 'sha512',
};

/** What the derived key is for ([MS-OFFCRYPTO] 2.3.4.13). */
const PURPOSES = {
  verifierInput: Buffer.from('fea7d2763b4b9e79', 'hex'),
  verifierHash: Buffer.from('d7aa0f6d3061344e', 'hex'),
  key: Buffer.from('146e0be7abacd0d6', 'hex'),
};

const SEGMENT = 4096;

/** Agile encryption: what is used for what stands in XML. */
function openAgile(xml: Buffer, content: Buffer, password: Buffer): Buffer | null {
  let data: Attributes | undefined;
  let own: Attributes | undefined;
  readXml(xml, {
    open: (name, attributes) => {
      if (name === 'keyData') data ??= attributes;
      // A file may be encrypted for certificates too.
      if (name === 'encryptedKey' && attributes.spinCount !== undefined) own ??= attributes;
    },
  });
  const [forData, forKey] = [algorithms(data), algorithms(own)];
  const rounds = Number(own?.spinCount);
  if (!own || !forData || !forKey || !(rounds >= 0 && rounds <= MOST_ROUNDS)) return null;

  const hash = spun(forKey.hash, forKey.salt, password, rounds);
  const iv = sized(forKey.salt, 16);
  const decrypted = (purpose: Buffer, text = '') => {
    const key = sized(hashOf(forKey.hash, hash, purpose), forKey.keyBits / 8);
    return aes('cbc', key, iv, Buffer.from(text, 'base64'));
  };
  const input = decrypted(PURPOSES.verifierInput, own.encryptedVerifierHashInput).subarray(0, forKey.salt.length);
  const expected = hashOf(forKey.hash, input);
  const found = decrypted(PURPOSES.verifierHash, own.encryptedVerifierHashValue);
  if (!found.subarray(0, expected.length).equals(expected)) return null;

  const key = decrypted(PURPOSES.key, own.encryptedKeyValue).subarray(0, forData.keyBits / 8);
  const opened = Buffer.alloc(content.length);
  for (let at = 0; at < content.length; at += SEGMENT) {
    const number = Buffer.alloc(4);
    number.writeUInt32LE(at / SEGMENT);
    const segmentIv = sized(hashOf(forData.hash, forData.salt, number), 16);
    aes('cbc', key, segmentIv, content.subarray(at, at + SEGMENT)).copy(opened, at);
  }
  return opened;
}

/** Null where it is not AES in CBC. */
function algorithms(given: Attributes | undefined) {
  const { cipherAlgorithm, cipherChaining, hashAlgorithm = '', saltValue = '', keyBits } = given ?? {};
  const hash = HASHES[hashAlgorithm.toUpperCase()];
  if (cipherAlgorithm !== 'AES' || cipherChaining !== 'ChainingModeCBC' || hash === undefined) return null;
  if (!KEY_BITS.has(Number(keyBits))) return null;
  return { hash, salt: Buffer.from(saltValue, 'base64'), keyBits: Number(keyBits) };
}

/** Cut off, or filled up with 0x36. */
function sized(bytes: Buffer, length: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(length, 0x36)]).subarray(0, length);
}
