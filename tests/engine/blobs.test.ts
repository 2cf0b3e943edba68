import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Blobs } from '#engine/blobs.ts';
import { temporaryFile, temporaryFolder } from './read/read-fixture.ts';

const HELLO = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';

test('kept by content, once, and readable by its hash', async () => {
  const blobs = new Blobs(join(temporaryFolder(), 'a', 'blobs'));
  expect(await blobs.has(HELLO)).toBe(false);
  expect(await blobs.putFile(temporaryFile('x.txt', 'hello'))).toEqual({ sha256: HELLO, size: 5 });
  expect(await Promise.all([1, 2, 3].map(() => blobs.putBytes(Buffer.from('hello'))))).toHaveLength(3);
  expect(await blobs.has(HELLO)).toBe(true);
  expect((await blobs.read(HELLO)).toString()).toBe('hello');
  expect(statSync(blobs.path(HELLO)).size).toBe(5);
});

test('a failed copy leaves nothing behind', async () => {
  const folder = temporaryFolder();
  const blobs = new Blobs(folder);
  await expect(blobs.putFile(join(folder, 'gone.pdf'))).rejects.toMatchObject({ code: 'ENOENT' });
  expect(readdirSync(folder)).toEqual([]);
});

test('a damaged blob is never handed out', async () => {
  const blobs = new Blobs(temporaryFolder());
  await blobs.putBytes(Buffer.from('hello'));
  writeFileSync(blobs.path(HELLO), 'hellp');
  await expect(blobs.read(HELLO)).rejects.toThrow('damaged');
});

test('only a hash is a name', () => {
  expect(() => new Blobs('/data').path('../../etc/passwd')).toThrow();
});
