import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { publicKeyOf } from './sign-release.ts';

/**
 * `npm run updates:key -- <file>`: makes a pair of keys for updates. The private one is written to a file that must not
 * exist yet; the public one is printed, for `electron/hosts/desktop/updates/publisher.ts`.
 */
const [file] = process.argv.slice(2);
if (file === undefined)
  throw new Error('Usage: npm run updates:key -- <file for the private key, outside this folder>');
const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
writeFileSync(file, pem, { mode: 0o600, flag: 'wx' });
process.stdout.write(`${publicKeyOf(pem)}\n`);
