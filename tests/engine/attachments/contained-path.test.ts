import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { findInside } from '#engine/attachments/contained-path.ts';
import { temporaryFolder } from '../read/read-fixture.ts';

let root: string;
let outside: string;

beforeEach(() => {
  const base = realpathSync(temporaryFolder());
  root = join(base, 'orders');
  outside = join(base, 'private');
  mkdirSync(join(root, 'docs'), { recursive: true });
  mkdirSync(outside);
  writeFileSync(join(root, 'invoice.pdf'), 'x');
  writeFileSync(join(root, 'docs', 'list.pdf'), 'x');
  writeFileSync(join(outside, 'secret.pdf'), 'x');
});

test('names beside the workbook and below it are found, with either slash', async () => {
  expect(await findInside(root, 'invoice.pdf')).toMatchObject({ type: 'found', path: join(root, 'invoice.pdf') });
  for (const name of ['docs/list.pdf', 'docs\\list.pdf', './docs//list.pdf', ' invoice.pdf ']) {
    expect(await findInside(root, name)).toMatchObject({ type: 'found' });
  }
  expect(await findInside(root, 'docs')).toMatchObject({ type: 'found' });
  expect(await findInside(root, 'invoice.pdf/x')).toEqual({ type: 'missing' });
  expect(await findInside(root, 'gone.pdf')).toEqual({ type: 'missing' });
});

test.each([
  '../private/secret.pdf',
  'docs/../../private/secret.pdf',
  'docs\\..\\..\\private\\secret.pdf',
  '/etc/passwd',
  '\\\\host\\share\\a.pdf',
  '//host/share/a.pdf',
  '\\\\?\\C:\\a.pdf',
  '\\\\.\\pipe\\x',
  'C:\\orders\\a.pdf',
  'c:a.pdf',
  'invoice.pdf:stream',
  'CON',
  'nul.pdf',
  'docs/com1.txt',
  'LPT9',
  'a\0.pdf',
  '',
])('%j is outside, without being looked at (D1.9)', async (name) => {
  expect(await findInside(root, name)).toEqual({ type: 'outside' });
});

test.each(['what?.pdf', 'invoice.pdf.', 'docs /list.pdf', 'a|b.pdf'])('%j can name no file', async (name) => {
  expect(await findInside(root, name)).toEqual({ type: 'missing' });
});

test('links are judged by where they say they lead, before they are followed (D1.9)', async () => {
  symlinkSync(join(outside, 'secret.pdf'), join(root, 'escape.pdf'));
  symlinkSync(outside, join(root, 'folder'));
  symlinkSync('../private', join(root, 'relative'));
  symlinkSync('docs', join(root, 'inner'));
  symlinkSync('loop', join(root, 'loop'));
  symlinkSync('\\\\host\\share', join(root, 'share'));
  for (const name of ['escape.pdf', 'folder/secret.pdf', 'relative/secret.pdf', 'loop']) {
    expect(await findInside(root, name)).toEqual({ type: 'outside' });
  }
  expect(await findInside(root, 'share')).not.toMatchObject({ type: 'found' });
  expect(await findInside(root, 'inner/list.pdf')).toMatchObject({ path: join(root, 'docs', 'list.pdf') });
});

test('no name whatever leads out of the folder', async () => {
  const part = fc.constantFrom(
    '..',
    '.',
    '',
    'docs',
    'private',
    'secret.pdf',
    'folder',
    'C:',
    '\\\\',
    '~',
    'list.pdf',
    ' ',
  );
  symlinkSync(outside, join(root, 'folder'));
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 6 }), fc.constantFrom('/', '\\'), async (parts, slash) => {
      const found = await findInside(root, parts.join(slash));
      if (found.type === 'found') expect(`${found.path}/`.startsWith(`${root}/`)).toBe(true);
    }),
  );
});
