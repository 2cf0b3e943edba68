import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isSigned } from '../../electron/hosts/desktop/updates/signature.ts';
import { publicKeyOf, signRelease } from '../../packaging/updates/sign-release.ts';
import { appImage, newKeys, release } from '../hosts/desktop/updates/release-server.ts';

const keys = newKeys();
const options = { version: '1.3.0', privateKey: keys.privateKey, trusted: [keys.publicKey] };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dockhand-release-'));
  for (const [name, bytes] of release('1.3.0', newKeys())) writeFileSync(join(folder, name), bytes);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const edit = (name: string, change: (text: string) => string) =>
  writeFileSync(join(folder, name), change(readFileSync(join(folder, name), 'utf8')));

test('every description is signed, each under its own name', async () => {
  const files = await signRelease(folder, options);
  expect(files.sort()).toEqual([
    'latest-linux-arm64.yml.sig',
    'latest-linux.yml.sig',
    'latest-mac.yml.sig',
    'latest.yml.sig',
  ]);
  const [text, signature] = ['latest-mac.yml', 'latest-mac.yml.sig'].map((name) =>
    readFileSync(join(folder, name), 'utf8'),
  );
  expect(isSigned('latest-mac.yml', text ?? '', signature ?? '', [publicKeyOf(keys.privateKey)])).toBe(true);
});

test.each<[string, () => void, RegExp]>([
  ['another version', () => edit('latest.yml', (text) => text.replace('1.3.0', '1.2.0')), /describes 1\.2\.0/],
  ['a file that is not as described', () => writeFileSync(join(folder, appImage), 'x'), /not there as described/],
  ['a file that is not there', () => rmSync(join(folder, appImage)), /not there as described/],
  ['notes in one language', () => edit('latest.yml', (text) => text.replace(/ +en: .*\n/, '')), /both languages/],
  ['a description of another form', () => edit('latest.yml', (text) => text.replace('files:', 'others:')), /not what/],
])('%s is not signed', async (_name, change, message) => {
  change();
  await expect(signRelease(folder, options)).rejects.toThrow(message);
});

test('a key that the program does not trust signs nothing', async () => {
  await expect(signRelease(folder, { ...options, trusted: [newKeys().publicKey] })).rejects.toThrow('publisher.ts');
  await expect(signRelease(folder, { ...options, trusted: [] })).rejects.toThrow('publisher.ts');
});
