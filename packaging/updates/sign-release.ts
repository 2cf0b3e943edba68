import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseUpdateInfo } from 'electron-updater/out/providers/Provider.js';
import { type Description, description, isGenuine, notesOf } from '../../electron/hosts/desktop/updates/description.ts';
import { isSigned, signatureFile, signDescription } from '../../electron/hosts/desktop/updates/signature.ts';

export interface ReleaseOptions {
  readonly version: string;
  /** PKCS 8, PEM. */
  readonly privateKey: string;
  /** The keys of the very program that is released: what they do not accept, nobody could install. */
  readonly trusted: readonly string[];
}

/**
 * Signs the descriptions (`latest*.yml`) that electron-builder left in a folder, once everything they say is true there.
 *
 * @returns the names of the signature files
 * @throws when a description, a file or the key is not as the update client wants it
 */
export async function signRelease(folder: string, options: ReleaseOptions): Promise<string[]> {
  const names = readdirSync(folder).filter((name) => /^latest.*\.yml$/.test(name));
  if (names.length === 0) throw new Error(`Nothing to sign in ${folder}`);
  const signatures = [];
  for (const name of names) {
    const text = readFileSync(join(folder, name), 'utf8');
    await checkDescription(folder, name, text, options.version);
    const signature = signDescription(name, text, options.privateKey);
    if (!isSigned(name, text, signature, options.trusted)) {
      throw new Error('The private key does not belong to any key in publisher.ts');
    }
    writeFileSync(join(folder, signatureFile(name)), signature);
    signatures.push(signatureFile(name));
  }
  return signatures;
}

async function checkDescription(folder: string, name: string, text: string, version: string): Promise<void> {
  const parsed = description.safeParse(parseUpdateInfo(text, name, new URL(`file:///${name}`)));
  if (!parsed.success) throw new Error(`${name} is not what the update client expects: ${parsed.error.message}`);
  const info: Description = parsed.data;
  if (info.version !== version) throw new Error(`${name} describes ${info.version}, not ${version}`);
  const { zh, en } = notesOf(info);
  if (!zh || !en) throw new Error(`${name} has no release notes in both languages (docs/releases/${version}/)`);
  for (const { url } of info.files) {
    if (!(await isGenuine(join(folder, url), info)))
      throw new Error(`${name} names ${url}, which is not there as described`);
  }
}

/** The public key that belongs to a private one, as `publisher.ts` holds it. */
export function publicKeyOf(privateKey: string): string {
  return createPublicKey(createPrivateKey(privateKey)).export({ type: 'spki', format: 'der' }).toString('base64');
}
