import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';

/**
 * Windows and macOS check the signature of a program themselves, if it has one; Linux does not. So what a release offers
 * is signed as well: its description (`latest.yml`), which holds the SHA-512 of every file, by Ed25519, in a file beside
 * it. The description's name is signed with it, so that one platform's cannot pass for another's.
 */
export const signatureFile = (descriptionFile: string): string => `${descriptionFile}.sig`;

const signedBytes = (file: string, text: string) => Buffer.from(`dockhand-update\n${file}\n${text}`, 'utf8');

/** @returns base64 */
export function signDescription(file: string, text: string, privateKeyPem: string): string {
  return sign(null, signedBytes(file, text), createPrivateKey(privateKeyPem)).toString('base64');
}

/** True when one of the keys made this signature for this file name and text. Anything unreadable is no signature. */
export function isSigned(file: string, text: string, signature: string, keys: readonly string[]): boolean {
  return keys.some((key) => {
    try {
      const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
      const isEd25519 = publicKey.asymmetricKeyType === 'ed25519';
      return isEd25519 && verify(null, signedBytes(file, text), publicKey, Buffer.from(signature.trim(), 'base64'));
    } catch {
      return false;
    }
  });
}
