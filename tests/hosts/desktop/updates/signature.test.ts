import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSigned, signDescription } from '../../../../electron/hosts/desktop/updates/signature.ts';
import { newKeys } from './release-server.ts';

const ours = newKeys();
const sign = (file: string, text: string) => signDescription(file, text, ours.privateKey);

test('any text signed with any of the keys is accepted, and no other text or name', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, other) => {
      const signature = sign('latest.yml', text);
      expect(isSigned('latest.yml', text, `${signature}\n`, [newKeys().publicKey, ours.publicKey])).toBe(true);
      expect(isSigned('latest-mac.yml', text, signature, [ours.publicKey])).toBe(false);
      if (other !== text) expect(isSigned('latest.yml', other, signature, [ours.publicKey])).toBe(false);
    }),
    { numRuns: 20 },
  );
});

test('no bytes that somebody makes up are a signature', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String()), (signature) => {
      expect(isSigned('latest.yml', 'version: 9.9.9', signature, [ours.publicKey])).toBe(false);
    }),
  );
});

test('a key that is damaged or of another sort accepts nothing', () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const rsa = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const byRsa = signDescription('latest.yml', 't', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  for (const key of ['', 'nonsense', ours.publicKey.slice(4), rsa]) {
    expect(isSigned('latest.yml', 't', sign('latest.yml', 't'), [key])).toBe(false);
    expect(isSigned('latest.yml', 't', byRsa, [key])).toBe(false);
  }
});
